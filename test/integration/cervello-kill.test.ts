/**
 * kill -9 of the station around one provisioning request to Cervello. Whatever the moment: the device is asked for once more only where it is
 * known, or a person saw, that Cervello has none; and the unit comes to its end with credentials that Cervello takes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CervelloEvent } from '../../electron/simulator/cervello/cervello-events.ts';
import type { BatchId, ManufacturerId } from '../../shared/domain/ids.ts';
import { unansweredStep } from '../../shared/domain/unit-state.ts';
import { CervelloBench } from '../support/cervello-bench.ts';
import type { CommitKill } from '../support/kill/kill-at-commit.ts';

const PROGRAM = resolve(import.meta.dirname, '../support/kill/kill-at-commit.ts');

let bench: CervelloBench;
let manufacturer: ManufacturerId;
beforeAll(async () => {
  // It takes a moment between a request's arrival and what is done with it.
  const calls = [{ trouble: 'slow', delayMs: 40, times: 1000 }];
  bench = await CervelloBench.open({ gateways: 1, lanes: 1, isHandless: true, calls });
  manufacturer = await bench.addTrainingManufacturer();
  bench.cervello.import('Training manufacturer', await bench.csv());
});
afterAll(() => bench.close());

interface Round {
  readonly batchId: BatchId;
  readonly identifier: string;
  readonly callsBefore: number;
}

let round: Round;
/** The same device again, as a row of another batch, and at Cervello there is none. */
beforeEach(async () => {
  bench.onEvent = () => undefined;
  const batchId = await bench.importBatch(manufacturer);
  await bench.confirm(batchId);
  const identifier = bench.units(batchId)[0]?.unit.columns['uniqueIdentifier'] ?? '';
  bench.cervello.organisation.remove(identifier);
  round = { batchId, identifier, callsBefore: bench.cervello.provisioningCalls };
});

const calls = () => bench.cervello.provisioningCalls - round.callsBefore;
const device = () => bench.cervello.organisation.find(round.identifier);

function happens(name: CervelloEvent['event']): Promise<void> {
  return new Promise((resolveIt) => {
    bench.onEvent = (event) => {
      if (event.event === name) resolveIt();
    };
  });
}

/** A station of its own, until it kills itself, or is killed as soon as `killer` says so. */
async function killed(kill: Partial<CommitKill>, killer?: Promise<void>): Promise<void> {
  await bench.withoutEngine(async () => {
    const order: CommitKill = { folder: bench.folder, batchId: round.batchId, commit: 0, when: 'before', ...kill };
    const child = spawn(process.execPath, [PROGRAM, JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit'] });
    void killer?.then(() => child.kill('SIGKILL'));
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
  });
}

const stateOf = () => {
  const [row] = bench.units(round.batchId);
  if (row === undefined) throw new Error('no unit');
  return row;
};

/** True where the station could not know: a person looked at Cervello, and removed the device that was there. */
async function goOn(): Promise<boolean> {
  const { unit, state } = stateOf();
  await (state.status === 'open' ? bench.run(round.batchId) : bench.resume(round.batchId));
  const after = stateOf().state;
  if (after.status === 'settled') return false;
  expect(unansweredStep(after)?.step.name).toBe('cervello.request');
  bench.cervello.organisation.remove(round.identifier);
  await bench.resume(round.batchId, [{ unit: unit.unitId, decision: 'not-applied', reason: 'looked at Cervello' }]);
  return true;
}

function expectPassedOnce(): void {
  expect(stateOf().state).toMatchObject({ status: 'settled', outcome: 'pass', proof: 'provisioned' });
  expect(device()?.telemetry.length).toBeGreaterThan(0);
}

const INTENDED = 'step.intended cervello.request';
const SETTLED = 'step.settled cervello.request';

describe('a station that is killed', () => {
  test.each([
    ['before the intent is on record', INTENDED, 'before'],
    ['after the intent, before anything could go out', INTENDED, 'after'],
    ['before it is on record that the certificate is used', 'manufacturer.certificate-used', 'before'],
    ['once the credentials are kept, before the step is settled', 'unit-secret', 'after'],
    ['before the step’s end is on record', SETTLED, 'before'],
    ['after the step’s end is on record', SETTLED, 'after'],
  ] as const)('%s, goes on without asking anybody, and asks Cervello once', async (...[, of, when]) => {
    await killed({ commit: 1, of, when });
    expect(await goOn()).toBe(false);
    expect(calls()).toBe(1);
    expectPassedOnce();
  });

  test.each([
    ['just before the request goes out', 'manufacturer.certificate-used', 'after', 0],
    ['with the answer in its hands', 'unit-secret', 'before', 1],
  ] as const)('%s, leaves it to a person', async (...[, of, when, callsBefore]) => {
    await killed({ commit: 1, of, when });
    expect(calls()).toBe(callsBefore);
    expect(await goOn()).toBe(true);
    expect(calls()).toBe(callsBefore + 1);
    expectPassedOnce();
  });

  test('once the request has arrived, leaves it to a person: the device is made after its death', async () => {
    await killed({}, happens('cervello-trouble'));
    if (device() === undefined) await happens('cervello-device-created');
    expect(await goOn()).toBe(true);
    expect(calls()).toBe(2);
    expectPassedOnce();
  });

  test('once the device is made, before the answer came, leaves it to a person; and again when that repetition is killed', async () => {
    await killed({}, happens('cervello-device-created'));
    const { unit } = stateOf();
    await bench.resume(round.batchId);
    expect([stateOf().state.status, calls()]).toEqual(['interrupted', 1]);
    bench.cervello.organisation.remove(round.identifier);
    const operator = await bench.engine.journal.person('Tester');
    await bench.engine.runs.decide({ unit: unit.unitId, decision: 'not-applied', reason: 'looked at Cervello', operator });
    await killed({ isResumed: true }, happens('cervello-device-created'));
    await bench.resume(round.batchId);
    expect([stateOf().state.status, calls()]).toEqual(['interrupted', 2]);
    expect(await goOn()).toBe(true);
    expect(calls()).toBe(3);
    expectPassedOnce();
  });
});
