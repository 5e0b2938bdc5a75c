/** How a batch file divides lines and cells: found in its header, because nothing in a CSV file says it (RFC 4180 §2). */
import Papa from 'papaparse';

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];
export type LineEnd = '\r\n' | '\n' | '\r';

export interface Dialect {
  readonly delimiter: Delimiter;
  readonly lineEnd: LineEnd;
  /** Length in UTF-16 code units of what stands before the header: the `sep=;` line that a spreadsheet may write. */
  readonly headerAt: number;
}

/** `expected` are the profile's columns: the delimiter that finds most of them is the right one. */
export function findDialect(head: string, expected: readonly string[]): Dialect {
  const separatorLine = /^"?sep=([,;\t])"?(?:\r\n|\n|\r|$)/i.exec(head);
  const headerAt = separatorLine?.[0].length ?? 0;
  const header = head.slice(headerAt);
  const lineEnd = findLineEnd(separatorLine === null ? header : head);
  const named = delimiters.find((delimiter) => delimiter === separatorLine?.[1]);
  return { delimiter: named ?? findDelimiter(header, lineEnd, expected), lineEnd, headerAt };
}

/** The first one outside quotes. */
function findLineEnd(text: string): LineEnd {
  const outside = text.replaceAll(/"[^"]*"/g, '');
  const found = /\r\n|\n|\r/.exec(outside)?.[0];
  return found === '\r\n' || found === '\r' ? found : '\n';
}

function findDelimiter(header: string, lineEnd: LineEnd, expected: readonly string[]): Delimiter {
  const names = new Set(expected.map((name) => name.toLowerCase()));
  const scored = delimiters.map((delimiter) => {
    const cells = Papa.parse<string[]>(header, { delimiter, newline: lineEnd, preview: 1 }).data[0] ?? [];
    return { delimiter, known: cells.filter((cell) => names.has(cell.trim().toLowerCase())).length, cells: cells.length };
  });
  // The sort is stable, so the comma wins where nothing tells them apart.
  return scored.toSorted((a, b) => b.known - a.known || b.cells - a.cells)[0]?.delimiter ?? ',';
}
