/** How a batch file divides lines and cells: found in its header, because nothing in a CSV file says it (RFC 4180 §2). */
import { scanRecords } from './record-scan.ts';

const delimiters = [',', ';', '\t', '|'] as const;
/** Names beyond do not tell more. */
const MAX_TRIED_NAMES = 200;
export type Delimiter = (typeof delimiters)[number];
export type LineEnd = '\r\n' | '\n' | '\r';

export interface Dialect {
  readonly delimiter: Delimiter;
  readonly lineEnd: LineEnd;
  /** Length in UTF-16 code units of what stands before the header: the `sep=;` line that a spreadsheet may write. */
  readonly headerAt: number;
}

/** The delimiter that finds most names which the profile knows is the right one. */
export function findDialect(head: string, isKnownName: (name: string) => boolean): Dialect {
  const separatorLine = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r|$)/i.exec(head);
  const headerAt = separatorLine?.[0].length ?? 0;
  const header = head.slice(headerAt);
  const lineEnd = findLineEnd(separatorLine === null ? header : head);
  const named = delimiters.find((delimiter) => delimiter === separatorLine?.[1]);
  return { delimiter: named ?? findDelimiter(header, lineEnd, isKnownName), lineEnd, headerAt };
}

/** The first one outside quotes. */
function findLineEnd(text: string): LineEnd {
  const outside = text.replaceAll(/"[^"]*"/g, '');
  const found = /\r\n|\n|\r/.exec(outside)?.[0];
  return found === '\r\n' || found === '\r' ? found : '\n';
}

function findDelimiter(header: string, lineEnd: LineEnd, isKnownName: (name: string) => boolean): Delimiter {
  const { end } = scanRecords(header, { delimiter: ',', lineEnd }, 'first');
  const line = end === 0 ? header : header.slice(0, end);
  const scored = delimiters.map((delimiter) => {
    const cells = line.split(delimiter);
    return {
      delimiter,
      known: cells.slice(0, MAX_TRIED_NAMES).filter((cell) => isKnownName(withoutQuotes(cell))).length,
      cells: cells.length,
    };
  });
  // The sort is stable, so the comma wins where nothing tells them apart.
  return scored.toSorted((a, b) => b.known - a.known || b.cells - a.cells)[0]?.delimiter ?? ',';
}

function withoutQuotes(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}
