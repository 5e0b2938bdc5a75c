/** The engine of one measurement, with a journal of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';

/** `work` may use the folder for files of its own; engine and folder are gone afterwards, however it ends. */
export async function withBenchEngine<Result>(work: (engine: Engine, folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-bench-'));
  const journalFile = join(folder, 'journal.sqlite');
  const engine = await openEngine({ journalFile, keyFolder: folder, environment: {}, linesideVersion: '0' });
  try {
    return await work(engine, folder);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}
