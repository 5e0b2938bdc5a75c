/**
 * Finds where records end and where quotes go wrong (RFC 4180 §2.5 to §2.7), in time linear to the text whatever it holds. papaparse
 * then divides only what is in order: on broken quotes it takes quadratic time and swallows lines. Its leniency is kept: blanks
 * between a closing quote and the divider, and quotes in the middle of a cell that does not begin with one.
 */

interface Divisions {
  readonly delimiter: string;
  readonly lineEnd: string;
}

export interface RecordScan {
  /** Behind the last complete record, or the first one where only that is wanted; its line end included. */
  readonly end: number;
  /** Index of the quote that begins a cell which ends in no right way. */
  readonly broken?: number;
  /** Index of the quote that begins a cell which has not ended yet. */
  readonly open?: number;
  /** Behind the closing quote of that cell, where the text ends before it is known what follows. */
  readonly closedAt?: number;
}

export function scanRecords(text: string, { delimiter, lineEnd }: Divisions, wanted: 'all' | 'first' = 'all'): RecordScan {
  let end = 0;
  let outsideFrom = 0;
  /** Line ends count only where no quoted cell is open. */
  const takeOutside = (to: number) => {
    const outside = text.slice(outsideFrom, to);
    const at = wanted === 'first' ? outside.indexOf(lineEnd) : outside.lastIndexOf(lineEnd);
    if (at >= 0) end = outsideFrom + at + lineEnd.length;
    outsideFrom = to;
  };
  for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', outsideFrom)) {
    takeOutside(quote);
    if (wanted === 'first' && end > 0) return { end };
    outsideFrom = quote + 1;
    if (quote !== 0 && text[quote - 1] !== delimiter && !text.endsWith(lineEnd, quote)) continue;
    const closing = closingQuote(text, quote);
    if (closing === undefined) return { end, open: quote };
    const after = behindBlanks(text, closing + 1, { delimiter, lineEnd });
    if (after === text.length) return { end, open: quote, closedAt: closing + 1 };
    if (text[after] !== delimiter && !text.startsWith(lineEnd, after)) return { end, broken: quote };
    outsideFrom = after;
  }
  takeOutside(text.length);
  return { end };
}

/** Two quotes in a row stand for one. */
function closingQuote(text: string, opening: number): number | undefined {
  for (let at = text.indexOf('"', opening + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return undefined;
}

function behindBlanks(text: string, from: number, { delimiter, lineEnd }: Divisions): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && !text.startsWith(lineEnd, at) && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}
