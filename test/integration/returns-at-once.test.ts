/** Returns of one device that are opened at the same time, and a scrapped device that comes again in another batch. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quickRecipe, ReturnBench } from '../support/return-bench.ts';

let bench: ReturnBench;
beforeEach(async () => {
  bench = await ReturnBench.open();
});
afterEach(() => bench.close());

test('of two returns of one device that are opened at once only the newer one is worked on', { timeout: 60_000 }, async () => {
  expect(await bench.run()).toMatchObject({ pass: 1 });
  const deeds = bench.told('step.intended').length;
  const wish = { ...(await bench.wish({})), reason: 'came back', secondPerson: undefined };
  const [one, other] = await Promise.all([bench.engine.returns.open(wish), bench.engine.returns.open(wish)]);
  const batches = bench.engine.journal.read.batches().map(({ name }) => name);
  expect(new Set(batches).size).toBe(3);
  const [older, newer] = bench.told('return.opened')[0]?.batchId === one.batchId ? [one, other] : [other, one];
  expect(await bench.run({ batchId: older.batchId })).toMatchObject({ pass: 0 });
  expect(bench.told('step.intended')).toHaveLength(deeds);
  expect(await bench.run({ batchId: newer.batchId })).toMatchObject({ pass: 1 });
});

test('a scrapped device that is imported again is not given out', { timeout: 120_000 }, async () => {
  expect(await bench.run()).toMatchObject({ pass: 1 });
  await bench.takeBack({ decision: 'scrap', recipe: undefined });
  const { journal, vault } = bench.engine;
  const path = join(bench.folder, 'again.csv');
  const { columns } = bench.unit();
  const header = ['serialNumber', 'macAddress', 'accountName', 'clientId', 'username', 'password', 'activationKey', 'brokerUrl'];
  const row = header.map((name) => columns[name] ?? (name === 'activationKey' ? '' : 'some-password-1'));
  await writeFile(path, `${header.join(',')}\r\n${row.join(',')}\r\n`);
  const signal = new AbortController().signal;
  const by = await bench.operator();
  const imported = await importBatch({ journal, vault, path, recipe: quickRecipe('esf-everyware'), secretColumns: [], by, signal });
  const summary = await bench.run({ batchId: imported.batch.id });
  expect(summary).toMatchObject({ pass: 0 });
  expect(JSON.stringify([summary, bench.stateOf(imported.batch.id)])).toContain('returns/device-scrapped');
});
