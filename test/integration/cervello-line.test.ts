/**
 * The Cervello way for a hundred units in many lanes, over real sockets with TLS: refused before the batch is confirmed, then all kinds of
 * answers and silences among them. Counts are exact, each unit is asked for once, and what nobody can know waits for a person.
 */
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { BatchId } from '../../shared/domain/ids.ts';
import { CervelloBench, manufacturerSecrets } from '../support/cervello-bench.ts';
import { plantedIn } from '../support/planted-secrets.ts';

const UNITS = 100;
const LANES = 25;

let bench: CervelloBench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

/** Numbers in the order of the batch: every tenth from each of these, unless there are more. */
const everyTenth = (from: number) => Array.from({ length: 10 }, (_item, index) => from + index * 10);
const notImported = everyTenth(5);
const droppedReply = everyTenth(10);
const twice = [3, 23, 43, 63, 83];
const droppedRequest = [7, 37, 67, 97];
const serverError = [1, 51];
const garbage = [2, 52];
const wrongKey = [8, 48, 88];
const inDoubt = [...droppedReply, ...droppedRequest, ...serverError, ...garbage];
/** Of those whose reply was dropped: the person who decides does not look properly. */
const [believed = 0, notLookedAt = 0] = droppedReply;

const calls = [
  { trouble: 'drop-reply', gateways: droppedReply },
  { trouble: 'drop-request', gateways: droppedRequest },
  { trouble: 'server-error', gateways: serverError },
  { trouble: 'garbage', gateways: garbage },
  { trouble: 'wrong-key', gateways: wrongKey },
  { trouble: 'slow', gateways: [6, 56], delayMs: 300 },
];

/** Rows by what became of them, with the code of what went wrong. */
function standing(line: CervelloBench, batchId: BatchId): Readonly<Record<string, readonly number[]>> {
  const byStanding: Record<string, number[]> = {};
  for (const { unit, state } of line.units(batchId)) {
    const failure = state.failure === undefined ? '' : ` ${state.failure.code}`;
    (byStanding[`${state.outcome ?? state.status}${failure}`] ??= []).push(unit.row);
  }
  return byStanding;
}

const sorted = (...rows: (readonly number[])[]) => rows.flat().toSorted((a, b) => a - b);
const without = (rows: readonly number[], ...others: (readonly number[])[]) => rows.filter((row) => !others.flat().includes(row));

const all = Array.from({ length: UNITS }, (_item, index) => index + 1);
const smooth = without(all, notImported, twice, wrongKey, inDoubt);

it('takes a hundred units to a known end, and asks for none twice', { timeout: 180_000 }, async () => {
  bench = await CervelloBench.open({ gateways: UNITS, lanes: LANES, calls });
  const { cervello } = bench;
  const batchId = await bench.importBatch(await bench.addTrainingManufacturer());
  const identifierOf = new Map(bench.units(batchId).map(({ unit }) => [unit.row, unit.columns['uniqueIdentifier'] ?? '']));
  const at = (row: number) => identifierOf.get(row) ?? '';

  // Before somebody says that Cervello has the batch, nothing goes out and no unit is touched.
  await expect(bench.run(batchId)).rejects.toMatchObject({ code: 'cervello/not-confirmed' });
  expect(cervello.provisioningCalls).toBe(0);
  expect(standing(bench, batchId)).toEqual({ open: all });

  expect(cervello.import('Training manufacturer', await bench.csv(without(all, notImported)))).toBe(UNITS - notImported.length);
  await bench.confirm(batchId);
  bench.createElsewhere(twice.map(at));
  expect(await bench.run(batchId)).toMatchObject({
    units: UNITS,
    pass: 64,
    provisioned: 64,
    fail: 15,
    error: 3,
    timeout: 0,
    unknown: 18,
    inDoubt: 18,
  });
  expect(standing(bench, batchId)).toEqual({
    pass: smooth,
    'unknown run/needs-decision': sorted(inDoubt),
    'fail cervello/unknown-identifier': notImported,
    'fail cervello/exists': twice,
    'error cervello/bad-token': wrongKey,
  });
  expect(cervello.provisioningCalls).toBe(UNITS);
  const made = (rows: readonly number[]) => rows.map((row) => cervello.organisation.timesMade(at(row)));
  expect(new Set(made(sorted(smooth, twice, droppedReply, garbage)))).toEqual(new Set([1]));
  expect(new Set(made(sorted(notImported, wrongKey, droppedRequest, serverError)))).toEqual(new Set([0]));

  // Nothing in doubt is asked for again by itself; what is known not to have been made is, where its gateway is still there.
  expect(await bench.resume(batchId)).toMatchObject({ units: 21, pass: 3, unknown: 18, inDoubt: 18 });
  expect(cervello.provisioningCalls).toBe(UNITS + wrongKey.length);

  // A person looks at Cervello: what is there is removed, and asked for anew; one is believed in, and one not looked for.
  const lookedFor = without(sorted(droppedReply, garbage), [believed, notLookedAt]);
  for (const row of lookedFor) expect(cervello.organisation.remove(at(row))).toBe(true);
  const decisions = bench.units(batchId).flatMap(({ unit, state }) => {
    if (state.status !== 'interrupted') return [];
    return [{ unit: unit.unitId, decision: unit.row === believed ? ('applied' as const) : ('not-applied' as const), reason: 'looked' }];
  });
  expect(await bench.resume(batchId, decisions)).toMatchObject({ units: 18, pass: 16, provisioned: 16, fail: 2, unknown: 0, inDoubt: 0 });
  expect(standing(bench, batchId)).toEqual({
    pass: sorted(smooth, without(inDoubt, [believed, notLookedAt]), wrongKey),
    'fail cervello/unknown-identifier': notImported,
    'fail cervello/exists': sorted(twice, [notLookedAt]),
    'fail cervello/credentials-lost': [believed],
  });
  expect(cervello.provisioningCalls).toBe(UNITS + decisions.length - 1 + wrongKey.length);

  expectTelemetry(bench, batchId);
  expectNoSecrets(bench);
});

it('makes nothing with another key than the certificate’s, and lets no further unit in that lane meet it', async () => {
  bench = await CervelloBench.open({ gateways: 2, lanes: 1 });
  const { cervello } = bench;
  const [right, wrong] = [await cervello.createCertificate('Mixed up'), await cervello.createCertificate('Mixed up')];
  const batchId = await bench.importBatch(await bench.addManufacturer('Mixed up', { ...wrong, accessKey: right.accessKey }));
  cervello.import('Mixed up', await bench.csv());
  await bench.confirm(batchId);
  const summary = await bench.run(batchId);
  expect(summary).toMatchObject({ units: 1, error: 1, remaining: 2, inDoubt: 0, stopped: [{ failure: { code: 'cervello/bad-token' } }] });
  expect([cervello.provisioningCalls, cervello.organisation.devices]).toEqual([1, []]);
});

it('leaves a unit for later where Cervello has too many', async () => {
  bench = await CervelloBench.open({ gateways: 1, lanes: 1, isHandless: true, calls: [{ trouble: 'too-many' }] });
  const batchId = await bench.importBatch(await bench.addTrainingManufacturer());
  bench.cervello.import('Training manufacturer', await bench.csv());
  await bench.confirm(batchId);
  expect(await bench.run(batchId)).toMatchObject({ units: 1, timeout: 1, remaining: 1, inDoubt: 0 });
  expect(standing(bench, batchId)).toEqual({ 'timeout cervello/too-many': [1] });
  expect(await bench.run(batchId)).toMatchObject({ units: 1, pass: 1, remaining: 0 });
  expect(bench.cervello.provisioningCalls).toBe(2);
});

it('sends nothing to a server whose certificate is for another name', async () => {
  bench = await CervelloBench.open({ gateways: 1, lanes: 1, otherName: true });
  const batchId = await bench.importBatch(await bench.addTrainingManufacturer());
  await bench.confirm(batchId);
  const summary = await bench.run(batchId);
  expect(summary).toMatchObject({ error: 1, inDoubt: 0, stopped: [{ failure: { code: 'cervello/unreachable' } }] });
  expect(bench.cervello.provisioningCalls).toBe(0);
});

/** Of every unit that passed, with its own credentials, which its gateway has; and of no other. */
function expectTelemetry(line: CervelloBench, batchId: BatchId): void {
  const { devices } = line.cervello.organisation;
  expect(new Set(devices.map(({ uniqueIdentifier }) => uniqueIdentifier)).size).toBe(devices.length);
  for (const { unit, state } of line.units(batchId)) {
    const device = line.cervello.organisation.find(unit.columns['uniqueIdentifier'] ?? '');
    const row = { row: unit.row, telemetry: device?.telemetry.length ?? 0 };
    expect(row).toEqual({ row: unit.row, telemetry: state.outcome === 'pass' ? 1 : 0 });
    const written = state.run?.steps.find(({ name }) => name === 'Credentials')?.evidence ?? [];
    const readBack = written.filter(({ verdict }) => verdict === 'proved').map(({ name }) => name.split(' ').at(-1));
    expect(readBack).toEqual(state.outcome === 'pass' ? ['broker-url', 'client-id', 'username', 'password'] : []);
  }
}

/** In nothing that the station wrote: journal with all evidence, write-ahead log, sealed files. */
function expectNoSecrets(line: CervelloBench): void {
  const { devices } = line.cervello.organisation;
  const secrets: Record<string, string> = manufacturerSecrets(line.simulation);
  for (const { uniqueIdentifier, credentials } of devices.filter((_device, index) => index % 40 === 0)) {
    secrets[`access key of ${uniqueIdentifier}`] = credentials.accessKey;
    secrets[`access token of ${uniqueIdentifier}`] = credentials.accessToken;
    secrets[`client id of ${uniqueIdentifier}`] = credentials.clientId;
  }
  const files = line.stationFiles();
  expect(files.some((file) => file.endsWith('journal.sqlite'))).toBe(true);
  const found = files.flatMap((file) => plantedIn(readFileSync(file, 'latin1'), secrets).map((form) => `${file}: ${form}`));
  expect(found).toEqual([]);
}
