/**
 * The logical lines of a `.properties` file, split as `java.util.Properties.load(InputStream)` splits them (kura.md §1.5): bytes are
 * ISO-8859-1, CR, LF and CRLF end a line, an odd number of backslashes at its end joins it with the next one.
 */

export interface LogicalLine {
  /** Byte range in the file: from the start of its first natural line to behind its line ending. */
  readonly start: number;
  readonly end: number;
  /** Of its first natural line, from 1. */
  readonly lineNumber: number;
  /** Without leading blanks, joining backslashes and the blanks behind them; escapes are still in it. */
  readonly text: string;
  /** What ends its last natural line; empty at the end of a file without a newline. */
  readonly terminator: string;
  /** The file ends where this line asks for another one, so a line that is added would be joined to it. */
  readonly isOpen: boolean;
}

interface NaturalLine {
  readonly start: number;
  readonly contentEnd: number;
  readonly end: number;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;

/** Every line that holds a property; comments and blank lines are the gaps between the ranges. */
export function logicalLines(bytes: Uint8Array): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let begun: { start: number; lineNumber: number; text: string } | undefined;
  const natural = naturalLines(bytes);
  for (const [index, line] of natural.entries()) {
    const content = latin1Text(bytes, skipBlanks(bytes, line), line.contentEnd);
    const text = begun?.text ?? '';
    if (text === '' && (content === '' || content.startsWith('#') || content.startsWith('!'))) {
      begun = undefined;
      continue;
    }
    const isJoining = trailingBackslashes(content) % 2 === 1;
    const place = begun ?? { start: line.start, lineNumber: index + 1 };
    begun = { ...place, text: text + (isJoining ? content.slice(0, -1) : content) };
    // Java looks one byte further: only the very last byte of the file counts as its end, so CRLF is never it.
    if (isJoining && line.contentEnd + 1 < bytes.length) continue;
    lines.push({ ...begun, ...ending(bytes, line), isOpen: isJoining });
    begun = undefined;
  }
  const last = natural.at(-1);
  if (begun !== undefined && begun.text !== '' && last !== undefined) lines.push({ ...begun, ...ending(bytes, last), isOpen: true });
  return lines;
}

/** The line ending that the file uses first; LF where it has none. */
export function lineEndingOf(bytes: Uint8Array): string {
  const first = naturalLines(bytes).find((line) => line.end > line.contentEnd);
  return first === undefined ? '\n' : latin1Text(bytes, first.contentEnd, first.end);
}

/** ISO-8859-1: each byte is the character of the same number. */
export function latin1Text(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  for (let at = start; at < end; at += 4096) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 4096, end)));
  return text;
}

function naturalLines(bytes: Uint8Array): readonly NaturalLine[] {
  const lines: NaturalLine[] = [];
  let start = 0;
  while (start < bytes.length) {
    let contentEnd = start;
    while (contentEnd < bytes.length && bytes[contentEnd] !== LINE_FEED && bytes[contentEnd] !== CARRIAGE_RETURN) contentEnd += 1;
    const isCrLf = bytes[contentEnd] === CARRIAGE_RETURN && bytes[contentEnd + 1] === LINE_FEED;
    const end = Math.min(contentEnd + (isCrLf ? 2 : 1), bytes.length);
    lines.push({ start, contentEnd, end });
    start = end;
  }
  return lines;
}

function skipBlanks(bytes: Uint8Array, line: NaturalLine): number {
  let at = line.start;
  while (at < line.contentEnd && (bytes[at] === BLANK || bytes[at] === TAB || bytes[at] === FORM_FEED)) at += 1;
  return at;
}

function trailingBackslashes(text: string): number {
  let count = 0;
  while (text[text.length - 1 - count] === '\\') count += 1;
  return count;
}

function ending(bytes: Uint8Array, line: NaturalLine): { readonly end: number; readonly terminator: string } {
  return { end: line.end, terminator: latin1Text(bytes, line.contentEnd, line.end) };
}
