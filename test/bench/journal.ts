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
const RUNS_PER_LANE = 400;
/** Runs of each lane before anything is measured: a line works for hours, so that starting and compiling do not count. */
const RUNS_TO_WARM_UP = 100;
const ROUNDS = 3;
const BATCH = 'batch-1' as BatchId;

interface Measured {
  readonly eventsPerSecond: number;
  /** Of all threads. */
  readonly processorMicrosecondsPerEvent: number;
  readonly eventsPerCommit: number;
}

export async function benchJournal(): Promise<BenchRow[]> {
  const journal: Measured[] = [];
  const grouped: Measured[] = [];
  const single: Measured[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const measured = await inFolder(appendFromLanes);
    journal.push(measured);
    grouped.push(await inFolder((folder) => insertBare(folder, Math.round(measured.eventsPerCommit))));
    single.push(await inFolder((folder) => insertBare(folder, 1)));
  }
  const middle = (all: readonly Measured[], pick: keyof Measured) => median(all.map((one) => one[pick]));
  const eventsPerCommit = Math.round(middle(journal, 'eventsPerCommit'));
  return [
    {
      name: `journal: durable appends, ${LANES} lanes`,
      value: middle(journal, 'eventsPerSecond'),
      unit: 'events/s',
      baseline: { name: 'the aim', value: 20_000 },
      note: 'one event per append; each lane waits until its event is synced to the disk before it appends the next',
    },
    {
      name: 'journal: processor time of an event',
      value: middle(journal, 'processorMicrosecondsPerEvent'),
      unit: 'µs',
      baseline: {
        name: `bare inserts of the same rows, synchronous=OFF, ${eventsPerCommit} a transaction as in the journal`,
        value: middle(grouped, 'processorMicrosecondsPerEvent'),
      },
      note: 'the aim is 2; with check, hash chain, sync, projection, lookup tables, two threads and the lane that asks for it',
    },
    {
      name: 'journal: the same, held against appends that do not wait for each other',
      value: middle(journal, 'processorMicrosecondsPerEvent'),
      unit: 'µs',
      baseline: {
        name: 'bare inserts of the same rows, synchronous=OFF, each a transaction of its own',
        value: middle(single, 'processorMicrosecondsPerEvent'),
      },
    },
  ];
}

async function appendFromLanes(folder: string): Promise<Measured> {
  const journal = await openJournal({ file: join(folder, 'journal.sqlite'), linesideVersion: 'bench' });
  const units = unitsOf(BATCH, LANES * RUNS_PER_LANE);
  await journal.stageUnits(staged(units));
  await journal.append([importedEvent(BATCH, units)]);
  const runs = units.map((unit) => eventsOfRun(unit).whole);
  const work = (lane: number) => runs.filter((_run, index) => index % LANES === lane);
  const eachLane = (from: number, to: number) =>
    Promise.all(Array.from({ length: LANES }, (_, lane) => takeRuns(work(lane).slice(from, to), journal)));
  await eachLane(0, RUNS_TO_WARM_UP);
  let commits = 0;
  journal.onAppended(() => {
    commits += 1;
  });
  const events = runs.slice(LANES * RUNS_TO_WARM_UP).flat().length;
  const measured = await measure(events, async () => void (await eachLane(RUNS_TO_WARM_UP, RUNS_PER_LANE)));
  await journal.close();
  return { ...measured, eventsPerCommit: events / commits };
}

async function takeRuns(runs: readonly (readonly JournalEvent[])[], journal: Awaited<ReturnType<typeof openJournal>>): Promise<void> {
  for (const events of runs) for (const event of events) await journal.append([event]);
}

/** Rows with everything that the journal's have, into a table like its own. */
async function insertBare(folder: string, eventsPerCommit: number): Promise<Measured> {
  const events = unitsOf(BATCH, LANES * RUNS_PER_LANE).flatMap((unit: Unit) => eventsOfRun(unit).whole);
  const rows = events.map((event, index) => bareRow(event, index + 1));
  const database = new Database(join(folder, 'bare.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  database.exec(`CREATE TABLE event (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, station_id TEXT NOT NULL, epoch INTEGER NOT NULL,
    wall_time TEXT NOT NULL, monotonic_ms REAL NOT NULL, type TEXT NOT NULL, version INTEGER NOT NULL, batch_id TEXT, unit_id TEXT,
    run_id TEXT, device_id TEXT, body TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT`);
  const insert = database.prepare(`INSERT INTO event VALUES (${Array(15).fill('?').join(', ')})`);
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')];
  const store = (from: number, to: number) => {
    for (let first = from; first < to; first += eventsPerCommit) {
      begin.run();
      for (const row of rows.slice(first, Math.min(to, first + eventsPerCommit))) insert.run(...row);
      commit.run();
    }
  };
  const warm = Math.round((rows.length * RUNS_TO_WARM_UP) / RUNS_PER_LANE);
  store(0, warm);
  const measured = await measure(rows.length - warm, () => store(warm, rows.length));
  database.close();
  return { ...measured, eventsPerCommit };
}

function bareRow(event: JournalEvent, seq: number): readonly (string | number | null)[] {
  const { type, version } = event;
  const { batchId, unitId, runId } = { batchId: null, unitId: null, runId: null, ...event };
  const [uuid, hash] = ['01234567-89ab-7cde-8f01-23456789abcd', 'a'.repeat(64)];
  const times = ['2026-01-01T00:00:00.000Z', 12_345.678] as const;
  return [seq, uuid, uuid, 1, ...times, type, version, batchId, unitId, runId, uuid, canonicalJson(event), hash, hash];
}

async function measure(events: number, work: () => Promise<void> | void): Promise<Omit<Measured, 'eventsPerCommit'>> {
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
