/** Work in a process of its own: its memory is its own, too, and nothing was warmed up for it. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Measured {
  readonly rows: number;
  readonly seconds: number;
  /** The most memory that the process had at any time. */
  readonly peakMiB: number;
}

/** @param work One of those that `csv-work.ts` knows. */
export async function measuredChild(work: string, ...args: readonly string[]): Promise<Measured> {
  const script = fileURLToPath(new URL('./csv-work.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', script, work, ...args]);
  return JSON.parse(stdout) as Measured;
}
