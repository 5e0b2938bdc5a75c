/** A person at one gateway outside a run, over the contract and real HTTPS to a whole simulated gateway: forms, plans, snapshots. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { PropertyValue } from '../../electron/engine/gateway/gateway.ts';
import type { VisitApplied, VisitPlan, VisitView } from '../../shared/contract/visits.ts';
import type { BatchId, LaneId, Sha256, VisitId } from '../../shared/domain/ids.ts';
import { filesWithPlanted, plantedIn } from '../support/planted-secrets.ts';
import { StationClient } from '../support/station-client.ts';
import { type RunningLine, sshRun, startLine } from './simulator-clients.ts';

const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const DATA = 'org.eclipse.kura.data.DataService';
const SECRET = 'planted-Pa55word-of-the-form';
const LANE = '1' as LaneId;

let line: RunningLine;
let station: StationClient;
let batchId: BatchId;

/** A simulated line whose batch the station knows. */
beforeEach(async () => {
  line = await startLine({ gateways: 2, lanes: 2 });
  station = await StationClient.open();
  const text = readFileSync(line.simulation.stationFile, 'utf8').replaceAll(
    'station.cloud-ca.pem',
    join(line.folder, 'station.cloud-ca.pem'),
  );
  await station.ask('line.loadStation', { text });
  const uploadId = await station.upload('batch.csv', readFileSync(line.simulation.batchFile, 'utf8'));
  const { checkId } = await station.ask('batches.check', { uploadId, profile: 'everyware' });
  batchId = (await station.ask('batches.import', { checkId, recipe: 'esf-everyware.json' })).batch.id;
});
afterEach(async () => {
  await station.remove();
  await line.end();
});

async function open(): Promise<VisitView> {
  const visit = await station.ask('visits.open', { lane: LANE, operator: 'Ada' });
  void station.ask('visits.hold', { visitId: visit.visitId }).catch(() => undefined);
  return visit;
}

const apply = (visitId: VisitId, plan: VisitPlan): Promise<VisitApplied> =>
  station.ask('visits.apply', { visitId, planSha256: plan.planSha256 as Sha256, operator: 'Ada' });

async function valueOf(visitId: VisitId, pid: string, id: string) {
  const form = await station.ask('visits.form', { visitId, pid });
  return form.fields.find((field) => field.id === id)?.value;
}

async function somebodyElseSets(properties: Readonly<Record<string, PropertyValue>>): Promise<void> {
  const lane = line.lanes[0];
  if (lane === undefined) throw new Error('no lane');
  const other = openGateway({ rest: { url: lane.url, user: 'admin', password: lane.restPassword }, judgeFingerprint: () => undefined });
  const call = { signal: new AbortController().signal, timeoutMs: 5000 };
  await (await other.rest(call)).updateComponent(TRANSPORT, properties, call);
  await other.close();
}

/** What the gateway's own disk says, past everything that the station reads. */
async function snapshotFiles(): Promise<readonly string[]> {
  const lane = line.lanes[0];
  if (lane === undefined) throw new Error('no lane');
  const { stdout } = await sshRun(lane, 'ls /opt/eurotech/esf/user/snapshots');
  return stdout.split('\n').filter((name) => name.startsWith('snapshot_'));
}

describe('a visit', () => {
  it('says who is there, and has the lane for itself until it is closed', async () => {
    const visit = await open();
    expect(visit).toMatchObject({ lane: '1', generation: 'kura-5.4', identity: { macAddress: expect.stringMatching(/:/) } });
    expect(visit.can).toEqual(expect.arrayContaining(['components', 'update', 'snapshots', 'rollback']));
    await expect(station.ask('visits.open', { lane: LANE, operator: 'Bob' })).rejects.toMatchObject({ code: 'visit/lane-visited' });
    await expect(station.ask('runs.start', { batchId, operator: 'Bob' })).rejects.toMatchObject({ code: 'visit/lane-visited' });
    await expect(station.ask('line.loadStation', { text: '{}' })).rejects.toMatchObject({ code: 'visit/still-open' });
    const shown = (await station.ask('line.get', {})).lanes.map((lane) => lane.visit !== undefined);
    expect(shown).toEqual([true, false]);

    await station.ask('visits.close', { visitId: visit.visitId });
    await expect(station.ask('visits.get', { visitId: visit.visitId })).rejects.toMatchObject({ code: 'visit/not-open' });
    const again = await open();
    expect(again.visitId).not.toBe(visit.visitId);
  });

  it('is refused in a lane that a run has', async () => {
    await station.ask('runs.start', { batchId, operator: 'Bob' });
    await expect(station.ask('visits.open', { lane: LANE, operator: 'Ada' })).rejects.toMatchObject({ code: 'visit/lane-at-work' });
    await station.ask('runs.stop', { operator: 'Bob' });
    await station.atRest();
  });

  it('writes what was planned, in one update with a snapshot, and the passport has it', async () => {
    const { visitId, device } = await open();
    expect((await station.ask('visits.components', { visitId })).map(({ pid }) => pid)).toContain(TRANSPORT);
    const before = await snapshotFiles();
    const components = { [TRANSPORT]: { 'keep-alive': '45', password: SECRET }, [DATA]: { 'maximum.payload.size': '9007199254740991' } };
    const plan = await station.ask('visits.plan', { visitId, components });
    expect(plan.problems).toEqual([]);
    expect(plan.changes).toEqual([
      { target: `${TRANSPORT} keep-alive`, from: '30', to: '45', secret: false },
      { target: `${TRANSPORT} password`, to: '••••••', secret: true },
      { target: `${DATA} maximum.payload.size`, from: '16777216', to: '9007199254740991', secret: false },
    ]);
    const applied = await apply(visitId, plan);
    expect(applied).toMatchObject({
      outcome: 'pass',
      parts: [
        { pid: TRANSPORT, ok: true },
        { pid: DATA, ok: true },
      ],
    });
    expect(applied.evidence.map(({ name, verdict }) => [name.split(' ').at(-1), verdict])).toEqual([
      ['keep-alive', 'proved'],
      ['password', 'proved'],
      ['maximum.payload.size', 'proved'],
      ['snapshot', 'proved'],
    ]);
    expect((await snapshotFiles()).length).toBe(before.length + 1);
    expect(await valueOf(visitId, TRANSPORT, 'keep-alive')).toBe('45');
    expect(device).toBeDefined();
    const [unit] = await station.ask('units.search', { text: device?.identifier ?? '' });
    if (unit === undefined) throw new Error('no unit');
    const passport = await station.ask('units.passport', { unitId: unit.unit.unitId });
    expect(passport.visits).toMatchObject([{ action: 'configuration.update', state: 'settled', outcome: 'pass', lane: '1' }]);
    await expect(apply(visitId, plan)).rejects.toMatchObject({ code: 'visit/no-such-plan' });
  });

  it('writes nothing while something does not fit, and names every field', async () => {
    const { visitId } = await open();
    const components = {
      [TRANSPORT]: { 'keep-alive': '0', 'broker-url': '', 'keep-alvie': '3' },
      [DATA]: { 'in-flight-messages.max-number': 'x' },
    };
    const plan = await station.ask('visits.plan', { visitId, components });
    expect(plan.planSha256).toBeUndefined();
    expect(plan.problems.map(({ name, failure }) => [name, failure.code])).toEqual([
      ['keep-alive', 'component/out-of-range'],
      ['broker-url', 'component/value-missing'],
      ['keep-alvie', 'component/unknown-property'],
      ['in-flight-messages.max-number', 'component/wrong-type'],
    ]);
    await expect(station.ask('visits.plan', { visitId, components: { 'no.such.pid': { a: '1' } } })).rejects.toMatchObject({
      code: 'component/unknown-pid',
    });
  });

  it('applies no plan that the gateway has left behind', async () => {
    const { visitId } = await open();
    const plan = await station.ask('visits.plan', { visitId, components: { [TRANSPORT]: { 'keep-alive': '45' } } });
    await somebodyElseSets({ 'keep-alive': { type: 'INTEGER', value: 60 } });
    await expect(apply(visitId, plan)).rejects.toMatchObject({
      code: 'visit/plan-outdated',
      params: { target: `${TRANSPORT} keep-alive` },
    });
    expect(await valueOf(visitId, TRANSPORT, 'keep-alive')).toBe('60');
  });
});

describe('snapshots', () => {
  it('are compared, and gone back to, with secrets compared in memory only', async () => {
    const { visitId } = await open();
    const [first] = await station.ask('visits.snapshots', { visitId });
    const components = { [TRANSPORT]: { 'keep-alive': '45', password: SECRET } };
    await apply(visitId, await station.ask('visits.plan', { visitId, components }));
    const ids = (await station.ask('visits.snapshots', { visitId })).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(1);
    const compared = await station.ask('visits.compareSnapshots', { visitId, a: first?.id ?? '', b: ids.at(-1) ?? '' });
    expect(compared.changes).toEqual([
      { target: `${TRANSPORT} keep-alive`, from: '30', to: '45', secret: false },
      { target: `${TRANSPORT} password`, from: '••••••', to: '••••••', secret: true },
    ]);
    expect(compared.uncompared).toEqual([]);
    expect((await station.ask('visits.compareSnapshots', { visitId, a: 'present', b: ids.at(-1) ?? '' })).changes).toEqual([]);

    const plan = await station.ask('visits.planRollback', { visitId, id: first?.id ?? '' });
    expect(plan.changes.map(({ target }) => target)).toEqual([`${TRANSPORT} keep-alive`, `${TRANSPORT} password`]);
    expect(await apply(visitId, plan)).toMatchObject({ outcome: 'pass' });
    expect(await valueOf(visitId, TRANSPORT, 'keep-alive')).toBe('30');
    await expect(station.ask('visits.planRollback', { visitId, id: '12345' })).rejects.toMatchObject({ code: 'gateway/no-such-snapshot' });
  });

  it('leave as files without secrets, and come back as a plan', async () => {
    const { visitId } = await open();
    await apply(
      visitId,
      await station.ask('visits.plan', { visitId, components: { [TRANSPORT]: { 'keep-alive': '45', password: SECRET } } }),
    );
    const newest = (await station.ask('visits.snapshots', { visitId })).at(-1)?.id ?? '';
    await apply(visitId, await station.ask('visits.plan', { visitId, components: { [TRANSPORT]: { 'keep-alive': '50' } } }));
    for (const form of ['xml', 'json'] as const) {
      const file = await station.ask('visits.downloadSnapshot', { visitId, id: newest, form });
      expect(file.withoutSecrets).toContain(`${TRANSPORT} password`);
      expect(plantedIn(file.text, { SECRET })).toEqual([]);
      const plan = await station.ask('visits.planSnapshotFile', { visitId, text: file.text });
      expect(plan.problems).toEqual([]);
      expect(plan.changes).toEqual([{ target: `${TRANSPORT} keep-alive`, from: '50', to: '45', secret: false }]);
    }
    const file = await station.ask('visits.downloadSnapshot', { visitId, id: newest, form: 'json' });
    const plan = await station.ask('visits.planSnapshotFile', { visitId, text: file.text });
    expect(await apply(visitId, plan)).toMatchObject({ outcome: 'pass' });
    expect(await valueOf(visitId, TRANSPORT, 'keep-alive')).toBe('45');
  });

  it('are read as they lie encrypted on the gateway’s disk', async () => {
    const { visitId } = await open();
    await apply(
      visitId,
      await station.ask('visits.plan', { visitId, components: { [TRANSPORT]: { 'keep-alive': '45', password: SECRET } } }),
    );
    const lane = line.lanes[0];
    if (lane === undefined) throw new Error('no lane');
    const newest = (await snapshotFiles()).toSorted().at(-1) ?? '';
    const { stdout } = await sshRun(lane, `cat /opt/eurotech/esf/user/snapshots/${newest}`);
    expect(stdout).not.toContain('<');
    expect((await station.ask('visits.planSnapshotFile', { visitId, text: stdout })).changes).toEqual([]);
    const components = { [TRANSPORT]: { 'keep-alive': '50', password: 'another-password' } };
    await apply(visitId, await station.ask('visits.plan', { visitId, components }));
    const plan = await station.ask('visits.planSnapshotFile', { visitId, text: stdout });
    expect(plan.changes.map(({ target, to }) => `${target}=${to}`)).toEqual(
      expect.arrayContaining([`${TRANSPORT} keep-alive=45`, `${TRANSPORT} password=••••••`]),
    );
    expect(plan.changes).toHaveLength(2);
    expect(await apply(visitId, plan)).toMatchObject({ outcome: 'pass' });
  });

  it('name the components that the gateway lacks, and every value that does not fit', async () => {
    const { visitId } = await open();
    const properties = { 'service.factoryPid': { type: 'STRING', value: 'the.factory' } };
    const text = JSON.stringify({
      configs: [
        { pid: 'not.there', properties },
        {
          pid: TRANSPORT,
          properties: {
            'keep-alive': { type: 'INTEGER', value: 0 },
            username: { type: 'INTEGER', value: 1 },
            nobodys: { type: 'STRING', value: 'x' },
          },
        },
      ],
    });
    const plan = await station.ask('visits.planSnapshotFile', { visitId, text });
    expect(plan.missing).toEqual([{ pid: 'not.there', factoryPid: 'the.factory' }]);
    expect(plan.ignored).toEqual([`${TRANSPORT} nobodys`]);
    expect(plan.problems.map(({ name, failure }) => [name, failure.code])).toEqual([
      ['keep-alive', 'component/out-of-range'],
      ['username', 'component/wrong-type'],
    ]);
    expect(plan.planSha256).toBeUndefined();
    await expect(station.ask('visits.planSnapshotFile', { visitId, text: '{"configs": 1}' })).rejects.toMatchObject({
      code: 'snapshot/bad-json',
    });
    const alien = JSON.stringify({ configs: [{ pid: 'not.there', properties }] });
    await expect(station.ask('visits.planSnapshotFile', { visitId, text: alien })).rejects.toMatchObject({
      code: 'snapshot/no-components',
    });
  });

  it('become a recipe that sets what somebody set, with its secrets by name', async () => {
    const { visitId } = await open();
    await apply(
      visitId,
      await station.ask('visits.plan', { visitId, components: { [TRANSPORT]: { 'keep-alive': '45', password: SECRET } } }),
    );
    const recipe = await station.ask('visits.exportRecipe', { visitId, from: 'present', pids: [TRANSPORT], name: 'Mine', model: 'any' });
    expect(recipe.secrets).toEqual(['MqttDataTransport-password']);
    const { steps } = JSON.parse(recipe.text) as { steps: { with: { components: object } }[] };
    expect(steps[0]?.with.components).toMatchObject({
      [TRANSPORT]: { 'keep-alive': 45, password: '{{secret.MqttDataTransport-password}}' },
    });
  });
});

it('leaves no secret anywhere: not in an answer, not in the journal, not in a file', async () => {
  const { visitId } = await open();
  const answers: unknown[] = [];
  const keep = <Answer>(answer: Answer): Answer => {
    answers.push(answer);
    return answer;
  };
  const plan = keep(await station.ask('visits.plan', { visitId, components: { [TRANSPORT]: { username: 'someone', password: SECRET } } }));
  keep(await apply(visitId, plan));
  const ids = keep(await station.ask('visits.snapshots', { visitId })).map(({ id }) => id);
  keep(await station.ask('visits.form', { visitId, pid: TRANSPORT }));
  keep(await station.ask('visits.compareSnapshots', { visitId, a: ids[0] ?? '', b: ids.at(-1) ?? '' }));
  keep(await station.ask('visits.downloadSnapshot', { visitId, id: ids.at(-1) ?? '', form: 'xml' }));
  keep(await station.ask('visits.exportRecipe', { visitId, from: ids.at(-1) ?? '', name: 'Mine', model: 'any' }));
  keep(await station.ask('visits.planRollback', { visitId, id: ids[0] ?? '' }));
  answers.push(station.heard);
  await station.close();
  expect(plantedIn(JSON.stringify(answers), { SECRET })).toEqual([]);
  expect(filesWithPlanted(station.folder, { SECRET })).toEqual([]);
  expect(readFileSync(join(station.folder, 'journal.sqlite')).length).toBeGreaterThan(0);
});
