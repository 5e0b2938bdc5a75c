/** One Cervello device through its life: prepared without proof, provisioned with it, back for a return that asks for it again only as a person says. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { loadRecipe, parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import type { BatchId, ManufacturerId } from '../../shared/domain/ids.ts';
import { CervelloBench } from '../support/cervello-bench.ts';

const UNDELIVERED = {
  lineside: 1,
  recipe: 'Delivers nothing',
  model: '',
  version: 1,
  profile: 'cervello',
  steps: [
    { step: 'identify', with: { expect: { identifier: '{{unit.uniqueIdentifier}}' } } },
    { step: 'cervello.request', with: {} },
    { step: 'cervello.telemetry', with: {} },
  ],
};

/** The device's provisioning request whose answer is lost. */
const LOST_CALL = 5;

let bench: CervelloBench;
let manufacturer: ManufacturerId;
let identifier: string;
beforeAll(async () => {
  bench = await CervelloBench.open({
    gateways: 1,
    lanes: 1,
    isHandless: true,
    calls: [{ trouble: 'drop-reply', number: LOST_CALL }],
  });
  manufacturer = await bench.addTrainingManufacturer();
  bench.cervello.import('Training manufacturer', await bench.csv());
});
afterAll(() => bench.close());

const stateOf = (batchId: BatchId) => bench.units(batchId)[0]?.state;
const telemetryOf = (batchId: BatchId) => stateOf(batchId)?.run?.steps.find(({ step }) => step === 'cervello.telemetry')?.evidence ?? [];
const timesMade = () => bench.cervello.organisation.timesMade(identifier);

test('telemetry of the station alone never makes a unit provisioned', async () => {
  const { journal, vault } = bench.engine;
  const { batch } = await importBatch({
    journal,
    vault,
    path: bench.simulation.batchFile,
    recipe: parseRecipe(JSON.stringify(UNDELIVERED)),
    secretColumns: [],
    manufacturerId: manufacturer,
    by: await journal.person('Tester'),
    signal: new AbortController().signal,
  });
  identifier = bench.units(batch.id)[0]?.unit.columns['uniqueIdentifier'] ?? '';
  await bench.confirm(batch.id);
  expect(await bench.run(batch.id)).toMatchObject({ pass: 1, prepared: 1, provisioned: 0 });
  expect(telemetryOf(batch.id)).toContainEqual(
    expect.objectContaining({ observed: 'not read back from it in this run', verdict: 'not-proved' }),
  );
  expect(bench.cervello.organisation.remove(identifier)).toBe(true);
});

test('read back from the device, it does', async () => {
  const batchId = await bench.importBatch(manufacturer);
  await bench.confirm(batchId);
  expect(await bench.run(batchId)).toMatchObject({ pass: 1, provisioned: 1 });
  expect(telemetryOf(batchId)).toContainEqual(
    expect.objectContaining({ observed: expect.stringMatching(/^read back: .*MqttDataTransport (client-id|username)$/) as string }),
  );
  expect([timesMade(), bench.cervello.provisioningCalls]).toEqual([2, 2]);
});

async function openReturn(): Promise<BatchId> {
  const by = await bench.engine.journal.person('Tester');
  const wish = { decision: 'same-identity', recipe: loadRecipe('cervello-gateway.json'), set: {}, reason: 'came back' } as const;
  const how = { logs: 'keep', resetPassword: false, absent: false, askRequest: false, language: 'en' } as const;
  return (await bench.engine.returns.open({ identifier, ...wish, ...how, by, secondPerson: undefined })).batchId;
}

test('a device that came back is not asked for before a person says so, and never beside the one that is there', async () => {
  const batchId = await openReturn();
  await expect(bench.run(batchId)).rejects.toMatchObject({ code: 'cervello/not-confirmed' });
  expect([stateOf(batchId)?.status, bench.cervello.provisioningCalls]).toEqual(['open', 2]);
  await bench.confirm(batchId);
  expect(await bench.run(batchId)).toMatchObject({ fail: 1 });
  expect(stateOf(batchId)?.failure?.code).toBe('cervello/exists');
  expect([timesMade(), bench.cervello.provisioningCalls]).toEqual([2, 3]);
});

test('once its device is gone there, the confirmed return has a new one made, with credentials of its own', async () => {
  const before = bench.cervello.organisation.find(identifier)?.credentials;
  expect(bench.cervello.organisation.remove(identifier)).toBe(true);
  const batchId = await openReturn();
  await bench.confirm(batchId);
  expect(await bench.run(batchId)).toMatchObject({ pass: 1, provisioned: 1 });
  const after = bench.cervello.organisation.find(identifier);
  expect([timesMade(), bench.cervello.provisioningCalls, after?.telemetry.length]).toEqual([3, 4, 1]);
  expect(after?.credentials.accessKey).not.toBe(before?.accessKey);
});

test('while nobody knows what became of a request, the same device is not asked for by another batch', async () => {
  expect(bench.cervello.organisation.remove(identifier)).toBe(true);
  const lost = await bench.importBatch(manufacturer);
  const other = await bench.importBatch(manufacturer);
  for (const batchId of [lost, other]) await bench.confirm(batchId);
  expect(await bench.run(lost)).toMatchObject({ unknown: 1 });
  expect(await bench.run(other)).toMatchObject({ stopped: [{ failure: { code: 'run/interrupted-unit' } }] });
  expect([timesMade(), bench.cervello.provisioningCalls]).toEqual([4, LOST_CALL]);
});
