/** Every request of a visit, asked as a window does; the answers are checked by the contract on their way. */
import { expect } from 'vitest';
import type { LaneId, VisitId } from '../../shared/domain/ids.ts';
import type { StationClient } from './station-client.ts';

const PID = 'org.eclipse.kura.data.DataService';
const operator = 'Ada Lovelace';

/** Leaves the gateway with the configuration that it had. */
export async function askAllOfVisits(station: StationClient, lane: LaneId): Promise<void> {
  const { visitId, can } = await station.ask('visits.open', { lane, operator });
  const held = station.ask('visits.hold', { visitId });
  expect(await station.ask('visits.get', { visitId })).toMatchObject({ visitId, lane });
  expect((await station.ask('visits.components', { visitId })).map(({ pid }) => pid)).toContain(PID);
  const { fields } = await station.ask('visits.form', { visitId, pid: PID });
  expect(fields.map(({ id }) => id)).toContain('connect.retry-interval');
  await askOfSnapshots(station, visitId);
  expect(can).toContain('keystores');
  const { keystores } = await station.ask('visits.keystores', { visitId });
  const keystore = keystores[0]?.keystore ?? '';
  const trust = await station.ask('visits.planTrust', { visitId, keystore, remove: [{ alias: 'nobody' }] });
  expect([trust.planSha256, trust.problems.length]).toEqual([undefined, 1]);
  await station.ask('visits.close', { visitId });
  expect(await held).toEqual({});
}

async function askOfSnapshots(station: StationClient, visitId: VisitId): Promise<void> {
  const [first] = await station.ask('visits.snapshots', { visitId });
  const id = first?.id ?? '';
  expect(await station.ask('visits.compareSnapshots', { visitId, a: id, b: 'present' })).toMatchObject({ changes: [] });
  const plan = await station.ask('visits.plan', { visitId, components: { [PID]: { 'connect.retry-interval': '61' } } });
  const planSha256 = plan.planSha256 ?? expect.unreachable('nothing planned');
  expect(await station.ask('visits.apply', { visitId, planSha256, operator })).toMatchObject({ outcome: 'pass' });
  const recipe = await station.ask('visits.exportRecipe', { visitId, from: 'present', pids: [PID], name: 'As it is', model: 'any' });
  expect(recipe.text).toContain('"connect.retry-interval": 61');
  const { text } = await station.ask('visits.downloadSnapshot', { visitId, id, form: 'xml' });
  const [byId, byFile] = [
    await station.ask('visits.planRollback', { visitId, id }),
    await station.ask('visits.planSnapshotFile', { visitId, text }),
  ];
  expect([byId.changes, byFile.changes]).toMatchObject([[{ from: '61', to: '60' }], [{ from: '61', to: '60' }]]);
  const back = byId.planSha256 ?? expect.unreachable('nothing planned');
  expect(await station.ask('visits.apply', { visitId, planSha256: back, operator })).toMatchObject({ outcome: 'pass' });
}
