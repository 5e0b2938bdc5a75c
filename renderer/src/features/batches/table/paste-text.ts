/** What was copied in a spreadsheet, as cells. Values stay as they are; only what spreadsheets add themselves is taken away. */
import { MAX_CELL_TEXT } from '../../../../../shared/contract/batch-table.ts';

const DELIMITERS = [',', ';'] as const;

/** One row each; rows may differ in length. Empty where nothing was on the clipboard. */
export function parsePasted(text: string): readonly (readonly string[])[] {
  if (text === '') return [];
  const lines = splitCells(text, '\t');
  if (lines.some((cells) => cells.length > 1)) return lines;
  const delimiter = DELIMITERS.find((each) => text.includes(each) && isTable(splitCells(text, each)));
  return delimiter === undefined ? lines : splitCells(text, delimiter);
}

/** One line with a comma is a text with a comma; several lines with equally many are a table. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const width = rows[0]?.length ?? 0;
  return rows.length > 1 && width > 1 && rows.every((cells) => cells.length === width);
}

/** Quotes as spreadsheets write them: around the cell, doubled inside. A line's end at the end of all begins no row. */
function splitCells(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; ; ) {
    const quoted = quotedCell(text, at, delimiter);
    const cellEnd = quoted?.end ?? bareEnd(text, at, delimiter);
    rows.at(-1)?.push(quoted?.cell ?? text.slice(at, cellEnd));
    if (text[cellEnd] === delimiter) {
      at = cellEnd + 1;
      continue;
    }
    at = cellEnd + lineEndLength(text, cellEnd);
    if (at === text.length) return rows;
    rows.push([]);
  }
}

/** Undefined where the cell only begins with a quotation mark. Nothing longer than a cell may be is looked through for its end. */
function quotedCell(text: string, start: number, delimiter: string): { readonly cell: string; readonly end: number } | undefined {
  if (text[start] !== '"') return undefined;
  for (let at = text.indexOf('"', start + 1); at >= 0 && at - start <= 2 * MAX_CELL_TEXT; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue;
    const end = at + 1;
    const isEnd = end === text.length || text[end] === delimiter || lineEndLength(text, end) > 0;
    return isEnd ? { cell: text.slice(start + 1, at).replaceAll('""', '"'), end } : undefined;
  }
  return undefined;
}

/** Where the delimiter, the line's end or the end of all stands. */
function bareEnd(text: string, start: number, delimiter: string): number {
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === delimiter || sign === '\n' || (sign === '\r' && text[at + 1] === '\n')) return at;
  }
  return text.length;
}

/** A carriage return alone is a sign of the cell. */
function lineEndLength(text: string, at: number): 0 | 1 | 2 {
  if (text[at] === '\n') return 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 0;
}
