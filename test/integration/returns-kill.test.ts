/**
 * kill -9 in the middle of a return, at the commits of its run and between them, for each decision. After `resume` the return is at its
 * end, nothing of it was done twice, and no moment in the record has two active certificates of the device.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReturnWish } from '../../electron/engine/returns/return-wish.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { unansweredStep } from '../../shared/domain/unit-state.ts';
import type { CommitKill } from '../support/kill/kill-at-commit.ts';
import { quickRecipe, ReturnBench } from '../support/return-bench.ts';

const PROGRAM = resolve(import.meta.dirname, '../support/kill/kill-at-commit.ts');
/** A return has fewer commits; the series ends where a kill point is not reached any more. */
const MOST_COMMITS = 40;

let bench: ReturnBench;
beforeEach(async () => {
  bench = await ReturnBench.open();
  expect(await bench.run()).toMatchObject({ pass: 1, provisioned: 1 });
});
afterEach(() => bench.close());

/** True where it was killed; false where it came to its end before. */
async function killed(kill: CommitKill): Promise<boolean> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(kill)], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  if (signal === null) expect(status).toBe(0);
  return signal === 'SIGKILL';
}

/** Folds the record: how many certificates of the device were active at the worst moment. */
function mostActiveAtOnce(): number {
  const active = new Set<string>();
  let most = 0;
  for (const { event } of bench.story()) {
    if (event.type === 'certificate.issued') active.add(event.certificateSha256);
    if (event.type === 'certificate.revoked') active.delete(event.certificateSha256);
    most = Math.max(most, active.size);
  }
  return most;
}

/** Where only a person can say, the person looks at the cloud. */
async function resumeToTheEnd(batchId: BatchId, provisionedBefore: number): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    const state = bench.stateOf(batchId);
    if (state.status === 'settled') return;
    const isWaiting = tries > 0 && unansweredStep(state) !== undefined;
    await bench.resume(batchId, isWaiting ? (bench.said('provisioned') > provisionedBefore ? 'applied' : 'not-applied') : undefined);
  }
}

interface Series {
  readonly wish: (round: number) => Partial<ReturnWish>;
  readonly outcome: 'pass' | 'fail';
  readonly when: (round: number) => CommitKill['when'];
  readonly stride: number;
}

/** One return after the other of the same device, each killed a little later than the one before. */
async function series({ wish, outcome, when, stride }: Series): Promise<number> {
  const provisions = outcome === 'pass' ? 1 : 0;
  for (let commit = 1, round = 1; commit < MOST_COMMITS; commit += stride, round += 1) {
    const certificate = await bench.certify();
    const before = bench.said('provisioned');
    const order = await bench.wish(wish(round));
    const { batchId } = await bench.engine.returns.open({ ...order, reason: 'came back', secondPerson: undefined });
    const isKilled = await bench.withoutEngine(() => killed({ folder: bench.folder, batchId, commit, when: when(round) }));
    expect(mostActiveAtOnce()).toBeLessThanOrEqual(1);
    await resumeToTheEnd(batchId, before);
    const told = JSON.stringify({ commit, when: when(round), state: bench.stateOf(batchId) });
    expect(bench.stateOf(batchId), told).toMatchObject({ status: 'settled', outcome });
    expect(bench.said('provisioned') - before, told).toBe(provisions);
    const revoked = bench.told('certificate.revoked').filter(({ serialNumber }) => serialNumber === certificate.serialNumber);
    expect(revoked, told).toHaveLength(1);
    expect(bench.active()).toBe(0);
    if (!isKilled) return round;
  }
  throw new Error('a return without an end');
}

const reveal = (column: string) => bench.engine.vault.reveal(bench.batchId, bench.unit().unitId, column);
const credentials = () => ({ password: reveal('password'), activationKey: reveal('activationKey') });

describe('kill -9 in the middle of a return', () => {
  test('of the same identity, after every second commit', { timeout: 300_000 }, async () => {
    expect(await series({ wish: () => ({}), outcome: 'pass', when: () => 'after', stride: 2 })).toBeGreaterThan(8);
  });

  test('of the same identity, in the middle of what follows a commit', { timeout: 300_000 }, async () => {
    const when = (round: number) => [3, 20, 60][round % 3] ?? 3;
    expect(await series({ wish: () => ({}), outcome: 'pass', when, stride: 3 })).toBeGreaterThan(4);
  });

  test('of a new identity, before every third commit', { timeout: 300_000 }, async () => {
    const recipe = quickRecipe('esf-everyware');
    const { clientId = '', username = '' } = bench.unit().columns;
    const wish = (round: number): Partial<ReturnWish> => ({
      decision: 'new-identity',
      recipe,
      set: { serialNumber: `NEW-${round}`, clientId, username, ...credentials() },
    });
    expect(await series({ wish, outcome: 'pass', when: () => 'before', stride: 3 })).toBeGreaterThan(4);
  });

  test('to another account, after every third commit', { timeout: 300_000 }, async () => {
    const recipe = quickRecipe('esf-again', { 'everyware.provision': { targetCertificates: [bench.cloudAuthority] } });
    const { accountName = '' } = bench.unit().columns;
    const wish = (): Partial<ReturnWish> => ({ decision: 'move-account', recipe, set: { accountName, ...credentials() } });
    expect(await series({ wish, outcome: 'pass', when: (round) => (round % 2 === 0 ? 'after' : 40), stride: 3 })).toBeGreaterThan(4);
  });

  test('to be scrapped, after every second commit', { timeout: 300_000 }, async () => {
    const wish = (): Partial<ReturnWish> => ({ decision: 'scrap', recipe: undefined });
    expect(await series({ wish, outcome: 'fail', when: (round) => (round % 2 === 0 ? 'after' : 5), stride: 2 })).toBeGreaterThan(4);
  });
});
