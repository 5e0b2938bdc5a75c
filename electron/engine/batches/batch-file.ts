/** A batch file opened: encoding, dialect and header known, its records read in pieces as often as needed. */
import Papa from 'papaparse';
import { profileColumns } from '../../../shared/domain/profile-columns.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type Dialect, findDialect } from './dialect.ts';
import { foreignTextKind } from './file-kind.ts';
import { type BatchHeader, type HeaderDemands, readHeader } from './header.ts';
import { type RawRecord, RecordReader } from './record-reader.ts';
import { byteLength } from './text-encoding.ts';
import { TextFile } from './text-file.ts';

/** Where reading can begin: a byte at which a record starts, and the number of data rows before it. */
export interface FilePlace {
  readonly byte: number;
  readonly rowsBefore: number;
}

export interface NumberedRecord extends RawRecord {
  /** Data row from 1; empty lines are not counted. */
  readonly row: number;
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

export class BatchFile {
  readonly text: TextFile;
  readonly dialect: Dialect;
  readonly header: BatchHeader;
  /** Where the data begins. */
  readonly start: FilePlace;

  /** Throws `csv/unreadable-file` or `csv/not-csv`. What is wrong with the header is in `header`. */
  static async open(path: string, demands: HeaderDemands, signal: AbortSignal): Promise<BatchFile> {
    const text = await TextFile.examine(path, signal);
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
    return new BatchFile({ text, dialect, header, start: { byte, rowsBefore: 0 } });
  }

  private constructor(found: Pick<BatchFile, 'text' | 'dialect' | 'header' | 'start'>) {
    this.text = found.text;
    this.dialect = found.dialect;
    this.header = found.header;
    this.start = found.start;
  }

  async *records(from: FilePlace, signal: AbortSignal): AsyncGenerator<RecordPiece> {
    const reader = new RecordReader(this.dialect);
    const numbering = new RowNumbering(from.rowsBefore);
    let place: FilePlace | undefined = from;
    for await (const piece of this.text.read({ fromByte: from.byte, signal })) {
      yield { ...numbering.number(reader.push(piece.text)), place, givenUp: reader.hasGivenUp };
      if (reader.hasGivenUp) return;
      const byte = piece.endByte - byteLength(reader.pending, this.text.encoding);
      place = reader.isBetweenRecords ? { byte, rowsBefore: numbering.rows } : undefined;
    }
    yield { ...numbering.number(reader.end()), place, givenUp: reader.hasGivenUp };
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
      numbered.push({ ...record, row: this.rows });
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
