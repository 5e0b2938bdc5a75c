/** Puts a text into a temporary file and runs the batch check over it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CellProblem } from '../../../../../shared/domain/csv-report.ts';
import type { BatchCheckOptions } from '../../../../../electron/engine/batches/batch-check.ts';
import { type CheckedHeader, type CheckResult, checkBatchFile } from '../../../../../electron/engine/batches/check-batch-file.ts';

export async function withFile<Result>(content: string | Uint8Array, use: (path: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-batch-'));
  try {
    const path = join(folder, 'batch.csv');
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export interface CheckedText extends CheckResult {
  readonly header: CheckedHeader;
  readonly problems: readonly CellProblem[];
}

export function checkText(content: string | Uint8Array, options: Omit<BatchCheckOptions, 'path' | 'signal'>): Promise<CheckedText> {
  return withFile(content, async (path) => {
    const check = await checkBatchFile({ ...options, path, signal: new AbortController().signal });
    const problems: CellProblem[] = [];
    for await (const problem of check.problems) problems.push(problem);
    return { header: check.header, problems, ...check.result() };
  });
}

/** `row:column:code` of each problem, in order. */
export function places({ problems }: CheckedText): readonly string[] {
  return problems.map(({ row, column, code }) => `${row}:${column}:${code}`);
}
