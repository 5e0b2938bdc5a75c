/**
 * The corrected file: every row as the table has it, columns by their names, in RFC 4180 and UTF-8. Secrets stand in it in plain, as they
 * did in the file it comes from.
 */
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error.ts';
import { csvLine } from '../../../shared/formats/csv-line.ts';
import type { BatchFile, NumberedRecord } from './batch-file.ts';

/** Changes nothing, or the cells of a record. */
export type Mend = (record: NumberedRecord) => NumberedRecord;

/** Throws `table/unreadable-row` where broken quotes hide what a row holds: written without it, the file would have lost it. */
export async function writeCorrected(file: BatchFile, to: FileHandle, { mend, signal }: { mend: Mend; signal: AbortSignal }): Promise<void> {
  await to.write(csvLine(headerOf(file)));
  for await (const { records } of file.records(file.start, signal)) {
    for (const { fault, row } of records) {
      if (fault !== undefined) throw new AppError('table/unreadable-row', { params: { file: file.text.name, row: String(row) } });
    }
    if (records.length > 0) await to.write(records.map((record) => csvLine(mend(record).cells)).join(''));
  }
}

function headerOf({ header, headerCells }: BatchFile): string[] {
  const names = new Map(header.columns.map(({ index, name }) => [index, name]));
  return headerCells.map((cell, index) => names.get(index) ?? cell);
}
