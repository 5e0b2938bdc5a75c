/** How long a lane waits for its commit while a file of 100,000 rows is imported beside it, and while nothing else happens. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import type { Journal } from '../../electron/engine/journal/journal.ts';
import type { Engine } from '../../electron/engine/open-engine.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { everywareCells, everywareHeader } from '../fixtures/batches/everyware-file.ts';
import { eventsOfRun, importedEvent, staged, unitsOf } from '../support/journal-events.ts';
import { withBenchEngine } from './bench-engine.ts';
import type { BenchRow } from './bench-row.ts';

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
    await writeBatch(path);
    const beside = await longestWaitMs(lanes, () => importRows(engine, path));
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

async function writeBatch(path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${everywareHeader}\r\n`);
  for (let row = 1; row <= ROWS; row += 1) file.write(`${Object.values(everywareCells(row)).join(',')}\r\n`);
  file.end();
  await finished(file);
}

async function importRows({ journal, vault }: Engine, path: string): Promise<void> {
  const steps = [{ step: 'shell', name: 'deed', with: { command: ['true'] } }];
  const recipe = parseRecipe(JSON.stringify({ lineside: 1, recipe: 'Bench', model: 'any', version: 1, profile: 'everyware', steps }));
  const by = await journal.person('Bench');
  await importBatch({ journal, vault, path, recipe, by, signal: new AbortController().signal });
}
