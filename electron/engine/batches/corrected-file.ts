/**
 * The corrected file: every row as the table has it, columns by their names, in RFC 4180 and UTF-8. Secrets stand in it in plain, as they
 * did in the file it comes from.
 */
import { AppError } from '../../../shared/errors/app-error.ts';
import { csvLine, csvLines } from '../exports/dialects/csv-line.ts';
import type { BatchFile } from './batch-file.ts';
import type { NumberedRecord } from './numbered-record.ts';

export interface Correction {
  /** What is written in the place of these records, row by row. */
  mend?(records: readonly NumberedRecord[]): readonly (readonly string[])[];
  readonly signal: AbortSignal;
}

/** Throws `table/unreadable-row` where broken quotes hide what a row holds: written without it, the file would have lost it. */
export async function* correctedText(file: BatchFile, { mend = cellsOf, signal }: Correction): AsyncGenerator<string> {
  yield csvLine(namesOf(file));
  for await (const { records, givenUp } of file.records(file.start, signal)) {
    const unreadable = records.find(({ fault }) => fault !== undefined);
    if (unreadable !== undefined || givenUp)
      throw new AppError('table/unreadable-row', {
        params: { file: file.text.name, row: String((unreadable ?? records.at(-1))?.row ?? 1) },
      });
    yield csvLines(mend(records), (cells) => cells);
  }
}

function cellsOf(records: readonly NumberedRecord[]): (readonly string[])[] {
  return records.map(({ cells }) => cells);
}

function namesOf({ header, headerCells }: BatchFile): string[] {
  const names = new Map(header.columns.map(({ index, name }) => [index, name]));
  return headerCells.map((cell, index) => names.get(index) ?? cell);
}
