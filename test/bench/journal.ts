/** What it costs that every event is on the disk, chained and folded before anybody hears of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { canonicalJson } from '../../electron/engine/journal/chain/canonical-json.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import type { JournalEvent } from '../../shared/domain/events.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { eventsOfRun, importedEvent, staged, unitsOf } from '../support/journal-events.ts';
import { type BenchRow, median } from './bench-row.ts';

const LANES = 24;
const RUNS_PER_LANE = 250;
const ROUNDS = 3;
const BATCH = 'batch-1' as BatchId;

interface Measured {
  readonly eventsPerSecond: number;
  /** Of all threads. */
  readonly processorMicrosecondsPerEvent: number;
}

export async function benchJournal(): Promise<BenchRow[]> {
  const journal: Measured[] = [];
  const bare: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    journal.push(await inFolder(appendFromLanes));
    bare.push(await inFolder(insertBare));
  }
  const middle = (all: readonly Measured[], pick: keyof Measured) => median(all.map((one) => one[pick]));
  const baseline = (pick: keyof Measured) => ({
    name: 'the same rows by better-sqlite3 alone, one transaction, synchronous=OFF',
    value: middle(bare, pick),
  });
  return [
    {
      name: `journal: durable appends, ${LANES} lanes`,
      value: middle(journal, 'eventsPerSecond'),
      unit: 'events/s',
      baseline: baseline('eventsPerSecond'),
      note: 'one event per append; each lane waits until its event is synced to the disk before it appends the next',
    },
    {
      name: 'journal: processor time of an event',
      value: middle(journal, 'processorMicrosecondsPerEvent'),
      unit: 'µs',
      baseline: baseline('processorMicrosecondsPerEvent'),
      note: 'with check, hash chain, projection, lookup tables and the lane that asks for it',
    },
  ];
}

async function appendFromLanes(folder: string): Promise<Measured> {
  const journal = await openJournal({ file: join(folder, 'journal.sqlite'), linesideVersion: 'bench' });
  const units = unitsOf(BATCH, LANES * RUNS_PER_LANE);
  await journal.stageUnits(staged(units));
  await journal.append([importedEvent(BATCH, units)]);
  const runs = units.map((unit) => eventsOfRun(unit).whole);
  const measured = await measure(runs.flat().length, async () => {
    await Promise.all(
      Array.from({ length: LANES }, (_, lane) =>
        takeRuns(
          runs.filter((_run, index) => index % LANES === lane),
          journal,
        ),
      ),
    );
  });
  await journal.close();
  return measured;
}

async function takeRuns(runs: readonly (readonly JournalEvent[])[], journal: Awaited<ReturnType<typeof openJournal>>): Promise<void> {
  for (const events of runs) for (const event of events) await journal.append([event]);
}

async function insertBare(folder: string): Promise<Measured> {
  const bodies = unitsOf(BATCH, LANES * RUNS_PER_LANE).flatMap((unit: Unit) => eventsOfRun(unit).whole.map(canonicalJson));
  const database = new Database(join(folder, 'bare.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  database.exec('CREATE TABLE event (seq INTEGER PRIMARY KEY, wall_time TEXT NOT NULL, body TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO event (wall_time, body) VALUES (?, ?)');
  const measured = await measure(bodies.length, () => {
    database.transaction(() => {
      for (const body of bodies) insert.run('2026-01-01T00:00:00.000Z', body);
    })();
  });
  database.close();
  return measured;
}

async function measure(events: number, work: () => Promise<void> | void): Promise<Measured> {
  const processorBefore = process.cpuUsage();
  const startMs = performance.now();
  await work();
  const seconds = (performance.now() - startMs) / 1000;
  const { user, system } = process.cpuUsage(processorBefore);
  return { eventsPerSecond: events / seconds, processorMicrosecondsPerEvent: (user + system) / events };
}

async function inFolder(bench: (folder: string) => Promise<Measured>): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-bench-'));
  try {
    return await bench(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
