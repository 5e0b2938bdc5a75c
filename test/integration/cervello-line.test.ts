/**
 * The Cervello way for a hundred units in many lanes, over real sockets with TLS: refused before the batch is confirmed, then all kinds of
 * answers and silences among them. Counts are exact, each unit is asked for once, and what nobody can know waits for a person.
 */
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { BatchId } from '../../shared/domain/ids.ts';
import { CervelloBench } from '../support/cervello-bench.ts';
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
const tooMany = [4, 54];
const wrongKey = [8, 48, 88];
const inDoubt = [...droppedReply, ...droppedRequest, ...serverError, ...garbage];
/** Of those whose reply was dropped: the person who decides does not look properly. */
const [believed = 0, notLookedAt = 0] = droppedReply;

const calls = [
  { trouble: 'drop-reply', gateways: droppedReply },
  { trouble: 'drop-request', gateways: droppedRequest },
  { trouble: 'server-error', gateways: serverError },
  { trouble: 'garbage', gateways: garbage },
  { trouble: 'too-many', gateways: tooMany },
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
const smooth = without(all, notImported, twice, tooMany, wrongKey, inDoubt);

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
    pass: 62,
    provisioned: 62,
    fail: 15,
    error: 3,
    timeout: 2,
    unknown: 18,
    inDoubt: 18,
  });
  expect(standing(bench, batchId)).toEqual({
    pass: smooth,
    'unknown run/needs-decision': sorted(inDoubt),
    'fail cervello/unknown-identifier': notImported,
    'fail cervello/exists': twice,
    'error cervello/bad-token': wrongKey,
    'timeout cervello/too-many': tooMany,
  });
  expect(cervello.provisioningCalls).toBe(UNITS);
  const made = (rows: readonly number[]) => rows.map((row) => cervello.organisation.timesMade(at(row)));
  expect(new Set(made(sorted(smooth, twice, droppedReply, garbage)))).toEqual(new Set([1]));
  expect(new Set(made(sorted(notImported, tooMany, wrongKey, droppedRequest, serverError)))).toEqual(new Set([0]));

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
    'timeout cervello/too-many': tooMany,
  });
  expect(cervello.provisioningCalls).toBe(UNITS + decisions.length - 1 + wrongKey.length);

  expectTelemetry(bench, batchId);
  expectNoSecrets(bench);
});

/** Of every unit that passed, with its own credentials, and of no other. */
function expectTelemetry(line: CervelloBench, batchId: BatchId): void {
  const { devices } = line.cervello.organisation;
  expect(new Set(devices.map(({ uniqueIdentifier }) => uniqueIdentifier)).size).toBe(devices.length);
  for (const { unit, state } of line.units(batchId)) {
    const device = line.cervello.organisation.find(unit.columns['uniqueIdentifier'] ?? '');
    const row = { row: unit.row, telemetry: device?.telemetry.length ?? 0 };
    expect(row).toEqual({ row: unit.row, telemetry: state.outcome === 'pass' ? 1 : 0 });
  }
}

/** In nothing that the station wrote: journal with all evidence, write-ahead log, sealed files. */
function expectNoSecrets(line: CervelloBench): void {
  const { devices } = line.cervello.organisation;
  const secrets: Record<string, string> = line.manufacturerSecrets();
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
