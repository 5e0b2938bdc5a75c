/** A batch file opened: encoding, dialect and header known, its records read in pieces as often as needed. */
import Papa from 'papaparse';
import { profileColumns } from '../../../shared/domain/profile-columns.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { BatchEdits } from './batch-edits.ts';
import { type Dialect, findDialect } from './dialect.ts';
import { EditedRecords } from './edited-records.ts';
import { foreignTextKind } from './file-kind.ts';
import { type FilePlace, FilePlaces } from './file-places.ts';
import { type BatchHeader, type HeaderDemands, readHeader } from './header.ts';
import { type RawRecord, RecordReader } from './record-reader.ts';
import { byteLength } from './text-encoding.ts';
import { TextFile } from './text-file.ts';

export interface NumberedRecord extends RawRecord {
  /** Data row from 1, as the table is now; empty lines are not counted. */
  readonly row: number;
  /** Stays with the row whatever is edited: its number in the file, or from `FIRST_ADDED_KEY` on. */
  readonly key: number;
}

export interface RecordPiece {
  readonly records: readonly NumberedRecord[];
  /** Undefined where reading cannot begin here. */
  readonly place: FilePlace | undefined;
  /** Empty lines between these records and those before. */
  readonly emptyLines: number;
  /** Too much is wrong with the quotes: this is the last piece, and the file goes on. */
  readonly givenUp: boolean;
}

interface OpenedFile {
  readonly text: TextFile;
  readonly dialect: Dialect;
  readonly header: BatchHeader;
  readonly headerCells: readonly string[];
  readonly places: FilePlaces;
  readonly start: FilePlace;
}

export class BatchFile {
  readonly text: TextFile;
  readonly dialect: Dialect;
  readonly header: BatchHeader;
  /** As the file has them. */
  readonly headerCells: readonly string[];
  /** Where the data begins. */
  readonly start: FilePlace;
  /** Of the file itself, whatever the edits; known as far as it was read. */
  readonly places: FilePlaces;
  readonly edits: BatchEdits;

  /** Throws `csv/unreadable-file` or `csv/not-csv`. What is wrong with the header is in `header`. */
  static async open(path: string, demands: HeaderDemands, signal: AbortSignal): Promise<BatchFile> {
    return BatchFile.#read(await TextFile.examine(path, signal), demands, signal);
  }

  static async #read(text: TextFile, demands: HeaderDemands, signal: AbortSignal): Promise<BatchFile> {
    const head = await firstText(text, signal);
    const kind = foreignTextKind(head);
    if (kind !== undefined) throw new AppError('csv/not-csv', { params: { file: text.name, kind } });
    const expected = profileColumns[demands.profile];
    const leading = /^[\r\n]*/.exec(head)?.[0].length ?? 0;
    const dialect = findDialect(head.slice(leading), expected);
    const line = head.slice(leading + dialect.headerAt);
    const record = readHeaderRecord(line, dialect);
    const header = readHeader(head.trim() === '' ? undefined : record.cells, demands);
    const byte = text.firstByte + byteLength(head.slice(0, head.length - line.length + record.length), text.encoding);
    const start = { byte, rowsBefore: 0 };
    return new BatchFile({ text, dialect, header, headerCells: record.cells, start, places: new FilePlaces(start) }, BatchEdits.none);
  }

  private constructor(found: OpenedFile, edits: BatchEdits) {
    this.text = found.text;
    this.dialect = found.dialect;
    this.header = found.header;
    this.headerCells = found.headerCells;
    this.start = found.start;
    this.places = found.places;
    this.edits = edits;
  }

  /** The number that the row with this key has now. */
  rowOf(key: number): number {
    return this.edits.rowOf(key, this.places.rows);
  }

  /** The same file under other edits. */
  withEdits(edits: BatchEdits): BatchFile {
    return new BatchFile(this, edits);
  }

  /** The same file with its header read anew. */
  async withDemands(demands: HeaderDemands, signal: AbortSignal): Promise<BatchFile> {
    const again = await BatchFile.#read(this.text, demands, signal);
    return new BatchFile({ ...again, places: this.places }, this.edits);
  }

  /** Records of the file with the edits laid over them, then the added ones. */
  async *records(from: FilePlace, signal: AbortSignal): AsyncGenerator<RecordPiece> {
    if (this.edits.isEmpty) return yield* this.#fileRecords(from, signal);
    const edited = new EditedRecords(this.edits, this.header, from.rowsBefore);
    let givenUp = false;
    for await (const piece of this.#fileRecords(from, signal)) {
      givenUp = piece.givenUp;
      yield { ...piece, records: edited.overlay(piece.records) };
    }
    for (const records of edited.added(this.places.rows)) yield { records, place: undefined, emptyLines: 0, givenUp };
  }

  async *#fileRecords(from: FilePlace, signal: AbortSignal): AsyncGenerator<RecordPiece> {
    const reader = new RecordReader(this.dialect);
    const numbering = new RowNumbering(from.rowsBefore);
    // A reading from the middle may go further than one that gives up on the way.
    const places = from.rowsBefore === 0 ? this.places : undefined;
    let place: FilePlace | undefined = from;
    for await (const piece of this.text.read({ fromByte: from.byte, signal })) {
      const numbered = numbering.number(reader.push(piece.text));
      places?.add(place, numbering.rows);
      if (reader.hasGivenUp) places?.complete();
      yield { ...numbered, place, givenUp: reader.hasGivenUp };
      if (reader.hasGivenUp) return;
      const byte = piece.endByte - byteLength(reader.pending, this.text.encoding);
      place = reader.isBetweenRecords ? { byte, rowsBefore: numbering.rows } : undefined;
    }
    const last = numbering.number(reader.end());
    places?.add(place, numbering.rows);
    places?.complete();
    yield { ...last, place, givenUp: reader.hasGivenUp };
  }
}

/** Empty lines are passed over, and counted once a record follows: at the end of a file they mean nothing. */
class RowNumbering {
  rows: number;
  #waiting = 0;

  constructor(rowsBefore: number) {
    this.rows = rowsBefore;
  }

  number(records: readonly RawRecord[]): Pick<RecordPiece, 'records' | 'emptyLines'> {
    const numbered: NumberedRecord[] = [];
    let emptyLines = 0;
    for (const record of records) {
      if (isEmptyLine(record)) {
        this.#waiting += 1;
        continue;
      }
      emptyLines += this.#waiting;
      this.#waiting = 0;
      this.rows += 1;
      numbered.push({ ...record, row: this.rows, key: this.rows });
    }
    return { records: numbered, emptyLines };
  }
}

function isEmptyLine({ cells, fault }: RawRecord): boolean {
  return fault === undefined && cells.length === 1 && cells[0] === '';
}

async function firstText(text: TextFile, signal: AbortSignal): Promise<string> {
  for await (const piece of text.read({ fromByte: text.firstByte, signal })) return piece.text;
  return '';
}

/** Cells of the first record and its length with the line end. A header with broken quotes has no cells that could be names. */
function readHeaderRecord(text: string, dialect: Dialect): { readonly cells: readonly string[]; readonly length: number } {
  // The parser's fast mode counts one record too many into the cursor when it stops early.
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, newline: dialect.lineEnd, preview: 1, fastMode: false });
  const parsed = parser.parse(text, 0, false) as { data: string[][]; errors: { row?: number }[]; meta: { cursor: number } };
  const broken = parsed.errors.some((error) => (error.row ?? 0) === 0);
  return { cells: broken ? [] : (parsed.data[0] ?? []), length: parsed.meta.cursor };
}
