/** Every request of the contract, answered by the real service: what it returns and says is what the contract promises. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requests } from '../../shared/contract/contract.ts';
import type { BatchId, LaneId, UnitId } from '../../shared/domain/ids.ts';
import { askAllOfCertificates } from '../support/pki/certificate-day.ts';
import { StationClient } from '../support/station-client.ts';
import { askAllOfAudit } from '../support/window-audit.ts';
import { askAllOfExports } from '../support/window-exports.ts';
import { askAllOfClouds, askForUpdates } from '../support/window-clouds.ts';
import { askAllOfManufacturers } from '../support/window-manufacturers.ts';
import { askAllOfReturns } from '../support/window-returns.ts';
import { askAllOfTables } from '../support/window-tables.ts';
import { askAllOfVisits } from '../support/window-visits.ts';

const RECIPE = 'esf-everyware.json';
const OPERATOR = 'Ada Lovelace';
/** Of the training line: the account that its gateways end in. */
const WATCHED = 'training-account';
const ABSENT = 'no-such-unit' as UnitId;

let station: StationClient;
let batchFile: { readonly name: string; readonly text: string };
let batchId: BatchId;
beforeAll(async () => {
  station = await StationClient.open();
});
afterAll(() => station.remove());

async function checked(text: string) {
  const uploadId = await station.upload(batchFile.name, text);
  return station.ask('batches.check', { uploadId, profile: 'everyware', recipe: RECIPE, language: 'de' });
}

describe('a day at the window, request by request', () => {
  test('the line is there, without a station', async () => {
    expect(await station.ask('line.get', {})).toMatchObject({ training: false, stationName: '', lanes: [], running: false });
    expect(await station.ask('batches.list', {})).toEqual([]);
    expect((await station.ask('recipes.list', {})).map((recipe) => recipe.id)).toContain(RECIPE);
    expect((await station.ask('doctor.run', { language: 'de' })).length).toBeGreaterThan(3);
    await expect(station.ask('runs.start', { batchId: 'any', operator: OPERATOR })).rejects.toMatchObject({
      code: 'station/none',
    });
  });

  test('a station file is shown as lanes', async () => {
    const text = JSON.stringify({ lineside: 1, name: 'Bench', lanes: [{ lane: 7, name: 'Seven' }] });
    expect(await station.ask('line.loadStation', { text })).toMatchObject({ stationName: 'Bench', lanes: [{ lane: '7', phase: 'idle' }] });
  });

  test('the bench is told as it is plugged in, and a lane takes another port', async () => {
    const console = { tcp: '127.0.0.1:2323', login: { user: 'root', password: 'plain' } };
    const lanes = [{ lane: 7, name: 'Seven', console }];
    await station.ask('line.loadStation', { text: JSON.stringify({ lineside: 1, name: 'Bench', lanes }) });
    expect((await station.ask('bench.get', {})).lanes).toEqual([
      { lane: '7', name: 'Seven', transports: [{ kind: 'tcp', place: '127.0.0.1:2323' }] },
    ]);
    expect(['listed', 'no-udev']).toContain((await station.ask('ports.list', {})).kind);
    const serial = { path: '/dev/ttyUSB9' };
    const { file } = await station.ask('ports.bind', { lane: '7', serial });
    expect(await station.ask('bench.get', {})).toMatchObject({
      file,
      lanes: [{ transports: [{ kind: 'serial', place: '/dev/ttyUSB9', serial }] }],
    });
  });

  test('the training line comes up with a batch file', async () => {
    const begun = await station.ask('line.startTraining', { gateways: 2, lanes: 2 });
    expect(begun.line).toMatchObject({ training: true, running: false });
    expect(begun.line.lanes).toHaveLength(2);
    expect(station.heard['line.changed'].at(-1)).toMatchObject({ training: true });
    batchFile = begun.batchFile;
  });

  test('its batch is checked, looked through and imported', async () => {
    const { checkId, summary } = await checked(batchFile.text);
    expect(summary).toMatchObject({ rows: 2, invalidRows: 0 });
    const { rows, total } = await station.ask('batches.rows', { checkId, offset: 0, limit: 10, onlyInvalid: false });
    expect([rows.length, total]).toEqual([2, 2]);
    await askAllOfTables(station, checkId);
    const { batch } = await station.ask('batches.import', { checkId, recipe: RECIPE, name: 'Training', quantity: 2 });
    expect(batch).toMatchObject({ name: 'Training', units: 2 });
    batchId = batch.id;
    expect(await station.ask('batches.list', {})).toMatchObject([{ batch: { name: 'Training' }, open: 2 }]);
  });

  test('what came back for its units is merged into it', async () => {
    await askForUpdates(station, batchId, batchFile.text);
    const rows = await station.ask('units.list', { batchId, limit: 10 });
    expect(rows.map(({ unit }) => unit.columns['remark'])).toEqual(['row 1', 'row 2']);
  });

  test('a gateway is worked with before the run, and left to it', async () => {
    await askAllOfVisits(station, '1' as LaneId);
    expect((await station.ask('line.get', {})).lanes.map(({ visit }) => visit)).toEqual([undefined, undefined]);
  });

  test('who comes to a broker is watched', async () => {
    const { brokers } = await station.ask('watch.list', {});
    expect(brokers).toContain(WATCHED);
    expect(await station.ask('watch.start', { broker: WATCHED, batchId })).toMatchObject({ units: [{ state: 'expected' }, {}] });
    expect((await station.ask('watch.list', {})).watch?.broker).toBe(WATCHED);
  });

  test('both gateways are run to the end', async () => {
    expect(await station.ask('runs.start', { batchId, operator: OPERATOR })).toEqual({ lanes: 2 });
    expect(await station.ask('line.get', {})).toMatchObject({ running: true });
    await station.atRest();
    expect(await station.ask('batches.list', {})).toMatchObject([{ open: 0, outcomes: { pass: 2 }, provisioned: 2 }]);
    expect(await station.ask('batches.firstPass', { batchId })).toEqual({ ended: 2, passed: 2 });
  });

  test('both were seen to come to their account', async () => {
    const states = () => station.heard['watch.changed'].at(-1)?.units.map(({ state }) => state);
    await expect.poll(states).toEqual(['connected', 'connected']);
    await station.ask('watch.stop', {});
    expect((await station.ask('watch.list', {})).watch).toBeUndefined();
  });

  test('all of it was heard: each event once and in order, each lane to its verdict, the line to its rest', async () => {
    const { seq } = (await station.ask('line.get', {})).journal;
    await expect.poll(() => station.heard['journal.appended'].flat().at(-1)?.seq).toBe(seq);
    const heard = station.heard['journal.appended'].flat().map((stored) => stored.seq);
    expect(heard).toEqual(Array.from({ length: heard.length }, (_event, index) => seq - heard.length + 1 + index));
    await expect.poll(() => station.heard['line.changed'].at(-1)?.running).toBe(false);
    const lastOf = (lane: string) => station.heard['lanes.changed'].flat().findLast((view) => view.lane === lane);
    await expect.poll(() => ['1', '2'].map((lane) => lastOf(lane)?.phase)).toEqual(['verdict', 'verdict']);
  });

  test('a unit is found by its serial number, with its passport and the names in it', async () => {
    const rows = await station.ask('units.list', { batchId, limit: 10 });
    expect(rows.map((row) => row.unit.row)).toEqual([1, 2]);
    const serialNumber = batchFile.text.split('\r\n')[1]?.split(',')[0] ?? '';
    const [found] = await station.ask('units.search', { text: serialNumber.slice(0, -1) });
    if (found === undefined) throw new Error('not found');
    const passport = await station.ask('units.passport', { unitId: found.unit.unitId });
    expect(passport).toMatchObject({ units: [{ batchName: 'Training' }], runs: [{ state: { status: 'settled', outcome: 'pass' } }] });
    expect(passport.facts.map(({ fact }) => fact).toSorted()).toEqual(['ssh-host-key', 'tls-certificate']);
    const started = passport.runs[0]?.events.find(({ event }) => event.type === 'run.started')?.event;
    expect(passport.people).toEqual({ [started?.type === 'run.started' ? started.operator : '']: OPERATOR });
    await expect(station.ask('units.passport', { unitId: ABSENT })).rejects.toMatchObject({ code: 'unit/not-found' });
  });

  test('the requests of its units are looked at, edited, removed and made', async () => {
    await askAllOfClouds(station, batchId, batchFile.text.split('\r\n')[1]?.split(',')[0] ?? '');
    expect(await station.ask('requests.count', { cloud: 'training' })).toEqual({ count: 1 });
  });

  test('where nothing is undecided there is nothing to decide', async () => {
    const [row] = await station.ask('units.list', { batchId, limit: 1 });
    const word = { decision: 'applied', reason: 'Seen with my own eyes', operator: OPERATOR } as const;
    await expect(station.ask('runs.decide', { unitId: row?.unit.unitId ?? ABSENT, ...word })).rejects.toMatchObject({
      code: 'run/not-undecided',
    });
  });

  test('nothing is interrupted, and a finished batch is resumed to its end at once', async () => {
    await station.ask('runs.resume', { batchId, operator: OPERATOR });
    await station.atRest();
    expect(await station.ask('batches.list', {})).toMatchObject([{ outcomes: { pass: 2 } }]);
  });

  test('a line that waits for a unit which nobody plugs in is stopped at once', async () => {
    const [header = '', row = ''] = batchFile.text.split('\r\n');
    const [serialNumber = '', macAddress = ''] = row.split(',');
    const absent = row.replace(serialNumber, 'NOT-HERE-01').replace(macAddress, '00:60:0C:FF:FF:01');
    const { checkId } = await checked([header, absent, ''].join('\r\n'));
    const { batch } = await station.ask('batches.import', { checkId, recipe: RECIPE });
    await station.ask('runs.start', { batchId: batch.id, operator: OPERATOR });
    const before = performance.now();
    await station.ask('runs.stop', {});
    await station.atRest();
    expect(performance.now() - before).toBeLessThan(2000);
    expect((await station.ask('batches.list', {})).find((status) => status.batch.batchId === batch.id)).toMatchObject({ open: 1 });
  });

  test('an answer that nobody asked for goes nowhere', async () => {
    await expect(station.ask('runs.answer', { lane: '1', questionId: 'none', answer: 'yes' })).rejects.toMatchObject({
      code: 'prompt/not-asked',
    });
  });

  test('people belong to the station: the training line has none and takes none', async () => {
    expect(await station.ask('people.get', {})).toEqual({ mode: 'training', people: [] });
    await expect(station.ask('people.setUp', { name: OPERATOR, pin: '2468' })).rejects.toMatchObject({ code: 'people/in-training' });
  });

  test('after training the station is as it was before', async () => {
    expect(await station.ask('line.stopTraining', {})).toMatchObject({ training: false, stationName: 'Bench' });
    expect(await station.ask('batches.list', {})).toEqual([]);
  });

  test('its people come, sign in and go', async () => {
    const typed = { name: OPERATOR, pin: '2468' };
    const { signedIn } = await station.ask('people.setUp', typed);
    const { people } = await station.ask('people.add', { name: 'Kim', pin: '9753', role: 'operator' });
    const personId = people.find(({ name }) => name === 'Kim')?.personId ?? '';
    await station.ask('people.setRole', { personId, role: 'support' });
    await station.ask('people.setPin', { personId, pin: '8642' });
    await station.ask('people.signOut', {});
    expect(await station.ask('people.signIn', typed)).toMatchObject({ signedIn });
    expect((await station.ask('people.remove', { personId, eraseName: true })).people).toMatchObject([{ name: OPERATOR }]);
  });

  test('the station has an authority, signs, revokes and lists', async () => {
    await askAllOfCertificates(station);
    expect((await station.ask('certificates.authorities', {})).issuing?.state).toBe('ok');
  });

  test('a unit that came back is looked at, and its return opened', async () => {
    await station.importUnits();
    await askAllOfReturns(station, 'SN-0001');
    expect(await station.ask('returns.list', { limit: 1 })).toHaveLength(1);
  });

  test('manufacturers are kept with their certificates, and a batch is confirmed', async () => {
    await askAllOfManufacturers(station);
    expect((await station.ask('manufacturers.list', {})).manufacturers).toHaveLength(1);
  });

  test('a batch leaves for another system', async () => {
    const { id } = await station.importUnits();
    await askAllOfExports(station, id);
    expect((await station.ask('exports.handOverPlan', { batchId: id })).earlier).toBeDefined();
  });

  test('the record leaves signed, and is checked', async () => {
    await askAllOfAudit(station);
    expect((await station.ask('audit.state', {})).lastAnchor).toBeDefined();
  });

  test('that was every request there is', () => {
    expect([...station.asked].toSorted()).toEqual(Object.keys(requests).toSorted());
  });
});

describe('a station that comes as text', () => {
  let planted: string;
  beforeAll(async () => {
    planted = await mkdtemp(join(tmpdir(), 'lineside-planted-'));
    await writeFile(join(planted, 'password'), 'planted', { mode: 0o600 });
  });
  afterAll(() => rm(planted, { recursive: true }));
  const load = (lane: object, more: object = {}) =>
    station.ask('line.loadStation', { text: JSON.stringify({ lineside: 1, lanes: [{ lane: 1, name: 'One', ...lane }], ...more }) });
  const ssh = { host: '172.16.0.1', user: 'root', password: { env: 'NOT_SET' } };
  const rest = { url: 'https://172.16.0.1', user: 'admin', password: { env: 'NOT_SET' } };

  test.each<[string, object, object]>([
    ['lanes[0].ssh.password.file', { ssh: { ...ssh, password: { file: 'password' } } }, {}],
    ['lanes[0].ssh.keyFile', { ssh: { ...ssh, keyFile: 'keys/{{unit.serialNumber}}' } }, {}],
    ['lanes[0].rest.password.file', { rest: { ...rest, password: { file: './password' } } }, {}],
    ['lanes[0].rest.caFile', { rest: { ...rest, caFile: 'ca.pem' } }, {}],
    ['secrets.broker.file', { ssh }, { secrets: { broker: { file: '../password' } } }],
  ])('is refused where %s is relative, whatever lies in the temporary folder', async (path, lane, more) => {
    await expect(load(lane, more)).rejects.toMatchObject({ code: 'station/invalid', params: { path } });
  });

  test('is taken with whole paths', async () => {
    const view = await load({ ssh: { ...ssh, password: { file: join(planted, 'password') } } });
    expect(view.lanes).toHaveLength(1);
  });
});
