/** One gateway that two lanes reach, each by a way of its own: a run and a visit, or two visits, do not write to it beside each other. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import type { LoadedStation } from '../../electron/engine/files/station-file.ts';
import type { Visit } from '../../electron/engine/visits/visit.ts';
import type { BatchId, LaneId } from '../../shared/domain/ids.ts';
import { FIRST_LANE, ReturnBench } from '../support/return-bench.ts';

const SECOND_LANE = '2' as LaneId;
const signal = new AbortController().signal;

let bench: ReturnBench;
beforeEach(async () => {
  bench = await ReturnBench.open();
});
afterEach(() => bench.close());

/** Lane 1 has its shell, lane 2 its console. */
function twoWays(): LoadedStation {
  const { file, ...rest } = bench.station;
  const [{ rest: console, ...shell } = expect.unreachable('no lane')] = file.lanes;
  const { ssh: _shell, ...other } = { ...shell, rest: console };
  return { ...rest, file: { ...file, lanes: [shell, { ...other, lane: SECOND_LANE, name: 'Two' }] } };
}

async function visit(lane: LaneId): Promise<Visit> {
  return bench.engine.visits.open({ station: twoWays(), lane, by: await bench.operator(), signal });
}

/** A batch in which nothing happens for a while. */
async function waitingBatch(): Promise<BatchId> {
  const steps = [
    { step: 'identify', with: { expect: { macAddress: '{{unit.macAddress}}' } } },
    { step: 'wait', with: { seconds: 600 } },
  ];
  const recipe = parseRecipe(JSON.stringify({ lineside: 1, recipe: 'Waits', model: 'any', version: 1, profile: 'everyware', steps }));
  const path = join(bench.folder, 'waits.csv');
  const { columns } = bench.unit();
  const names = ['serialNumber', 'macAddress', 'accountName', 'clientId', 'username', 'password', 'activationKey', 'brokerUrl'];
  const row = names.map((name) => columns[name] ?? (name === 'password' ? 'not-used-here' : ''));
  await writeFile(path, `${names.join(',')}\r\n${row.join(',')}\r\n`);
  const { journal, vault } = bench.engine;
  const imported = await importBatch({ journal, vault, path, recipe, secretColumns: [], by: await bench.operator(), signal });
  return imported.batch.id;
}

const writing = { action: 'test', changes: [], verify: async () => ({ outcome: 'pass', evidence: [] }) as const };

test('a visit writes nothing while a run in another lane has its gateway', { timeout: 60_000 }, async () => {
  const opened = await visit(SECOND_LANE);
  const batchId = await waitingBatch();
  const stop = new AbortController();
  const run = bench.run({ batchId, station: twoWays(), lanes: [FIRST_LANE], signal: stop.signal });
  await expect.poll(() => bench.stateOf(batchId).status, { timeout: 20_000 }).toBe('running');
  let isWritten = false;
  const apply = async () => {
    isWritten = true;
  };
  await expect(opened.write({ ...writing, apply })).rejects.toMatchObject({
    code: 'visit/device-at-work',
    params: { identifier: bench.serialNumber() },
  });
  expect([isWritten, bench.told('visit.intended')]).toEqual([false, []]);
  await opened.close();
  await expect(visit(SECOND_LANE)).rejects.toMatchObject({ code: 'visit/device-at-work' });
  stop.abort();
  await run;
});

test('two visits do not have one gateway', { timeout: 60_000 }, async () => {
  const opened = await visit(FIRST_LANE);
  await expect(visit(SECOND_LANE)).rejects.toMatchObject({ code: 'visit/device-visited', params: { lane: FIRST_LANE } });
  expect(await opened.write({ ...writing, apply: async () => undefined })).toMatchObject({ outcome: 'pass' });
  await opened.close();
  await (await visit(SECOND_LANE)).close();
});
