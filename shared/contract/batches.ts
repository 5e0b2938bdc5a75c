/** Batch files and batches. A file's bytes come in pieces, so that the page never names a path. */
import { z } from 'zod';
import { batchIdSchema, manufacturerIdSchema } from '../domain/ids.ts';
import { MAX_NAME_LENGTH } from '../domain/people.ts';
import { profileSchema } from '../domain/recipe.ts';
import { batchStatusSchema } from '../domain/unit.ts';
import { checkId, columnMappingSchema, tableRequests, tableStateSchema } from './batch-table.ts';
import { languageSchema } from './language.ts';

export const UPLOAD_PIECE_BYTES = 1024 * 1024;
export const MAX_UPLOAD_BYTES = 256 * 1024 * 1024;
const uploadId = z.string().min(1).max(64);

/** By value of the column, the file name of a recipe. */
const recipesByOrder = z.strictObject({ column: z.string().min(1).max(200), recipes: z.record(z.string().max(200), z.string().max(255)) });

export const recipeSummarySchema = z.strictObject({
  /** File name in the recipes folder, e.g. `esf-everyware.json`. */
  id: z.string(),
  name: z.string(),
  model: z.string(),
  version: z.int(),
  profile: profileSchema,
  description: z.string(),
  steps: z.array(z.strictObject({ step: z.string(), name: z.string() })),
});
export type RecipeSummary = z.infer<typeof recipeSummarySchema>;

export const batchRequests = {
  'uploads.begin': {
    input: z.strictObject({
      name: z.string().min(1).max(255),
      sizeBytes: z.int().min(0).max(MAX_UPLOAD_BYTES),
    }),
    output: z.strictObject({ uploadId }),
  },
  'uploads.append': {
    input: z.strictObject({ uploadId, bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= UPLOAD_PIECE_BYTES) }),
    output: z.strictObject({ receivedBytes: z.int() }),
  },
  /**
   * Answers as soon as the first rows can be looked at; the check goes on, and `batches.table` tells of it. Secret columns come masked in
   * rows and problems. `language` is that of the problems' words; English without.
   */
  'batches.check': {
    input: z.strictObject({
      uploadId,
      profile: profileSchema,
      secretColumns: z.array(z.string()).max(100).default([]),
      /** Takes the place of what is offered and remembered. */
      mapping: columnMappingSchema.optional(),
      recipe: z.string().max(255).optional(),
      /** For rows with this value in `recipesColumn`, in the place of `recipe`. */
      recipesBy: recipesByOrder.optional(),
      quantity: z.int().min(1).optional(),
      language: languageSchema.optional(),
    }),
    output: tableStateSchema,
  },
  /** Another recipe, quantity or secret column for the same table: edits and history stay. */
  'batches.checkAgain': {
    input: z.strictObject({
      checkId,
      recipe: z.string().max(255).optional(),
      recipesBy: recipesByOrder.optional(),
      quantity: z.int().min(1).optional(),
      secretColumns: z.array(z.string()).max(100),
      mapping: columnMappingSchema.optional(),
    }),
    output: tableStateSchema,
  },
  ...tableRequests,
  'batches.import': {
    input: z.strictObject({
      checkId,
      recipe: z.string().max(255),
      name: z.string().min(1).max(200).optional(),
      quantity: z.int().min(1).optional(),
      manufacturer: z.string().min(1).max(200).optional(),
      /** Of the station's list; then `manufacturer` is not given. */
      manufacturerId: manufacturerIdSchema.optional(),
      /** Whom the devices are for: a customer or a tenant. */
      customer: z.string().min(1).max(200).optional(),
      recipesBy: recipesByOrder.optional(),
      /** Who imports, at a station that nobody signs in at. */
      operator: z.string().min(1).max(MAX_NAME_LENGTH).optional(),
    }),
    output: z.strictObject({ batch: z.strictObject({ id: batchIdSchema, name: z.string(), units: z.int() }) }),
  },
  /** Of the units whose first attempt is over, how many it was enough for; re-asked when the batch moved. */
  'batches.firstPass': {
    input: z.strictObject({ batchId: batchIdSchema }),
    output: z.strictObject({ ended: z.int(), passed: z.int() }),
  },
  'batches.list': { input: z.strictObject({}), output: z.array(batchStatusSchema) },
  'recipes.list': { input: z.strictObject({}), output: z.array(recipeSummarySchema) },
} as const;
