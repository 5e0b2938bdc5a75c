/** How long a lane waits for its commit while a file of 100,000 rows is imported beside it, and while nothing else happens. */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Journal } from '../../electron/engine/journal/journal.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { eventsOfRun, importedEvent, staged, unitsOf } from '../support/journal-events.ts';
import { writeBatch } from './batch-of-rows.ts';
import { withBenchEngine } from './bench-engine.ts';
import type { BenchRow } from './bench-row.ts';
import { importFile } from './csv-import.ts';

const ROWS = 100_000;
const LANES = 24;
/** Between two events of a lane: what its gateway takes. */
const DEVICE_MS = 20;
const QUIET_MS = 8000;

export async function benchImportBesideLanes(): Promise<readonly BenchRow[]> {
  return withBenchEngine(async (engine, folder) => {
    const lanes = await preparedLanes(engine.journal);
    const alone = await longestWaitMs(lanes, () => delay(QUIET_MS));
    const path = join(folder, 'batch.csv');
    await writeBatch(path, ROWS);
    const beside = await longestWaitMs(lanes, () => importFile(engine, path));
    return [
      {
        name: `journal: longest commit of ${LANES} lanes while ${ROWS.toLocaleString('en')} rows are imported`,
        value: beside.longestMs,
        unit: 'ms',
        baseline: { name: 'without the import', value: alone.longestMs },
        note: `the aim is 60 ms more at most; of ${beside.commits} events during the import 99 % waited ${beside.p99Ms.toFixed(1)} ms at most`,
      },
    ];
  });
}

type Lane = (isOver: () => boolean) => Promise<number[]>;

async function preparedLanes(journal: Journal): Promise<readonly Lane[]> {
  const units = unitsOf('bench' as BatchId, LANES);
  await journal.stageUnits(staged(units));
  await journal.append([importedEvent('bench' as BatchId, units)]);
  return units.map((unit) => async (isOver) => {
    const waitsMs: number[] = [];
    while (!isOver()) {
      for (const event of eventsOfRun(unit).whole) {
        await delay(DEVICE_MS);
        const askedAtMs = performance.now();
        await journal.append([event]);
        waitsMs.push(performance.now() - askedAtMs);
      }
    }
    return waitsMs;
  });
}

async function longestWaitMs(lanes: readonly Lane[], beside: () => Promise<unknown>) {
  let isOver = false;
  const working = Promise.all(lanes.map((lane) => lane(() => isOver)));
  await beside();
  isOver = true;
  const waitsMs = (await working).flat().sort((left, right) => left - right);
  return { longestMs: waitsMs.at(-1) ?? 0, p99Ms: waitsMs[Math.floor(waitsMs.length * 0.99)] ?? 0, commits: waitsMs.length };
}
