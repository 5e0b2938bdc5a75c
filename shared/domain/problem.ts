/** One thing wrong with an input, in a form that screens and the command line print the same way. */
import { z } from 'zod';

/** An AppError as data: code with the parameters of its text. Never holds a secret. */
export const failureSchema = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.string()),
  /** The technical chain behind "Details": codes and messages of the causes, outermost first. */
  chain: z.array(z.string()),
});
export type Failure = z.infer<typeof failureSchema>;

/** A problem of a recipe or station file. */
export interface FileProblem {
  /** Where, as in `steps[2].with.set`; empty where the whole file is meant. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  /** A file with warnings only can be used. */
  readonly severity: 'error' | 'warning';
}
