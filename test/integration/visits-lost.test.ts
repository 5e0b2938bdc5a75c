/** Visits that lose their window, or their station in the middle of a write. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RequestOutput } from '../../shared/contract/contract.ts';
import type { LaneId } from '../../shared/domain/ids.ts';
import { EngineProcess } from '../support/engine-process.ts';
import { type RunningLine, startLine } from './simulator-clients.ts';

const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const LANE = '1' as LaneId;

let line: RunningLine;
let folder: string;
let engine: EngineProcess;

const start = () => EngineProcess.start(join(folder, 'journal.sqlite'), { stationFile: line.simulation.stationFile });

beforeEach(async () => {
  // Long enough to be lost while the gateway works on it.
  line = await startLine({ gateways: 1, lanes: 1, deedMs: 4000 });
  folder = await mkdtemp(join(tmpdir(), 'lineside-visit-'));
  engine = await start();
});
afterEach(async () => {
  await engine.stop();
  await line.end();
  await rm(folder, { recursive: true, force: true });
});

async function importBatch(): Promise<void> {
  const { client } = engine;
  const bytes = await readFile(line.simulation.batchFile);
  const { uploadId } = await client.request('uploads.begin', { name: 'batch.csv', sizeBytes: bytes.byteLength });
  await client.request('uploads.append', { uploadId, bytes });
  const { checkId } = await client.request('batches.check', { uploadId, profile: 'everyware' });
  await client.request('batches.import', { checkId, recipe: 'esf-everyware.json' });
}

async function visitsOf(serialNumber: string): Promise<RequestOutput<'units.passport'>['visits']> {
  const [row] = await engine.client.request('units.search', { text: serialNumber });
  if (row === undefined) throw new Error('no unit');
  return (await engine.client.request('units.passport', { unitId: row.unit.unitId })).visits;
}

it('shows a write whose engine died as not known how it ended, and the next visit reads what is there', async () => {
  await importBatch();
  const serialNumber = line.rows[0]?.['serialNumber'] ?? '';
  const visit = await engine.client.request('visits.open', { lane: LANE, operator: 'Ada', unit: serialNumber });
  expect(visit.device).toBeDefined();
  const { visitId } = visit;
  const plan = await engine.client.request('visits.plan', { visitId, components: { [TRANSPORT]: { 'keep-alive': '45' } } });
  const { planSha256 } = plan;
  if (planSha256 === undefined) throw new Error('nothing planned');
  const lost = engine.client.request('visits.apply', { visitId, planSha256, operator: 'Ada' }).catch((error: unknown) => error);
  await expect.poll(() => engine.appended.some(({ event }) => event.type === 'visit.intended')).toBe(true);
  expect(await visitsOf(serialNumber)).toMatchObject([{ state: 'working' }]);
  await engine.kill();
  await lost;

  engine = await start();
  expect(await visitsOf(serialNumber)).toMatchObject([
    {
      action: 'configuration.update',
      state: 'not-known',
      changes: [{ target: `${TRANSPORT} keep-alive`, from: '30', to: '45' }],
      evidence: [],
    },
  ]);
  const again = await engine.client.request('visits.open', { lane: LANE, operator: 'Ada' });
  const form = await engine.client.request('visits.form', { visitId: again.visitId, pid: TRANSPORT });
  expect(['30', '45']).toContain(form.fields.find(({ id }) => id === 'keep-alive')?.value);
});

it('gives the lane back when the window goes away, after what it writes', async () => {
  const { visitId } = await engine.client.request('visits.open', { lane: LANE, operator: 'Ada' });
  const gone = new AbortController();
  const held = engine.client.request('visits.hold', { visitId }, { signal: gone.signal }).catch(() => undefined);
  const plan = await engine.client.request('visits.plan', { visitId, components: { [TRANSPORT]: { 'keep-alive': '46' } } });
  if (plan.planSha256 === undefined) throw new Error('nothing planned');
  const applied = engine.client.request('visits.apply', { visitId, planSha256: plan.planSha256, operator: 'Ada' });
  await expect.poll(() => engine.appended.some(({ event }) => event.type === 'visit.intended')).toBe(true);
  gone.abort();
  await held;
  await expect(engine.client.request('visits.open', { lane: LANE, operator: 'Bob' })).rejects.toMatchObject({ code: 'visit/lane-visited' });
  await expect(applied).resolves.toMatchObject({ outcome: 'pass' });
  await expect
    .poll(() =>
      engine.client.request('visits.get', { visitId }).then(
        () => 'open',
        (error: { code: string }) => error.code,
      ),
    )
    .toBe('visit/not-open');
  const next = await engine.client.request('visits.open', { lane: LANE, operator: 'Bob' });
  expect(next.visitId).not.toBe(visitId);
});
