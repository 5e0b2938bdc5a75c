/** Rows that take a recipe by their deviceType: the shipped one, and the unconfirmed way where the device itself calls in. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { loadRecipe, parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import type { BatchId, ManufacturerId } from '../../shared/domain/ids.ts';
import { CervelloBench } from '../support/cervello-bench.ts';

const INSTALL = {
  lineside: 1,
  recipe: 'Calls in itself',
  model: '',
  version: 3,
  profile: 'cervello',
  steps: [
    { step: 'identify', with: { expect: { identifier: '{{unit.uniqueIdentifier}}' } } },
    { step: 'cervello.install-certificate', with: { alias: 'cervello', for: 'https' } },
  ],
};
const PERIPHERAL = {
  ...INSTALL,
  recipe: 'Behind a gateway',
  steps: [
    { step: 'identify', with: { expect: { identifier: '{{unit.uniqueIdentifier}}' } } },
    { step: 'cervello.request', with: {} },
    { step: 'cervello.telemetry', with: {} },
  ],
};

let bench: CervelloBench;
let manufacturerId: ManufacturerId;
let batchId: BatchId;
beforeAll(async () => {
  bench = await CervelloBench.open({ gateways: 4, lanes: 2 });
  manufacturerId = await bench.addTrainingManufacturer();
});
afterAll(() => bench.close());

async function importRows(types = ['STANDALONE', 'PERIPHERAL']): Promise<BatchId> {
  const { journal, vault } = bench.engine;
  const path = join(bench.folder, 'by-type.csv');
  const [header, first, second, third, fourth] = (await bench.csv()).split('\r\n');
  const typed = (line: string | undefined, type: string) => line?.replace(/[A-Z]+$/, type);
  await writeFile(path, [header, first, second, typed(third, 'STANDALONE'), typed(fourth, 'PERIPHERAL'), ''].join('\r\n'));
  const own = { STANDALONE: INSTALL, PERIPHERAL };
  const chosen = Object.entries(own).filter(([type]) => types.includes(type));
  const recipes = new Map(chosen.map(([type, recipe]) => [type, parseRecipe(JSON.stringify(recipe))]));
  const imported = await importBatch({
    journal,
    vault,
    path,
    recipe: loadRecipe('cervello-gateway.json', {}),
    recipesBy: { column: 'deviceType', recipes },
    secretColumns: [],
    manufacturerId,
    by: await journal.person('Tester'),
    signal: new AbortController().signal,
  });
  return imported.batch.id;
}

test('a PERIPHERAL is not imported for a recipe that has nothing for it', async () => {
  await expect(importRows(['STANDALONE'])).rejects.toMatchObject({
    code: 'cervello/peripheral-needs-recipe',
    params: { row: '4', recipe: 'Kura gateway to Cervello' },
  });
  expect(bench.engine.journal.read.batches()).toEqual([]);
});

test('no unit is touched before the import there is confirmed, nor without a certificate', async () => {
  batchId = await importRows();
  const head = bench.engine.journal.read.head().seq;
  await expect(bench.run(batchId)).rejects.toMatchObject({ code: 'cervello/not-confirmed' });
  expect(bench.engine.journal.read.head().seq).toBe(head);
  bench.cervello.import('Training manufacturer', await bench.csv());
  await bench.confirm(batchId);
  await expect(bench.confirm(batchId)).rejects.toMatchObject({ code: 'manufacturers/already-confirmed', params: { who: 'Tester' } });
});

test('each row takes its own recipe, and says so in the record', async () => {
  expect(await bench.run(batchId)).toMatchObject({ units: 4, pass: 4, provisioned: 2, prepared: 2 });
  const batch = bench.engine.journal.read.batch(batchId);
  const started = bench.engine.journal.read
    .events({ batchId, limit: 1000 })
    .flatMap(({ event }) => (event.type === 'run.started' ? [event] : []));
  const recipeOf = new Map(
    started.map(({ unitId, recipeSha256, steps }) => [unitId, { recipeSha256, steps: steps.map(({ step }) => step) }]),
  );
  for (const { unit } of bench.units(batchId)) {
    const type = unit.columns['deviceType'];
    const sha256 = batch?.recipesBy?.recipes.find(({ value }) => value === type)?.sha256 ?? batch?.recipeSha256;
    expect(recipeOf.get(unit.unitId)).toMatchObject({ recipeSha256: sha256 });
    expect(recipeOf.get(unit.unitId)?.steps.includes('cervello.install-certificate')).toBe(type === 'STANDALONE');
  }
  // The PERIPHERAL and the device that calls in itself are asked for by nobody here.
  expect(bench.cervello.provisioningCalls).toBe(2);
});

test('credentials were read back from the gateway, and handed on to nobody else', () => {
  const [gateway, , standalone, peripheral] = bench.units(batchId).map(({ state }) => state.run?.steps ?? []);
  const written = gateway?.find(({ step }) => step === 'kura.configuration')?.evidence ?? [];
  expect(written.map(({ name, verdict }) => [name.split(' ').at(-1), verdict])).toEqual(
    expect.arrayContaining([
      ['username', 'proved'],
      ['client-id', 'proved'],
      ['broker-url', 'proved'],
    ]),
  );
  const evidence = (steps: typeof standalone) => (steps ?? []).flatMap((step) => step.evidence.map(({ observed }) => observed));
  expect(evidence(standalone)).toContain('that the device calls in with this certificate');
  expect(evidence(peripheral)).toEqual(
    expect.arrayContaining(['not made: a PERIPHERAL comes through its gateway', 'not sent: a PERIPHERAL comes through its gateway']),
  );
});

test('the certificate lists its units and how it was used, and says them when it goes', async () => {
  const { manufacturers, journal } = bench.engine;
  const { certificateId } = manufacturers.usable({ manufacturerId });
  const { total, units } = manufacturers.units({ certificateId, limit: 10 });
  expect(total).toBe(3);
  expect(units.map(({ way }) => way).toSorted()).toEqual(['installed', 'request', 'request']);
  const [first, second] = units;
  expect(manufacturers.units({ certificateId, afterSeq: first?.seq ?? 0, limit: 1 }).units).toEqual([second]);
  const by = await journal.person('Tester');
  const removed = await manufacturers.removeCertificate({ certificateId, reason: 'leaked', by });
  expect(removed.units).toEqual(units);
  await expect(bench.run(batchId)).rejects.toMatchObject({ code: 'manufacturers/no-certificate-usable' });
});
