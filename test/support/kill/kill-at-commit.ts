/**
 * The station as a program that runs one batch and kills itself at a commit of its journal: before it is durable, after, or so many
 * milliseconds later, in the middle of what follows. Told by one JSON argument; prints one JSON line where it comes to its end.
 */
import { join } from 'node:path';
import { loadStation } from '../../../electron/engine/files/station-file.ts';
import { openEngine } from '../../../electron/engine/open-engine.ts';
import type { BatchId, LaneId } from '../../../shared/domain/ids.ts';

export interface CommitKill {
  readonly folder: string;
  readonly batchId: string;
  /** Of the run's commits, from 1; 0 for a run that nobody kills. */
  readonly commit: number;
  readonly when: 'before' | 'after' | number;
}

const { folder, batchId, commit, when } = JSON.parse(process.argv[2] ?? '{}') as CommitKill;

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
}

const engine = await openEngine({ journalFile: join(folder, 'journal.sqlite'), keyFolder: folder, environment: {}, linesideVersion: '0' });
const { journal } = engine;
const operator = await journal.person('Tester');
let commits = 0;
const append = journal.append.bind(journal);
// The same object is what every room of this engine appends to.
journal.append = async (...words) => {
  commits += 1;
  const isHere = commits === commit;
  if (isHere && when === 'before') die();
  const stored = await append(...words);
  if (isHere && when === 'after') die();
  if (isHere && typeof when === 'number') setTimeout(die, when);
  return stored;
};
const { file, ...loaded } = loadStation(join(folder, 'station.json'), { environment: {} });
const { training: _hand, ...station } = file;
await engine.runs.run({
  batchId: batchId as BatchId,
  station: { ...loaded, file: station },
  lanes: ['1' as LaneId],
  operator,
  signal: new AbortController().signal,
  gatewayTimeoutMs: 8000,
});
await engine.close();
process.stdout.write(`${JSON.stringify({ commits })}\n`, () => process.exit(0));
