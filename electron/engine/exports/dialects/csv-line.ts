/** RFC 4180: commas, CRLF after each line, quotes where they are needed. UTF-8 without a mark. */

const NEEDS_QUOTES = /[",\r\n]/;

export function csvLine(cells: readonly string[]): string {
  let line = '';
  for (const [index, cell] of cells.entries()) line += index === 0 ? quoted(cell) : `,${quoted(cell)}`;
  return `${line}\r\n`;
}

export function csvLines<Row>(rows: readonly Row[], cellsOf: (row: Row) => readonly string[]): string {
  let lines = '';
  for (const row of rows) lines += csvLine(cellsOf(row));
  return lines;
}

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
