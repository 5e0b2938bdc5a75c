/** The beginning of a batch file: how it divides lines and cells, its header, and what its columns have in common. */
import Papa from 'papaparse';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HeaderDemands } from './batch-column.ts';
import { isKnownName } from './column-aliases.ts';
import { sampleColumns } from './column-sample.ts';
import { type Dialect, findDialect } from './dialect.ts';
import { foreignTextKind } from './file-kind.ts';
import type { FilePlace } from './file-places.ts';
import { findError } from './finding.ts';
import { type BatchHeader, readHeader, unusable, withProfiles } from './header.ts';
import { MAX_RECORD_LENGTH, type RecordFault } from './record-reader.ts';
import { scanRecords } from './record-scan.ts';
import { byteLength } from './text-encoding.ts';
import type { TextFile } from './text-file.ts';

export interface OpenedTable {
  readonly dialect: Dialect;
  readonly header: BatchHeader;
  /** As the file has them. */
  readonly headerCells: readonly string[];
  /** Where the data begins. */
  readonly start: FilePlace;
}

interface HeaderRecord {
  readonly cells: readonly string[];
  /** With its line end. */
  readonly length: number;
  readonly fault?: RecordFault;
}

/** Throws what reading throws, and `csv/not-csv` for text that is no table. */
export async function openTable(text: TextFile, demands: HeaderDemands, signal: AbortSignal): Promise<OpenedTable> {
  const { head, dialect, headerAt, record } = await readOpening(text, demands, signal);
  const found = record.fault === undefined ? readHeader(head.trim() === '' ? undefined : record.cells, demands) : faulty(record.fault);
  const byte = text.firstByte + byteLength(head.slice(0, headerAt + record.length), text.encoding);
  const profiles = await sampleColumns({ text, dialect, header: found, startByte: byte }, signal);
  return { dialect, header: withProfiles(found, profiles), headerCells: record.cells, start: { byte, rowsBefore: 0 } };
}

function faulty(fault: RecordFault): BatchHeader {
  return unusable([{ ...findError(fault), column: '' }]);
}

/** As much of the text as the header needs, which is mostly its first piece. */
async function readOpening(text: TextFile, { profile }: HeaderDemands, signal: AbortSignal) {
  let head = '';
  for await (const piece of text.read({ fromByte: text.firstByte, signal })) {
    if (head === '') refuseForeign(piece.text, text.name);
    head += piece.text;
    const opening = divide(head, profile);
    if (opening.record !== undefined) return { ...opening, record: opening.record };
  }
  const opening = divide(head, profile);
  return { ...opening, record: opening.record ?? lastRecord(head.slice(opening.headerAt), opening.dialect) };
}

function refuseForeign(text: string, file: string): void {
  const kind = foreignTextKind(text);
  if (kind !== undefined) throw new AppError('csv/not-csv', { params: { file, kind } });
}

/** `record` is undefined where the header does not end in what is there. */
function divide(head: string, profile: HeaderDemands['profile']) {
  const leading = /^[\r\n]*/.exec(head)?.[0].length ?? 0;
  const dialect = findDialect(head.slice(leading), (name) => isKnownName(name, profile));
  const headerAt = leading + dialect.headerAt;
  return { head, dialect, headerAt, record: headerRecord(head.slice(headerAt), dialect) };
}

function headerRecord(text: string, dialect: Dialect): HeaderRecord | undefined {
  const { end, broken, open, closedAt } = scanRecords(text, dialect, 'first');
  if (end > 0) return { cells: parseRecord(text.slice(0, end), dialect), length: end };
  if (broken !== undefined) return { cells: [], length: 0, fault: 'csv/broken-quotes' };
  if (text.length <= MAX_RECORD_LENGTH) return undefined;
  return { cells: [], length: 0, fault: open !== undefined && closedAt === undefined ? 'csv/unclosed-quote' : 'csv/record-too-long' };
}

/** The header of a file that has nothing else. */
function lastRecord(text: string, dialect: Dialect): HeaderRecord {
  if (text.trim() === '') return { cells: [], length: text.length };
  const { open, closedAt } = scanRecords(text, dialect, 'first');
  if (open !== undefined && closedAt === undefined) return { cells: [], length: 0, fault: 'csv/unclosed-quote' };
  return { cells: parseRecord(text.slice(0, closedAt), dialect), length: text.length };
}

function parseRecord(text: string, { delimiter, lineEnd }: Dialect): readonly string[] {
  const parsed = new Papa.Parser({ delimiter, newline: lineEnd }).parse(text, 0, false) as { data: string[][] };
  return parsed.data[0] ?? [];
}
