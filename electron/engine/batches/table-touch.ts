/** Checks by themselves the rows that an edit touched, before and after, so that a table tells at once what came of it. */
import type { BatchCheck, CheckedRow } from './batch-check.ts';
import { badCells, type TableFindings, type TouchedRows } from './table-findings.ts';
import { readRows } from './table-rows.ts';

/** More are left to the check of the whole file: they may lie all over it. */
const MOST_AT_ONCE = 1000;

export interface TableMoment {
  readonly check: BatchCheck;
  readonly findings: TableFindings;
}

/** @param keys Ascending. */
export async function touchRows(before: TableMoment, after: BatchCheck, keys: readonly number[]): Promise<TouchedRows> {
  const gone = keys.filter((key) => after.file.edits.of(key)?.kind === 'deleted').map((key) => [key, 0] as const);
  if (keys.length > MOST_AT_ONCE) return { keys, cells: new Map(gone), problems: 0 };
  // What is done here is done soon; the request that it is for cannot be taken back.
  const { signal } = new AbortController();
  const was = await readRows(before.check, keys, signal);
  const is = await readRows(after, keys, signal);
  const cells = new Map<number, number>([...keys.map((key) => [key, 0] as const), ...is.map(countOf)]);
  const repeats = was.reduce((sum, { key }) => sum + before.findings.repeatsOf(key).length, 0);
  return { keys, cells, problems: problemsOf(is) - problemsOf(was) - repeats };
}

function countOf({ key, problems }: CheckedRow): readonly [number, number] {
  return [key, badCells(problems)];
}

function problemsOf(rows: readonly CheckedRow[]): number {
  return rows.reduce((sum, { problems }) => sum + problems.length, 0);
}
