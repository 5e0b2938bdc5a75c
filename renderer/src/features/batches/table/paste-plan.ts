/** What a paste does to the table: which cells it fills, which rows it adds behind the last, and what does not fit. */
import type { GridPlace } from './grid-place.ts';

export interface PasteTarget {
  readonly at: GridPlace;
  /** Rows that are shown, and columns of the file. */
  readonly rows: number;
  readonly columns: number;
  /** False where only some rows of the file are shown: nothing is behind the last of them. */
  readonly mayAppend: boolean;
}

export interface PastePlan {
  readonly rows: number;
  readonly columns: number;
  readonly at: GridPlace;
  /** For the rows from `at` on. */
  readonly filled: readonly (readonly string[])[];
  /** Whole rows, in the order of the columns. */
  readonly appended: readonly (readonly string[])[];
  readonly cells: number;
  readonly cutRows: number;
  readonly cutColumns: number;
}

export function planPaste(pasted: readonly (readonly string[])[], target: PasteTarget): PastePlan {
  const { rows, columns, mayAppend } = target;
  const at = { row: target.at.row, column: Math.max(1, target.at.column) };
  const width = pasted.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const room = columns - at.column + 1;
  const fitting = pasted.map((cells) => cells.slice(0, room));
  const existing = Math.max(0, rows - at.row);
  const filled = fitting.slice(0, existing);
  const rest = fitting.slice(existing);
  const before = Array.from({ length: at.column - 1 }, () => '');
  const whole = (cells: readonly string[]) => [...before, ...cells, ...Array.from({ length: room - cells.length }, () => '')];
  return {
    rows: pasted.length,
    columns: width,
    at,
    filled,
    appended: mayAppend ? rest.map(whole) : [],
    cells: fitting.reduce((sum, cells) => sum + cells.length, 0),
    cutRows: mayAppend ? 0 : rest.length,
    cutColumns: Math.max(0, width - room),
  };
}
