/** Cells as spreadsheets take them from the clipboard: a tab between cells, quotes where a cell would break the line. */
export function toPastable(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoteWhereNeeded).join('\t')).join('\n');
}

function quoteWhereNeeded(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
