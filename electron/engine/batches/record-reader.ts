/**
 * Divides the text of a batch file into records, piece by piece. A quote that nobody closes would swallow the rest of the file: a
 * record ends at 1 MiB at the latest, is reported where it went wrong, and reading goes on in the line after that, so that one
 * slip hides none of the problems behind it.
 */
import Papa from 'papaparse';
import type { Dialect } from './dialect.ts';
import { type RecordScan, scanRecords } from './record-scan.ts';

export type RecordFault = 'csv/broken-quotes' | 'csv/unclosed-quote' | 'csv/record-too-long';

export interface RawRecord {
  readonly cells: readonly string[];
  /** What is wrong with the record; its cells are then not told. */
  readonly fault?: { readonly code: RecordFault; readonly cellIndex: number };
}

/** In UTF-16 code units. */
export const MAX_RECORD_LENGTH = 1024 * 1024;
/** A file in which more is wrong than this is not worth reading on. */
const MAX_FAULTS = 100;

export class RecordReader {
  readonly #dialect: Dialect;
  #text = '';
  #faults = 0;
  /** The rest of a line in which something went wrong is passed over. */
  #skipping = false;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** What was handed in and belongs to no record yet. */
  get pending(): string {
    return this.#text;
  }

  /** True where reading may begin anew with what is pending: not in the middle of a line that is passed over. */
  get isBetweenRecords(): boolean {
    return !this.#skipping;
  }

  /** True after too many faults: nothing more is read. */
  get hasGivenUp(): boolean {
    return this.#faults >= MAX_FAULTS;
  }

  push(text: string): RawRecord[] {
    return this.#take(text, false);
  }

  /** The last record, which may end without a line end. */
  end(): RawRecord[] {
    return this.#take('', true);
  }

  #take(text: string, atEnd: boolean): RawRecord[] {
    const records: RawRecord[] = [];
    this.#text = this.#text === '' ? text : this.#text + text;
    while (!this.hasGivenUp && this.#skipLine()) {
      const scan = scanRecords(this.#text, this.#dialect);
      this.#addComplete(records, scan.end);
      const fault = this.#findFault(scan, atEnd);
      if (fault !== undefined) records.push(this.#cut(fault.code, fault.at));
      else if (!atEnd) return records;
      else this.#addLast(records, (scan.closedAt ?? Number.POSITIVE_INFINITY) - scan.end);
    }
    if (this.hasGivenUp) this.#text = '';
    return records;
  }

  /** What is wrong with the record at the beginning of the text, and where its bad cell begins. */
  #findFault({ end, broken, open, closedAt }: RecordScan, atEnd: boolean): { readonly code: RecordFault; readonly at: number } | undefined {
    if (broken !== undefined) return { code: 'csv/broken-quotes', at: broken - end };
    const isTooLong = this.#text.length > MAX_RECORD_LENGTH;
    if (open !== undefined && closedAt === undefined && (atEnd || isTooLong)) return { code: 'csv/unclosed-quote', at: open - end };
    return isTooLong ? { code: 'csv/record-too-long', at: this.#text.length } : undefined;
  }

  /** Takes the complete records up to `end` out of the text. */
  #addComplete(records: RawRecord[], end: number): void {
    if (end === 0) return;
    for (const cells of this.#parse(this.#text.slice(0, end), true)) records.push({ cells });
    this.#text = this.#text.slice(end);
  }

  /** The last record of the file, without a line end. Blanks behind its closing quote are no part of its cell. */
  #addLast(records: RawRecord[], length: number): void {
    if (this.#text === '') return;
    for (const cells of this.#parse(this.#text.slice(0, length), false)) records.push({ cells });
    this.#text = '';
  }

  /** Ends the bad record in the line in which its bad cell begins; `at` is that cell's place in the text. */
  #cut(code: RecordFault, at: number): RawRecord {
    // A letter in the place of the bad cell makes it count as a cell.
    const cells = this.#parse(`${this.#text.slice(0, at)}x`, false)[0] ?? [];
    this.#faults += 1;
    this.#skipping = true;
    this.#text = this.#text.slice(at);
    return { cells: [], fault: { code, cellIndex: Math.max(0, cells.length - 1) } };
  }

  /** False where the line to be passed over does not end in what is there, or nothing is there. */
  #skipLine(): boolean {
    if (!this.#skipping) return this.#text !== '';
    const { lineEnd } = this.#dialect;
    const at = this.#text.indexOf(lineEnd);
    this.#skipping = at < 0;
    // The first half of a line end may be the last thing that is there.
    this.#text = at < 0 ? this.#text.slice(-(lineEnd.length - 1) || this.#text.length) : this.#text.slice(at + lineEnd.length);
    return at >= 0 && this.#text !== '';
  }

  /** The parser itself: `Papa.parse` would take a byte order mark off the first cell of every piece. */
  #parse(text: string, endsWithLine: boolean): string[][] {
    const { delimiter, lineEnd } = this.#dialect;
    return (new Papa.Parser({ delimiter, newline: lineEnd }).parse(text, 0, endsWithLine) as { data: string[][] }).data;
  }
}
