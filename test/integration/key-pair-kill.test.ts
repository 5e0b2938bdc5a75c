/**
 * kill -9 before and after every commit and every call of one key's way from the gateway to the authority and back. After `resume` the key has
 * its certificate; no moment in the record has two active ones, no key is certified twice, and the gateway has none that the record lacks.
 */
import { spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { type LoadedStation, laneTarget, loadStation } from '../../electron/engine/files/station-file.ts';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import { type Simulation, startSimulation } from '../../electron/simulator/simulation.ts';
import type { BatchId, LaneId } from '../../shared/domain/ids.ts';
import type { KeyPairKill } from '../support/kill/kill-key-pair.ts';

const PROGRAM = resolve(import.meta.dirname, '../support/kill/kill-key-pair.ts');
/** The way has fewer; the series ends where a kill point is not reached any more. */
const MOST_BOUNDARIES = 40;

let folder: string;
let simulation: Simulation;
let engine: Engine;

const openIt = () => openEngine({ journalFile: join(folder, 'journal.sqlite'), keyFolder: folder, environment: {}, linesideVersion: '0' });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-key-pair-'));
  const outStationFile = join(folder, 'station.json');
  simulation = await startSimulation({
    gateways: 1,
    lanes: 1,
    seed: 'keys',
    restartMs: 200,
    swapPauseMs: 20,
    outStationFile,
    onEvent: () => undefined,
  });
  engine = await openIt();
  const by = await engine.journal.person('Tester');
  await engine.pki.authorities.init({ name: 'Test', keyType: 'p-256', rootDays: 3650, days: 1800, by });
});
afterEach(async () => {
  await engine.close();
  await simulation.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Nobody swaps gateways: whoever is plugged in stays. */
function station(): LoadedStation {
  const loaded = loadStation(join(folder, 'station.json'), { environment: {} });
  const { training: _hand, ...file } = loaded.file;
  return { ...loaded, file };
}

/** The same gateway again, as a row of another batch. */
async function aBatch(step: string): Promise<BatchId> {
  const { journal, vault } = engine;
  const recipe = parseRecipe(
    JSON.stringify({
      lineside: 1,
      recipe: 'Keys',
      model: '',
      version: 1,
      profile: 'everyware',
      steps: [
        { step: 'identify', with: { expect: { serialNumber: '{{unit.serialNumber}}' } } },
        { step, with: { alias: 'device', subject: 'CN={{unit.serialNumber}}', days: 365 } },
      ],
    }),
  );
  const by = await journal.person('Tester');
  const signal = new AbortController().signal;
  return (await importBatch({ journal, vault, path: simulation.batchFile, recipe, secretColumns: [], by, signal })).batch.id;
}

async function killed(kill: KeyPairKill): Promise<boolean> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(kill)], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  if (signal === null && status !== 0) throw new Error(`ended with ${status}`);
  return signal === 'SIGKILL';
}

function mostActiveAtOnce(): number {
  const active = new Set<string>();
  let most = 0;
  for (const { event } of engine.journal.read.events({ limit: 10_000 })) {
    if (event.type === 'certificate.issued') active.add(event.certificateSha256);
    if (event.type === 'certificate.revoked') active.delete(event.certificateSha256);
    most = Math.max(most, active.size);
  }
  return most;
}

/** What the gateway has beside its key, and whether the record knows it where the station's authority signed it. */
async function leafOnGateway(): Promise<{ readonly sha256: string; readonly isRecorded: boolean } | undefined> {
  const loaded = station();
  const [lane] = loaded.file.lanes;
  if (lane === undefined) throw new Error('no lane');
  const gateway = openGateway({ ...laneTarget(loaded, lane, () => ''), judgeFingerprint: () => undefined });
  try {
    const call = { signal: new AbortController().signal, timeoutMs: 10_000 };
    const found = (await (await gateway.rest(call)).keystoreEntries(call)).find(({ alias }) => alias === 'device');
    const leaf = found?.kind === 'private-key' ? new X509Certificate(found.chain[0] ?? '') : undefined;
    if (leaf === undefined) return undefined;
    const sha256 = leaf.fingerprint256.replaceAll(':', '').toLowerCase();
    const isOurs = leaf.issuer.includes('Test');
    return {
      sha256,
      isRecorded: !isOurs || engine.journal.read.certificates({ limit: 1000 }).some(({ event }) => event.certificateSha256 === sha256),
    };
  } finally {
    await gateway.close();
  }
}

async function resumeToTheEnd(batchId: BatchId): Promise<void> {
  const operator = await engine.journal.person('Tester');
  const order = {
    batchId,
    station: station(),
    operator,
    signal: new AbortController().signal,
    gatewayTimeoutMs: 8000,
    lanes: ['1' as LaneId],
  };
  for (let tries = 0; tries < 3; tries += 1) {
    const state = engine.journal.read.units({ batchId, limit: 1 })[0]?.state;
    if (state?.status === 'settled') return;
    await (state?.status === 'open' ? engine.runs.run(order) : engine.runs.resume({ ...order, decisions: [] }));
  }
}

test.each([
  ['kura.key-pair', 'before'],
  ['kura.key-pair', 'after'],
  ['kura.injected-key', 'after'],
] as const)('%s, killed %s each', { timeout: 600_000 }, async (step, when) => {
  let boundary = 1;
  for (let isKilled = true; isKilled; boundary += 1) {
    expect(boundary).toBeLessThan(MOST_BOUNDARIES);
    const batchId = await aBatch(step);
    const unit = engine.journal.read.units({ batchId, limit: 1 })[0]?.unit;
    if (unit === undefined) throw new Error('no unit');
    await engine.close();
    isKilled = await killed({ folder, batchId, boundary, when });
    engine = await openIt();
    const told = `boundary ${boundary}`;
    expect((await leafOnGateway())?.isRecorded ?? true, told).toBe(true);
    await resumeToTheEnd(batchId);
    expect(engine.journal.read.units({ batchId, limit: 1 })[0]?.state, told).toMatchObject({ status: 'settled', outcome: 'pass' });
    const active = engine.pki.certificatesOf({ deviceId: unit.deviceId }).filter(({ revoked }) => revoked === undefined);
    expect(
      active.map(({ certificateSha256 }) => certificateSha256),
      told,
    ).toEqual([(await leafOnGateway())?.sha256]);
    expect(mostActiveAtOnce(), told).toBe(1);
    const [certificate] = active;
    const by = await engine.journal.person('Tester');
    if (certificate !== undefined) await engine.pki.revoke({ certificate, reason: 'superseded', by });
  }
  // Every key was certified once.
  const issued = engine.journal.read.certificates({ limit: 1000 }).map(({ event }) => event.spkiSha256);
  expect(new Set(issued).size).toBe(issued.length);
  expect(boundary).toBeGreaterThan(9);
});
