/** Mends every cell of a table that has the same problem, where what it should be is known. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RequestOutput } from '../../../shared/contract/contract.ts';
import { MASK } from '../../../shared/domain/evidence.ts';
import type { BatchCheck } from './batch-check.ts';
import { fixContextOf, fixFor } from './cell-fixes.ts';
import type { CellChange } from './table-edits.ts';

export interface FixWish {
  readonly code: string;
  /** As rules and recipes call it. */
  readonly column: string;
}

export interface CellFix extends CellChange {
  readonly row: number;
  readonly before: string;
}

type Preview = RequestOutput<'batches.previewFix'>;

const MOST_EXAMPLES = 5;

/** Goes through the whole file, edits included, without keeping it. */
export async function* findFixes(check: BatchCheck, { code, column: name }: FixWish, signal: AbortSignal): AsyncGenerator<CellFix> {
  const { file } = check;
  const column = file.header.columns.find((each) => each.name === name);
  if (column === undefined) return;
  const context = fixContextOf(column);
  for await (const { records } of file.records(file.start, signal)) {
    for (const { key, row, cells, inShape, problems } of check.checkAlone(records)) {
      if (!inShape || !problems.some((problem) => problem.code === code && problem.column === name)) continue;
      const before = cells[column.index] ?? '';
      const text = fixFor(code, before, context);
      if (text !== undefined) yield { key, row, index: column.index, before, text };
    }
    await nextTurn();
  }
}

export async function previewFixes(check: BatchCheck, wish: FixWish, signal: AbortSignal): Promise<Preview> {
  const isSecret = check.file.header.columns.some(({ name, secret }) => secret && name === wish.column);
  const examples: Preview['examples'] = [];
  let count = 0;
  for await (const { row, before, text } of findFixes(check, wish, signal)) {
    count += 1;
    if (examples.length < MOST_EXAMPLES) examples.push({ row, before: isSecret ? MASK : before, after: isSecret ? MASK : text });
  }
  return { count, examples };
}
