/**
 * Reads a batch file for whoever wants to know only what is wrong with it: rows in which every cell is plain are told by their bytes and
 * never become texts. All others, and whatever stands in quotes, go the way of every other reading, through `RecordReader`, and nothing
 * is found in another way than there.
 */
import type { BatchFile } from './batch-file.ts';
import type { FilePlace } from './file-places.ts';
import type { NumberedRecord } from './numbered-record.ts';
import { NOT_PLAIN } from './plain-cells.ts';
import { PlainLine } from './plain-line.ts';
import { type RawRecord, RecordReader } from './record-reader.ts';
import { RowNumbering } from './row-numbering.ts';
import { byteLength, wholeCharacters } from './text-encoding.ts';
import type { ReadOptions } from './text-file.ts';

/** Hears of every row of the file, in their order. */
export interface RowHearer {
  /** The line is good for this moment only. */
  plain(line: PlainLine, row: number): void;
  other(record: NumberedRecord): void;
}

export interface PlainPiece {
  /** How many rows were read so far. */
  readonly rows: number;
  /** Empty lines between the rows of this piece and those before. */
  readonly emptyLines: number;
  /** Too much is wrong with the quotes: this is the last piece, and the file goes on. */
  readonly givenUp: boolean;
  /** Cells of a plain row of this piece; to be asked before the next piece. */
  readonly cellsOf: (row: number) => readonly string[];
}

const QUOTE = 0x22;
/** A beginning of a record that is longer is left to the reader, which says what is too long; so is one that may be broken already. */
const LONG_BYTES = 64 * 1024;
/** Of rows that are not plain so many are handed over at once, where more of them follow each other. */
const MOST_AT_ONCE = 1024;

const nothing = Buffer.alloc(0);

/** True where rows may be read so: text of which every ASCII byte is a character. */
export function mayBePlain({ text, edits }: BatchFile): boolean {
  return text.encoding === 'utf-8' && edits.isEmpty;
}

/** All rows from the file's beginning. Throws what reading throws (`TextFile.read`). */
export async function* readPlainRows(
  file: BatchFile,
  reading: Omit<ReadOptions, 'fromByte'>,
  hearer: RowHearer,
): AsyncGenerator<PlainPiece> {
  const rows = new PlainRows(file, hearer);
  for await (const bytes of file.text.readBytes({ fromByte: file.start.byte, ...reading })) {
    yield rows.push(bytes);
    if (rows.hasGivenUp) return;
  }
  yield rows.end();
}

class PlainRows {
  readonly #file: BatchFile;
  readonly #hearer: RowHearer;
  readonly #reader: RecordReader;
  readonly #numbering: RowNumbering;
  readonly #line: PlainLine;
  readonly #lineEnd: Buffer;
  /** Place in the file of the first byte that is looked at. */
  #byte: number;
  #place: FilePlace | undefined;
  /** Holds what is looked at: a piece behind what is left of the one before. */
  #room = Buffer.allocUnsafe(4 * LONG_BYTES);
  /** Where what belongs to no row yet begins in the bytes of the line: the beginning of a line or of a character. */
  #read = 0;
  #emptyLines = 0;
  #rowsBefore: number;
  /** Where the plain rows of this piece begin in its bytes, by their number among all of the piece. */
  readonly #starts: number[] = [];
  #atOnce = 1;

  constructor(file: BatchFile, hearer: RowHearer) {
    this.#file = file;
    this.#hearer = hearer;
    this.#reader = new RecordReader(file.dialect);
    this.#numbering = new RowNumbering(file.start.rowsBefore);
    this.#rowsBefore = file.start.rowsBefore;
    this.#line = new PlainLine(file.header, file.dialect);
    this.#lineEnd = Buffer.from(file.dialect.lineEnd);
    this.#byte = file.start.byte;
    this.#place = file.start;
  }

  get hasGivenUp(): boolean {
    return this.#reader.hasGivenUp;
  }

  push(bytes: Uint8Array): PlainPiece {
    this.#begin(bytes);
    const joined = this.#line.bytes;
    const at = this.#takeLines(this.#isClean ? 0 : this.#finishRecord());
    const rest = joined.subarray(at);
    const mayWait = this.#isClean && rest.length < LONG_BYTES && !rest.includes(QUOTE);
    this.#read = mayWait ? at : this.#handOver(at, at + wholeCharacters(rest, 'utf-8'));
    const piece = this.#piece();
    if (this.hasGivenUp) this.#file.places.complete();
    const byte = this.#byte + this.#read - byteLength(this.#reader.pending, 'utf-8');
    this.#place = this.#reader.isBetweenRecords ? { byte, rowsBefore: this.#numbering.rows } : undefined;
    return piece;
  }

  /** The last record, which may end without a line end. */
  end(): PlainPiece {
    this.#begin(nothing);
    const { bytes } = this.#line;
    const whole = wholeCharacters(bytes, 'utf-8');
    this.#file.text.refuseCutOff(bytes.subarray(whole), this.#byte + whole);
    this.#handOver(0, whole);
    this.#hear(this.#reader.end());
    const piece = this.#piece();
    this.#file.places.complete();
    return piece;
  }

  /** True where the next byte begins a line and nothing is waited for. */
  get #isClean(): boolean {
    return this.#reader.isBetweenRecords && this.#reader.pending === '';
  }

  #begin(bytes: Uint8Array): void {
    const rest = this.#line.bytes.subarray(this.#read);
    const length = rest.length + bytes.length;
    const room = length > this.#room.length ? Buffer.allocUnsafe(2 * length) : this.#room;
    room.set(rest);
    room.set(bytes, rest.length);
    this.#room = room;
    this.#line.bytes = room.subarray(0, length);
    this.#byte += this.#read;
    this.#read = 0;
    this.#emptyLines = 0;
    this.#rowsBefore = this.#numbering.rows;
    this.#starts.length = 0;
  }

  #piece(): PlainPiece {
    const { rows } = this.#numbering;
    this.#file.places.add(this.#place, rows);
    return { rows, emptyLines: this.#emptyLines, givenUp: this.hasGivenUp, cellsOf: (row) => this.#cellsOf(row) };
  }

  /** What a record began to which the reader waits for more: the line that goes on with it, unless it is a long one. */
  #finishRecord(): number {
    const end = this.#behindLines(0, 1);
    return end === 0 || this.#reader.pending.length >= LONG_BYTES ? 0 : this.#handOver(0, end);
  }

  /** Returns the index of what is no complete line, or belongs to a record that goes on behind this piece. */
  #takeLines(from: number): number {
    const last = this.#line.bytes.lastIndexOf(this.#lineEnd);
    const limit = last < 0 ? 0 : last + this.#lineEnd.length;
    let at = from;
    while (at < limit && this.#isClean) {
      const other = this.#takePlain(at, limit);
      this.#atOnce = other > at ? 1 : Math.min(this.#atOnce * 2, MOST_AT_ONCE);
      at = other < limit ? this.#handOver(other, this.#behindLines(other, this.#atOnce)) : other;
    }
    return at;
  }

  /** Returns the index of the first line that is not plain. */
  #takePlain(from: number, limit: number): number {
    let at = from;
    while (at < limit) {
      const end = this.#line.take(at);
      if (end === NOT_PLAIN) return at;
      this.#emptyLines += this.#numbering.next();
      const { rows } = this.#numbering;
      this.#starts[rows - this.#rowsBefore] = at;
      this.#hearer.plain(this.#line, rows);
      at = end;
    }
    return at;
  }

  /** The index behind so many lines, or as many as there are. */
  #behindLines(from: number, count: number): number {
    let end = from;
    for (let line = 0; line < count; line += 1) {
      const at = this.#line.bytes.indexOf(this.#lineEnd, end);
      if (at < 0) return end;
      end = at + this.#lineEnd.length;
    }
    return end;
  }

  /** Hands the bytes over to the reader. Returns `to`. */
  #handOver(from: number, to: number): number {
    this.#hear(this.#reader.push(this.#file.text.decode(this.#line.bytes.subarray(from, to), this.#byte + from)));
    return to;
  }

  #hear(found: readonly RawRecord[]): void {
    const { records, emptyLines } = this.#numbering.number(found);
    this.#emptyLines += emptyLines;
    for (const record of records) this.#hearer.other(record);
  }

  #cellsOf(row: number): readonly string[] {
    this.#line.take(this.#starts[row - this.#rowsBefore] ?? 0);
    return this.#line.starts.map((_start, index) => this.#line.text(index));
  }
}
