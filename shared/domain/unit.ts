/** A batch and its units as they are stored at import: verbatim, with secrets replaced by references (ARCHITECTURE, ideas 6 and 7). */
import { z } from 'zod';
import { identifierSchema } from './identifiers.ts';
import { batchIdSchema, deviceIdSchema, manufacturerIdSchema, sha256Schema, unitIdSchema } from './ids.ts';
import { outcomeSchema } from './outcome.ts';
import { profileSchema } from './recipe.ts';

export const unitSchema = z.strictObject({
  unitId: unitIdSchema,
  batchId: batchIdSchema,
  deviceId: deviceIdSchema,
  /** Data row of the file, from 1. */
  row: z.int().min(1),
  identifiers: z.array(identifierSchema),
  /** Columns by header, byte for byte. Secret columns are missing here; see `secretColumns`. */
  columns: z.record(z.string(), z.string()),
  /** Secret columns for which the vault holds a value of this unit; an empty cell is not among them. */
  secretColumns: z.array(z.string()),
});
export type Unit = z.infer<typeof unitSchema>;

/** Which recipe the rows get that have one of these values, byte for byte, in this column. The contents are stored by hash. */
export const recipesBySchema = z.strictObject({
  column: z.string().min(1).max(200),
  recipes: z
    .array(z.strictObject({ value: z.string(), name: z.string(), version: z.int(), sha256: sha256Schema }))
    .min(1)
    .max(100),
});
export type RecipesBy = z.infer<typeof recipesBySchema>;

export const batchSchema = z.strictObject({
  batchId: batchIdSchema,
  name: z.string(),
  profile: profileSchema,
  recipeName: z.string(),
  recipeVersion: z.int(),
  recipeSha256: sha256Schema,
  columns: z.array(z.string()),
  secretColumns: z.array(z.string()),
  unitCount: z.int(),
  quantity: z.int().optional(),
  manufacturer: z.string().optional(),
  manufacturerId: manufacturerIdSchema.optional(),
  customer: z.string().optional(),
  recipesBy: recipesBySchema.optional(),
  importedAt: z.string(),
});
export type Batch = z.infer<typeof batchSchema>;

/** Where a batch stands: how many units are open, in work, and at each outcome. */
export const batchStatusSchema = z.strictObject({
  batch: batchSchema,
  open: z.int(),
  running: z.int(),
  /** Interrupted runs without an open intent; those with one count under `outcomes.unknown`. */
  interrupted: z.int(),
  outcomes: z.partialRecord(outcomeSchema, z.int()),
  prepared: z.int(),
  provisioned: z.int(),
});
export type BatchStatus = z.infer<typeof batchStatusSchema>;
