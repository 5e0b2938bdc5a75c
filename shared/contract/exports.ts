/** Batches for other systems: which dialects a batch can be written in, how that looks, and the file itself with its manifest. */
import { z } from 'zod';
import { dialectSchema, exportedSchema, exportWarningSchema, onlySchema } from '../domain/exports.ts';
import { batchIdSchema } from '../domain/ids.ts';
import { MAX_NAME_LENGTH } from '../domain/people.ts';
import { failureSchema } from '../domain/problem.ts';
import { outgoingSchema } from './outgoing.ts';

const order = {
  dialect: dialectSchema,
  only: onlySchema.default('all'),
  /** Puts an apostrophe before cells that a spreadsheet would compute; for dialects with `canBeFormulaSafe`. */
  formulaSafe: z.boolean().default(false),
};
/** Who exports, at a station that nobody signs in at. */
const operator = z.string().min(1).max(MAX_NAME_LENGTH).optional();

export const dialectViewSchema = z.strictObject({
  dialect: dialectSchema,
  /** Of the file, without a dot: `csv`, `ndjson`. */
  extension: z.string(),
  canBeFormulaSafe: z.boolean(),
  /** Why this batch cannot be written so, as far as its columns tell; a single row may still be refused by `exports.write`. */
  refusal: failureSchema.optional(),
  /** What to know of it beforehand; how often, the written file tells. */
  warnings: z.array(exportWarningSchema),
});
export type DialectView = z.infer<typeof dialectViewSchema>;

export const exportRequests = {
  'exports.dialects': { input: z.strictObject({ batchId: batchIdSchema }), output: z.array(dialectViewSchema) },
  /** The first lines, as text; of a table that is no text, the cells divided by tabs. Ends within a line where `isWhole` is false. */
  'exports.preview': {
    input: z.strictObject({ batchId: batchIdSchema, ...order }),
    output: z.strictObject({ text: z.string(), isWhole: z.boolean() }),
  },
  /** The file and, with the suffix `.manifest.json`, its manifest. Refused as a whole, or written as a whole. */
  'exports.write': {
    input: z.strictObject({ batchId: batchIdSchema, ...order, operator }),
    output: exportedSchema.extend({ outgoing: outgoingSchema }),
  },
} as const;

/** For commands, which name paths. */
export const exportCommandRequests = {
  'commands.export': {
    input: z.strictObject({
      batch: z.string().min(1).max(1024),
      ...order,
      /** An absolute path, because the engine has another working folder than the command. An earlier export there is replaced. */
      file: z.string().min(1).max(4096).optional(),
      /** Where to put it under the batch's name, without `file`. */
      folder: z.string().min(1).max(4096),
      operator: z.string().min(1).max(64),
    }),
    output: exportedSchema.extend({ file: z.string(), manifest: z.string() }),
  },
} as const;
