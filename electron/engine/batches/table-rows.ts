/** Rows of a table by their keys, read from the file again, so that a table of any size keeps only places and numbers. */
import { MASK } from '../../../shared/domain/evidence.ts';
import type { TableRow } from '../../../shared/contract/batch-table.ts';
import type { BatchCheck, CheckedRow } from './batch-check.ts';
import { FIRST_ADDED_KEY } from './batch-edits.ts';
import type { BatchFile } from './batch-file.ts';
import type { NumberedRecord } from './numbered-record.ts';
import { addedRecord } from './edited-records.ts';
import type { TableFindings } from './table-findings.ts';

/** Each checked by itself. `keys` ascend; those that are not there (any more) are left out. */
export async function readRows(check: BatchCheck, keys: readonly number[], signal: AbortSignal): Promise<CheckedRow[]> {
  const { file } = check;
  const found: NumberedRecord[] = [];
  const ofFile = keys.filter((key) => key < FIRST_ADDED_KEY && file.edits.of(key)?.kind !== 'deleted');
  while (found.length < ofFile.length) {
    const together = await readTogether(file, ofFile.slice(found.length), signal);
    if (together.length === 0) break;
    found.push(...together);
  }
  const added = keys.flatMap((key) => addedRecord(file.edits, key, file.places.rows) ?? []);
  return check.checkAlone([...found, ...added]);
}

/** Reads from the nearest place before the first wanted row as far as the next ones are in the pieces at hand. */
async function readTogether(file: BatchFile, wanted: readonly number[], signal: AbortSignal): Promise<NumberedRecord[]> {
  const found: NumberedRecord[] = [];
  for await (const { records } of file.records(file.places.before(wanted[0] ?? 1), signal)) {
    for (const record of records) if (record.key === wanted[found.length]) found.push(record);
    const next = wanted[found.length];
    const last = records.at(-1)?.key ?? 0;
    // A row further on is reached sooner from its own place.
    if (next === undefined || (found.length > 0 && next > last + records.length)) break;
  }
  return found;
}

/** With its repetitions, and the way a person may see it. */
export function showRow(checked: CheckedRow, check: BatchCheck, findings: TableFindings): TableRow {
  const repeats = findings.repeatsOf(checked.key);
  const { row, key, cells, inShape, problems } = repeats.length === 0 ? checked : check.withRepeats(checked, repeats);
  const { columns } = check.file.header;
  const edit = check.file.edits.of(key);
  const hasSecrets = columns.some((column) => column.secret);
  const shown = columns.map(({ index, name, secret }) => {
    const cell = cells[index] ?? '';
    // In a row out of shape a secret may stand in any cell.
    const hidden =
      secret || (!inShape && hasSecrets) || problems.some(({ code, column }) => code === 'csv/login-in-url' && column === name);
    return hidden && cell !== '' ? MASK : cell;
  });
  const edited = columns.flatMap(({ index }, place) => (edit?.kind === 'cells' && edit.cells.has(index) ? [place] : []));
  return { key, row, cells: shown, edited, problems: [...problems] };
}
