/** Where the keyboard is in the grid, and how keys move it. Column 0 is the row's number; the columns of the file follow from 1. */
export interface GridPlace {
  /** Among the rows that are shown, from 0. */
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  /** Columns of the file. */
  readonly columns: number;
  /** Rows that Page Up and Page Down go. */
  readonly step: number;
}

/** Both corners belong to it. */
export interface GridRange {
  readonly from: GridPlace;
  readonly to: GridPlace;
}

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** Undefined where the key moves nothing. */
export function placeAfterKey(place: GridPlace, { key, ctrlKey }: PressedKey, size: GridSize): GridPlace | undefined {
  const { row, column } = place;
  const lastRow = Math.max(0, size.rows - 1);
  switch (key) {
    case 'ArrowUp':
      return clampPlace({ row: ctrlKey ? 0 : row - 1, column }, size);
    case 'ArrowDown':
      return clampPlace({ row: ctrlKey ? lastRow : row + 1, column }, size);
    case 'ArrowLeft':
      return clampPlace({ row, column: ctrlKey ? 0 : column - 1 }, size);
    case 'ArrowRight':
      return clampPlace({ row, column: ctrlKey ? size.columns : column + 1 }, size);
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? lastRow : row, column: size.columns };
    case 'PageUp':
      return clampPlace({ row: row - size.step, column }, size);
    case 'PageDown':
      return clampPlace({ row: row + size.step, column }, size);
    default:
      return undefined;
  }
}

export function clampPlace({ row, column }: GridPlace, { rows, columns }: GridSize): GridPlace {
  return { row: Math.min(Math.max(0, row), Math.max(0, rows - 1)), column: Math.min(Math.max(0, column), columns) };
}

/** A corner on the row numbers takes whole rows. */
export function rangeBetween(anchor: GridPlace, active: GridPlace, columns: number): GridRange {
  const isWhole = anchor.column === 0 || active.column === 0;
  return {
    from: { row: Math.min(anchor.row, active.row), column: isWhole ? 1 : Math.min(anchor.column, active.column) },
    to: { row: Math.max(anchor.row, active.row), column: isWhole ? columns : Math.max(anchor.column, active.column) },
  };
}

export function isOneCell({ from, to }: GridRange): boolean {
  return from.row === to.row && from.column === to.column;
}
