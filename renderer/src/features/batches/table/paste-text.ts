/** What was copied in a spreadsheet, as cells. Values stay as they are; only what spreadsheets add themselves is taken away. */
const DELIMITERS = [',', ';'] as const;

/** One row each; rows may differ in length. Empty where nothing was on the clipboard. */
export function parsePasted(text: string): readonly (readonly string[])[] {
  if (text === '') return [];
  const lines = splitCells(text, '\t');
  if (lines.some((cells) => cells.length > 1)) return lines;
  const delimiter = DELIMITERS.find((each) => isTable(splitCells(text, each)));
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
  const pattern = new RegExp(
    `(?:"((?:[^"]|"")*)"(?=${delimiter}|\\r?\\n|$)|((?:(?!${delimiter})[^\\r\\n]|\\r(?!\\n))*))(${delimiter}|\\r?\\n|$)`,
    'gy',
  );
  for (let at = 0; at <= text.length; ) {
    pattern.lastIndex = at;
    const [whole = '', quoted, bare = '', end = ''] = pattern.exec(text) ?? [];
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (end === '' || (end !== delimiter && at === text.length)) break;
    if (end !== delimiter) rows.push([]);
  }
  return rows;
}
