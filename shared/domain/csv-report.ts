/** What the one validator says of a batch file; preview, `check`, import and run all use it (ARCHITECTURE, idea 2). */
import { z } from 'zod';
import { profileSchema } from './recipe.ts';

export const cellProblemSchema = z.strictObject({
  /** Data row from 1; 0 where the problem is the file's or the header's. */
  row: z.int().min(0),
  /** Column name as in the header; empty where the whole row is meant. */
  column: z.string(),
  /** Verbatim, cut to 200 characters; empty for secret columns. */
  value: z.string(),
  code: z.string(),
  message: z.string(),
  fix: z.string(),
  severity: z.enum(['error', 'warning']),
});
export type CellProblem = z.infer<typeof cellProblemSchema>;

export const checkSummarySchema = z.strictObject({
  profile: profileSchema,
  rows: z.int(),
  validRows: z.int(),
  invalidRows: z.int(),
  invalidCells: z.int(),
  pages: z.strictObject({ size: z.int(), withErrors: z.array(z.int()) }),
});
export type CheckSummary = z.infer<typeof checkSummarySchema>;
