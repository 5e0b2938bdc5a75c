/** What an edit of a person changes in the rows of a table. */
import type { TableEdit } from '../../../shared/contract/batch-table.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { BatchEdits, RowChanges, RowEdit } from './batch-edits.ts';
import { FIRST_ADDED_KEY } from './batch-edits.ts';
import type { BatchFile } from './batch-file.ts';

export interface CellChange {
  readonly key: number;
  /** Place in the record. */
  readonly index: number;
  readonly text: string;
}

type PlainEdit = Exclude<TableEdit, { readonly kind: 'fix-all' }>;

/**
 * `nextKey`: the first one that no added row ever had. Throws `table/row-gone` for a row that was deleted, and
 * `contract/invalid-request` for rows and columns that never were.
 */
export function changesOf(edit: PlainEdit, file: BatchFile, nextKey: number): RowChanges {
  if (edit.kind === 'append') return appended(edit.rows, file, nextKey);
  const keys = edit.kind === 'delete' ? edit.keys : edit.cells.map(({ key }) => key);
  for (const key of keys) demandRow(key, file);
  if (edit.kind === 'cells') {
    return cellChanges(
      edit.cells.map(({ key, column, text }) => ({ key, index: indexOf(column, file), text })),
      file.edits,
    );
  }
  return new Map(edit.keys.map((key) => [key, key < FIRST_ADDED_KEY ? { kind: 'deleted' } : undefined]));
}

export function cellChanges(cells: readonly CellChange[], edits: BatchEdits): RowChanges {
  return new Map(
    [...Map.groupBy(cells, ({ key }) => key)].map(([key, changed]) => {
      const texts = new Map(changed.map(({ index, text }) => [index, text]));
      return [key, withTexts(edits.of(key), texts)];
    }),
  );
}

function withTexts(before: RowEdit | undefined, texts: ReadonlyMap<number, string>): RowEdit {
  if (before?.kind === 'added') return { kind: 'added', cells: before.cells.map((cell, index) => texts.get(index) ?? cell) };
  return { kind: 'cells', cells: new Map([...(before?.kind === 'cells' ? before.cells : []), ...texts]) };
}

/** Cells follow the columns; what the file has beside them stays empty. */
function appended(rows: readonly (readonly string[])[], file: BatchFile, nextKey: number): RowChanges {
  const { columns, cellCount } = file.header;
  if (columns.length === 0) throw invalid('edit.rows');
  return new Map(
    rows.map((texts, number) => {
      if (texts.length > columns.length) throw invalid('edit.rows');
      const byIndex = new Map(columns.map(({ index }, place) => [index, texts[place] ?? '']));
      const cells = Array.from({ length: cellCount }, (_item, index) => byIndex.get(index) ?? '');
      return [nextKey + number, { kind: 'added', cells }] as const;
    }),
  );
}

function demandRow(key: number, { edits, places }: BatchFile): void {
  const edit = edits.of(key);
  if (edit?.kind === 'deleted') throw new AppError('table/row-gone');
  if (key < FIRST_ADDED_KEY && key > places.rows) throw invalid('edit.key');
  if (key >= FIRST_ADDED_KEY && edit === undefined) throw new AppError('table/row-gone');
}

function indexOf(column: string, { header }: BatchFile): number {
  const found = header.columns.find(({ name }) => name === column);
  if (found === undefined) throw invalid('edit.column');
  return found.index;
}

function invalid(where: string): AppError {
  return new AppError('contract/invalid-request', { params: { request: 'batches.edit', where } });
}
