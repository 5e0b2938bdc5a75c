/**
 * Divides the text of a batch file into records with papaparse, piece by piece. A quote that nobody closes would swallow the rest of
 * the file and take quadratic time: a record ends at 1 MiB at the latest, is reported where it went wrong, and reading goes on in
 * the line after that, so that one slip hides none of the problems behind it.
 */
import Papa from 'papaparse';
import type { Dialect } from './dialect.ts';

export type RecordFault = 'csv/broken-quotes' | 'csv/unclosed-quote' | 'csv/record-too-long';

export interface RawRecord {
  readonly cells: readonly string[];
  /** What is wrong with the record's quotes; its cells are then not to be trusted. */
  readonly fault?: { readonly code: RecordFault; readonly cellIndex: number };
}

/** In UTF-16 code units. */
const MAX_RECORD_LENGTH = 1024 * 1024;
/** Reading on after a fault parses the piece again, so that there is an end to it. */
const MAX_FAULTS = 100;

interface ParsedPiece {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string; readonly row?: number; readonly index?: number }[];
  readonly meta: { readonly cursor: number };
}

export class RecordReader {
  readonly #dialect: Dialect;
  #text = '';
  #faults = 0;
  /** A record that was too long is passed over up to the next line end. */
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
      const parsed = this.#parse(this.#text, !atEnd);
      const fault = parsed.errors.find((error) => (error.row ?? 0) < parsed.data.length);
      if (fault === undefined) {
        addRecords(records, parsed.data);
        this.#text = atEnd ? '' : this.#text.slice(parsed.meta.cursor);
        if (this.#text.length <= MAX_RECORD_LENGTH) return records;
        records.push(this.#cutRunaway());
      } else {
        addRecords(records, parsed.data.slice(0, fault.row ?? 0));
        records.push(this.#cutFault(fault.row ?? 0, fault.index ?? 0, fault.code));
      }
    }
    if (this.hasGivenUp) this.#text = '';
    return records;
  }

  /** Ends the bad record with the line in which its bad cell begins. */
  #cutFault(row: number, index: number, papaCode: string): RawRecord {
    const before = row === 0 ? 0 : this.#parse(this.#text, false, row).meta.cursor;
    // The cell begins at its quote, one before `index`; a letter in its place makes it count as a cell.
    const cells = this.#parse(`${this.#text.slice(before, index - 1)}x`, false).data[0] ?? [];
    this.#resumeAfter(index);
    const code = papaCode === 'MissingQuotes' ? 'csv/unclosed-quote' : 'csv/broken-quotes';
    return { cells: [], fault: { code, cellIndex: Math.max(0, cells.length - 1) } };
  }

  #cutRunaway(): RawRecord {
    const parsed = this.#parse(this.#text, false);
    const fault = parsed.errors[0];
    if (fault !== undefined) return this.#cutFault(0, fault.index ?? 0, 'MissingQuotes');
    this.#resumeAfter(this.#text.length);
    return { cells: [], fault: { code: 'csv/record-too-long', cellIndex: Math.max(0, (parsed.data[0]?.length ?? 0) - 1) } };
  }

  #resumeAfter(index: number): void {
    this.#faults += 1;
    this.#skipping = true;
    this.#text = this.#text.slice(index);
  }

  /** False where the line to be passed over does not end in what is there. */
  #skipLine(): boolean {
    if (!this.#skipping) return this.#text !== '';
    const { lineEnd } = this.#dialect;
    const at = this.#text.indexOf(lineEnd);
    this.#skipping = at < 0;
    // The first half of a line end may be the last thing that is there.
    this.#text = at < 0 ? this.#text.slice(-(lineEnd.length - 1) || this.#text.length) : this.#text.slice(at + lineEnd.length);
    return at >= 0 && this.#text !== '';
  }

  #parse(text: string, ignoreLastRow: boolean, preview = 0): ParsedPiece {
    const { delimiter, lineEnd } = this.#dialect;
    return new Papa.Parser({ delimiter, newline: lineEnd, preview }).parse(text, 0, ignoreLastRow) as ParsedPiece;
  }
}

function addRecords(records: RawRecord[], rows: readonly (readonly string[])[]): void {
  for (const cells of rows) records.push({ cells });
}
