/** What the record says of files that were made of a batch for another system. */
import { z } from 'zod';
import { dialectSchema, onlySchema } from './exports.ts';
import { batchIdSchema, personIdSchema, sha256Schema } from './ids.ts';

/** Committed when the content of the file is on the disk, before it gets its name: no export is without its record. */
const batchExported = z.strictObject({
  type: z.literal('batch.exported'),
  version: z.literal(1),
  batchId: batchIdSchema,
  dialect: dialectSchema,
  only: onlySchema,
  /** Base name; a person may give the file another one later. */
  file: z.string().min(1).max(255),
  /** Of the file's exact bytes; its manifest names the same. */
  sha256: sha256Schema,
  rows: z.int().min(0),
  by: personIdSchema,
});

export const exportEventSchemas = [batchExported] as const;
