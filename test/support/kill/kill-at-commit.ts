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
  /** Only commits with such an event are counted, e.g. `step.settled cervello.request`; `unit-secret` for those of a unit's secrets. */
  readonly of?: string;
  /** Goes on with what was interrupted. */
  readonly isResumed?: boolean;
}

const { folder, batchId, commit, when, of, isResumed } = JSON.parse(process.argv[2] ?? '{}') as CommitKill;

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
}

let commits = 0;

async function atCommit<Stored>(names: readonly string[], store: () => Promise<Stored>): Promise<Stored> {
  if (of !== undefined && !names.includes(of)) return store();
  commits += 1;
  const isHere = commits === commit;
  if (isHere && when === 'before') die();
  const stored = await store();
  if (isHere && when === 'after') die();
  if (isHere && typeof when === 'number') setTimeout(die, when);
  return stored;
}

const engine = await openEngine({ journalFile: join(folder, 'journal.sqlite'), keyFolder: folder, environment: {}, linesideVersion: '0' });
const { journal } = engine;
const operator = await journal.person('Tester');
const append = journal.append.bind(journal);
const storeUnitSecret = journal.storeUnitSecret.bind(journal);
// The same object is what every room of this engine appends to.
journal.append = (...words) => {
  const names = words[0].map((event) => ('step' in event ? `${event.type} ${event.step}` : event.type));
  return atCommit(names, () => append(...words));
};
if (of === 'unit-secret') journal.storeUnitSecret = (...words) => atCommit([of], () => storeUnitSecret(...words));
const { file, ...loaded } = loadStation(join(folder, 'station.json'), { environment: {} });
const { training: _hand, ...station } = file;
const order = {
  batchId: batchId as BatchId,
  station: { ...loaded, file: station },
  lanes: ['1' as LaneId],
  operator,
  signal: new AbortController().signal,
  gatewayTimeoutMs: 8000,
};
await (isResumed === true ? engine.runs.resume(order) : engine.runs.run(order));
await engine.close();
process.stdout.write(`${JSON.stringify({ commits })}\n`, () => process.exit(0));
