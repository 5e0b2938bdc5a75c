/** Lays a person's edits over the records of a file, piece by piece as they are read. */
import { type BatchEdits, FIRST_ADDED_KEY } from './batch-edits.ts';
import type { BatchHeader } from './header.ts';
import type { NumberedRecord } from './numbered-record.ts';
import { isInShape } from './row-check.ts';

const ADDED_IN_ONE_PIECE = 500;

export class EditedRecords {
  readonly #edits: BatchEdits;
  readonly #header: BatchHeader;
  /** What the last record's number now is below its number in the file. */
  #deleted: number;

  constructor(edits: BatchEdits, header: BatchHeader, rowsBefore: number) {
    this.#edits = edits;
    this.#header = header;
    this.#deleted = rowsBefore - edits.rowOf(rowsBefore, rowsBefore);
  }

  overlay(records: readonly NumberedRecord[]): NumberedRecord[] {
    const left: NumberedRecord[] = [];
    for (const record of records) {
      const edit = this.#edits.of(record.key);
      if (edit?.kind === 'deleted') {
        this.#deleted += 1;
        continue;
      }
      const row = record.key - this.#deleted;
      if (edit?.kind === 'cells') left.push({ cells: withCells(record, edit.cells, this.#header), row, key: record.key });
      else left.push(row === record.row ? record : { ...record, row });
    }
    return left;
  }

  /** Pieces of what stands behind the file's last row. */
  *added(fileRows: number): Generator<NumberedRecord[]> {
    let row = fileRows - this.#edits.counts.deletedRows;
    let piece: NumberedRecord[] = [];
    for (const [key, cells] of this.#edits.addedRows()) {
      row += 1;
      piece.push({ cells, row, key });
      if (piece.length < ADDED_IN_ONE_PIECE) continue;
      yield piece;
      piece = [];
    }
    if (piece.length > 0) yield piece;
  }
}

/** One row by its key, where it is an added one. */
export function addedRecord(edits: BatchEdits, key: number, fileRows: number): NumberedRecord | undefined {
  const edit = key < FIRST_ADDED_KEY ? undefined : edits.of(key);
  return edit?.kind === 'added' ? { cells: edit.cells, row: edits.rowOf(key, fileRows), key } : undefined;
}

/**
 * A row out of shape takes the table's shape with its first edit. Where the file has secrets its other cells are emptied: any of them may
 * hold a secret that would be shown in another column.
 */
function withCells(record: NumberedRecord, texts: ReadonlyMap<number, string>, header: BatchHeader): string[] {
  const keeps = isInShape(record, header) || (record.fault === undefined && !header.columns.some(({ secret }) => secret));
  return Array.from({ length: header.cellCount }, (_item, index) => texts.get(index) ?? (keeps ? (record.cells[index] ?? '') : ''));
}
