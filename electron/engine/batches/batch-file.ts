/** A batch file opened: encoding, dialect and header known, its records read in pieces as often as needed. */
import type { HeaderDemands } from './batch-column.ts';
import { BatchEdits } from './batch-edits.ts';
import type { Dialect } from './dialect.ts';
import { EditedRecords } from './edited-records.ts';
import { type FilePlace, FilePlaces } from './file-places.ts';
import type { BatchHeader } from './header.ts';
import type { NumberedRecord } from './numbered-record.ts';
import { RecordReader } from './record-reader.ts';
import { RowNumbering } from './row-numbering.ts';
import { openTable } from './table-opening.ts';
import { byteLength } from './text-encoding.ts';
import { type ReadOptions, TextFile } from './text-file.ts';

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

  /** Throws `csv/*` where the file is no text that can be read (`TextFile.examine`). What is wrong with the header is in `header`. */
  static async open(path: string, demands: HeaderDemands, signal: AbortSignal): Promise<BatchFile> {
    return BatchFile.#read(await TextFile.examine(path, signal), demands, signal);
  }

  static async #read(text: TextFile, demands: HeaderDemands, signal: AbortSignal): Promise<BatchFile> {
    const opened = await openTable(text, demands, signal);
    return new BatchFile({ ...opened, text, places: new FilePlaces(opened.start) }, BatchEdits.none);
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

  /** Of the table as it is now, as far as the file was read; added rows stand behind its end. */
  get rowCount(): number {
    const { rows, isComplete } = this.places;
    return this.edits.rowCount(rows) - (isComplete ? 0 : this.edits.counts.addedRows);
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

  /**
   * Records of the file with the edits laid over them, then the added ones.
   * @param hear Hears the file's bytes from there on.
   */
  async *records(from: FilePlace, signal: AbortSignal, hear?: (bytes: Uint8Array) => void): AsyncGenerator<RecordPiece> {
    if (this.edits.isEmpty) return yield* this.#fileRecords(from, { signal, hear });
    const edited = new EditedRecords(this.edits, this.header, from.rowsBefore);
    let givenUp = false;
    for await (const piece of this.#fileRecords(from, { signal, hear })) {
      givenUp = piece.givenUp;
      yield { ...piece, records: edited.overlay(piece.records) };
    }
    for (const records of edited.added(this.places.rows)) yield { records, place: undefined, emptyLines: 0, givenUp };
  }

  async *#fileRecords(from: FilePlace, reading: Omit<ReadOptions, 'fromByte'>): AsyncGenerator<RecordPiece> {
    const reader = new RecordReader(this.dialect);
    const numbering = new RowNumbering(from.rowsBefore);
    // A reading from the middle may go further than one that gives up on the way.
    const places = from.rowsBefore === 0 ? this.places : undefined;
    let place: FilePlace | undefined = from;
    for await (const piece of this.text.read({ fromByte: from.byte, ...reading })) {
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
