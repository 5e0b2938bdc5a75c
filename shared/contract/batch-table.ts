/**
 * A checked file as a table that can be mended (the seed's "validation and editing"). The engine holds file, edits and check; a window
 * looks at pages of it. Every edit is one step that can be undone. The file itself is never changed.
 */
import { z } from 'zod';
import { cellProblemSchema, checkSummarySchema } from '../domain/csv-report.ts';
import { outgoingSchema } from './outgoing.ts';

export const checkId = z.string().min(1).max(64);

export const MAX_EDITED_CELLS = 10_000;
export const MAX_CELL_TEXT = 65_536;

const count = z.int().min(0);

/**
 * A row of the table. `key` stays with it whatever is edited, deleted or inserted; `row` is its number now, from 1. `cells` follow the
 * state's `columns`; secrets masked.
 */
export const tableRowSchema = z.strictObject({
  key: z.int().min(1),
  row: z.int().min(1),
  cells: z.array(z.string()),
  /** Places in `cells` that a person changed. */
  edited: z.array(z.int().min(0)),
  problems: z.array(cellProblemSchema),
});
export type TableRow = z.infer<typeof tableRowSchema>;

const tableColumnSchema = z.strictObject({
  /** As rules, recipes and exports call it. */
  name: z.string(),
  /** As the file calls it. */
  header: z.string(),
  /** True for a column of the profile. */
  isExpected: z.boolean(),
  secret: z.boolean(),
});

/** A header of the file and the column that it may be; `remembered` from an earlier import with this profile, or by a usual other name. */
const mappingOfferSchema = z.strictObject({ header: z.string(), column: z.string(), because: z.enum(['remembered', 'alias', 'spelling']) });
export type MappingOffer = z.infer<typeof mappingOfferSchema>;

/** By header of the file; the column it is read as. */
export const columnMappingSchema = z.record(z.string().min(1).max(200), z.string().min(1).max(200));
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

export const tableStateSchema = z.strictObject({
  checkId,
  /** Rises with every change of this state. */
  revision: count,
  /** `checking`: rows can be looked at as far as `checkedRows`; whether the file is good is not known yet. */
  phase: z.enum(['checking', 'checked', 'failed']),
  checkedRows: count,
  fileName: z.string(),
  columns: z.array(tableColumnSchema),
  /** Columns of the profile that no header names. */
  missingColumns: z.array(z.string()),
  mapping: columnMappingSchema,
  offers: z.array(mappingOfferSchema),
  secretColumns: z.array(z.string()),
  summary: checkSummarySchema,
  problemCount: count,
  fileProblems: z.array(cellProblemSchema),
  /** Everything is checked and nothing forbids the import. */
  isGood: z.boolean(),
  /** What may be undone and redone, in steps. */
  history: z.strictObject({ undo: count, redo: count }),
  /** Where `phase` is `failed`: what `failure` of an answer would be. */
  failure: z.unknown().optional(),
});
export type TableState = z.infer<typeof tableStateSchema>;

const cellPlace = { key: z.int().min(1), column: z.string().max(200) };
/** Half of a character could be stored nowhere. */
const cellText = z
  .string()
  .max(MAX_CELL_TEXT)
  .refine((text) => text.isWellFormed());

/** Each is one step of the history. */
export const tableEditSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cells'),
    cells: z
      .array(z.strictObject({ ...cellPlace, text: cellText }))
      .min(1)
      .max(MAX_EDITED_CELLS),
  }),
  z.strictObject({ kind: z.literal('delete'), keys: z.array(z.int().min(1)).min(1).max(MAX_EDITED_CELLS) }),
  /** `cells` follow `columns`; behind the last row. */
  z.strictObject({ kind: z.literal('append'), rows: z.array(z.array(cellText).max(1000)).min(1).max(MAX_EDITED_CELLS) }),
  /** What `batches.previewFix` offered, in every row that has it. */
  z.strictObject({ kind: z.literal('fix-all'), code: z.string().max(100), column: z.string().max(200) }),
]);
export type TableEdit = z.infer<typeof tableEditSchema>;

export const tableRequests = {
  /** Waits a while for a state of another revision than `known`, then answers with what there is. */
  'batches.table': { input: z.strictObject({ checkId, known: z.int().min(-1) }), output: tableStateSchema },
  /** `onlyInvalid` counts through the rows that have an error; `offset` is then among these. */
  'batches.rows': {
    input: z.strictObject({ checkId, offset: count, limit: z.int().min(1).max(500), onlyInvalid: z.boolean() }),
    output: z.strictObject({ rows: z.array(tableRowSchema), total: count, revision: count }),
  },
  /** Answers at once; the rows it touched are checked by themselves already, their neighbours as `phase` says. */
  'batches.edit': { input: z.strictObject({ checkId, edit: tableEditSchema }), output: tableStateSchema },
  'batches.undo': { input: z.strictObject({ checkId }), output: tableStateSchema },
  'batches.redo': { input: z.strictObject({ checkId }), output: tableStateSchema },
  /** What one press would change in every row with the same problem; `count` is 0 where nothing can be mended without asking. */
  'batches.previewFix': {
    input: z.strictObject({ checkId, code: z.string().max(100), column: z.string().max(200) }),
    output: z.strictObject({
      count,
      /** The first ones; secrets masked. */
      examples: z.array(z.strictObject({ row: z.int().min(1), before: z.string(), after: z.string() })),
    }),
  },
  /** The next row with an error behind this place, from the first again at the end. `at`: its place among all rows, and among invalid ones. */
  'batches.nextInvalid': {
    input: z.strictObject({ checkId, afterRow: count }),
    output: z.strictObject({
      found: z.strictObject({ key: z.int().min(1), row: z.int().min(1), columns: z.array(z.string()), invalidIndex: count }).optional(),
    }),
  },
  /** How many rows a page has; `summary.pages` follows. */
  'batches.pageSize': { input: z.strictObject({ checkId, rows: z.int().min(10).max(1000) }), output: tableStateSchema },
  /** The file as it is now, edits included, columns by their names; it may hold secrets, so the page never sees it. */
  'batches.corrected': { input: z.strictObject({ checkId }), output: outgoingSchema },
} as const;
