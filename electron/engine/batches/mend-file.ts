/** Mends a whole batch file where what a cell should be is known, however long the file is. The file itself is only read. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeWhole } from '../exports/whole-file.ts';
import { BatchCheck, type BatchCheckOptions, type CheckedRow } from './batch-check.ts';
import type { NumberedRecord } from './numbered-record.ts';
import { fixContextOf, fixFor } from './cell-fixes.ts';
import { correctedText } from './corrected-file.ts';

export interface MendOrder extends BatchCheckOptions {
  /** Codes of problems, or all that can be mended without asking. */
  readonly codes: 'all' | ReadonlySet<string>;
  /** Where the corrected file goes. */
  readonly out: string;
}

export interface MendedFile {
  readonly cells: number;
  readonly rows: number;
}

/** What one fix lays bare, another mends: so often at most. */
const MOST_ROUNDS = 4;

/**
 * Throws what `BatchCheck.open` throws, `csv/no-header` and the like where the header cannot be relied on, `table/unreadable-row` and
 * `file/not-writable`; then nothing is written, and what was there stays.
 */
export async function mendFile({ codes, out, ...options }: MendOrder): Promise<MendedFile> {
  const check = await BatchCheck.open(options);
  refuseUnusable(check);
  const counts = { cells: 0, rows: 0 };
  const mend = (records: readonly NumberedRecord[]) => {
    const mended = check.checkAlone(records).map((checked) => mendRow(checked, { check, codes }));
    for (const { changed } of mended) {
      counts.cells += changed;
      counts.rows += changed > 0 ? 1 : 0;
    }
    return mended.map(({ cells }) => cells);
  };
  const written = await writeWhole(out, correctedText(check.file, { mend, signal: options.signal }));
  await written.publish();
  return counts;
}

/** Without a header to rely on no column has a rule. */
function refuseUnusable({ file }: BatchCheck): void {
  const { columns, findings } = file.header;
  const finding = findings.find(({ severity }) => severity === 'error');
  if (columns.length > 0 || finding === undefined) return;
  throw new AppError(finding.code, { params: { column: finding.column, ...finding.params } });
}

interface Mending {
  readonly check: BatchCheck;
  readonly codes: MendOrder['codes'];
}

function mendRow(checked: CheckedRow, { check, codes }: Mending): { readonly cells: readonly string[]; readonly changed: number } {
  let row = checked;
  for (let round = 0; round < MOST_ROUNDS && row.inShape; round += 1) {
    const cells = fixedCells(row, { check, codes });
    if (cells === undefined) break;
    [row = checked] = check.checkAlone([{ cells, row: row.row, key: row.key }]);
  }
  return { cells: row.cells, changed: row.cells.filter((cell, index) => cell !== checked.cells[index]).length };
}

/** Undefined where there is nothing to mend (any more). */
function fixedCells({ cells, problems }: CheckedRow, { check, codes }: Mending): readonly string[] | undefined {
  let fixed: string[] | undefined;
  for (const { code, column: name } of problems) {
    if (codes !== 'all' && !codes.has(code)) continue;
    const column = check.file.header.columns.find((each) => each.name === name);
    if (column === undefined) continue;
    const text = fixFor(code, (fixed ?? cells)[column.index] ?? '', fixContextOf(column));
    if (text === undefined) continue;
    fixed ??= [...cells];
    fixed[column.index] = text;
  }
  return fixed;
}
