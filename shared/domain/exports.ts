/** Batches for other systems: the dialects, which units are in a file, and what a person is told of it. */
import { z } from 'zod';
import type { Outcome } from './outcome.ts';
import { sha256Schema } from './ids.ts';

/** In the order in which they are offered. */
export const dialectSchema = z.enum([
  'csv',
  'xlsx',
  'json',
  'cervello-csv',
  'everyware-csv',
  'everyware-requests',
  'aws-ndjson',
  'azure-dps',
  'thingsboard-csv',
  'rainmaker-csv',
]);
export type Dialect = z.infer<typeof dialectSchema>;

/** `fail`: settled, and not passed. `changed`: the station has had the unit in work at least once. */
export const onlySchema = z.enum(['all', 'pass', 'fail', 'changed']);
export type Only = z.infer<typeof onlySchema>;

/** What `isWanted` needs of a unit's state. */
export interface Standing {
  readonly status: string;
  readonly outcome?: Outcome | undefined;
  readonly attempts: number;
}

export function isWanted(only: Only, { status, outcome, attempts }: Standing): boolean {
  if (only === 'pass') return status === 'settled' && outcome === 'pass';
  if (only === 'fail') return status === 'settled' && outcome !== 'pass';
  return only === 'all' || attempts > 0;
}

/**
 * What a file says less than it seems to: `unconfirmed` a detail that no public document states, `peripheral` rows whose gateway the file
 * cannot name, `without-certificate` units that the station has none for, `without-request` such without a signing request,
 * `left-empty` cells of secrets, `formula-safe` cells that got a leading apostrophe, `training` units of a training line.
 */
export const exportWarningSchema = z.enum([
  'unconfirmed',
  'peripheral',
  'without-certificate',
  'without-request',
  'left-empty',
  'formula-safe',
  'training',
]);
export type ExportWarning = z.infer<typeof exportWarningSchema>;

export const warningCountSchema = z.strictObject({ warning: exportWarningSchema, count: z.int().min(0) });
export type WarningCount = z.infer<typeof warningCountSchema>;

/** What is beside a written file, as people and programs are told. */
export const exportedSchema = z.strictObject({ rows: z.int().min(0), sha256: sha256Schema, warnings: z.array(warningCountSchema) });
