/** What a million units in the journal cost at the next commit, the next look and the next start, beside a thousand. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Journal } from '../../electron/engine/journal/journal.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import { readPassport } from '../../electron/engine/passport.ts';
import type { BatchId, DeviceId, UnitId } from '../../shared/domain/ids.ts';
import { eventsOfRun, importedEvent, staged, unitsOf } from '../support/journal-events.ts';
import { type BenchRow, median } from './bench-row.ts';
import { makeLargeJournal, UNITS_PER_BATCH } from './large-journal.ts';

const BATCHES = 1000;
const LANES = 24;
const ROUNDS = 7;

const MEASUREMENTS = {
  'commit of 24 lanes': { unit: 'ms', measure: millisecondsPerCommit },
  passport: { unit: 'µs', measure: microsecondsPerPassport },
  'search by the first letters': { unit: 'µs', measure: microsecondsPerSearch },
  opening: { unit: 'ms', measure: millisecondsToOpen },
} as const;

/** A journal with the number of batches before the one that is worked on. */
interface Sized {
  readonly file: string;
  readonly batches: number;
}

export async function benchMillionUnits(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-bench-million-'));
  try {
    const small = await sized(folder, 1);
    const large = await sized(folder, BATCHES);
    const rows: BenchRow[] = [];
    for (const [name, { unit, measure }] of Object.entries(MEASUREMENTS)) {
      // One after the other, so that a slow moment of the computer meets both.
      const pairs: [small: number, large: number][] = [];
      for (let round = 0; round < ROUNDS; round += 1) pairs.push([await measure(small, round), await measure(large, round)]);
      rows.push({
        name: `journal with ${(BATCHES * UNITS_PER_BATCH).toLocaleString('en')} units: ${name}`,
        value: median(pairs.map(([, value]) => value)),
        unit,
        baseline: { name: 'with 1,000', value: median(pairs.map(([value]) => value)) },
        note: `the aim is 1.2 at most; its files take ${Math.round(bytesOf(folder, 'large') / 1e6)} MB`,
      });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sized(folder: string, batches: number): Promise<Sized> {
  const file = join(folder, batches === 1 ? 'small.sqlite' : 'large.sqlite');
  await makeLargeJournal(file, batches);
  return { file, batches };
}

const open = (file: string) => openJournal({ file, linesideVersion: 'bench' });

async function withJournal<Result>(file: string, work: (journal: Journal) => Promise<Result> | Result): Promise<Result> {
  const journal = await open(file);
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}

/** Every lane takes a fresh unit through a run, all in the same moments: four commits of 24 events each, without and with a new row. */
function millisecondsPerCommit({ file }: Sized, round: number): Promise<number> {
  return withJournal(file, async (journal) => {
    const batchId = `bench-${round}` as BatchId;
    const units = unitsOf(batchId, LANES * 20).map((unit) => ({ ...unit, deviceId: `device of ${unit.unitId}` as DeviceId }));
    await journal.stageUnits(staged(units));
    await journal.append([importedEvent(batchId, units)]);
    const runs = units.map((unit) => eventsOfRun(unit).whole);
    const startedAtMs = performance.now();
    for (let first = 0; first < runs.length; first += LANES) {
      const group = runs.slice(first, first + LANES);
      for (const step of [0, 1, 2, 3]) await Promise.all(group.map((events) => journal.append(events.slice(step, step + 1))));
    }
    return (performance.now() - startedAtMs) / ((runs.length / LANES) * 4);
  });
}

/** Units that were looked at and units that were not: as the person on the floor scans them. */
function microsecondsPerPassport({ file, batches }: Sized): Promise<number> {
  return withJournal(file, ({ read }) =>
    microseconds(400, (index) => {
      const row = read.unit(`${anyBatch(batches, index)}/${1 + ((index * 577) % UNITS_PER_BATCH)}` as UnitId);
      if (row === undefined || readPassport(read, row).runs.length !== 1) throw new Error('the passport is not whole');
    }),
  );
}

function microsecondsPerSearch({ file, batches }: Sized): Promise<number> {
  return withJournal(file, ({ read }) =>
    microseconds(400, (index) => {
      const prefix = anyBatch(batches, index).replace('batch-q', 'SN').replace('batch-', 'SN');
      if (read.searchUnits(prefix, 20).length !== 20) throw new Error(`nothing begins with ${prefix}`);
    }),
  );
}

async function millisecondsToOpen({ file }: Sized): Promise<number> {
  const startedAtMs = performance.now();
  const journal = await open(file);
  const tookMs = performance.now() - startedAtMs;
  await journal.close();
  return tookMs;
}

function anyBatch(batches: number, index: number): string {
  return batches === 1 ? 'batch-q' : `batch-${1 + ((index * 389) % (batches - 1))}`;
}

function microseconds(times: number, work: (index: number) => void): number {
  const startedAtMs = performance.now();
  for (let index = 0; index < times; index += 1) work(index);
  return ((performance.now() - startedAtMs) * 1000) / times;
}

function bytesOf(folder: string, prefix: string): number {
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
