/** What a window may order, by who is signed in: asked of the real service over a wire, where only the engine can refuse. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RequestInput, RequestName } from '../../shared/contract/contract.ts';
import type { UnitId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { batchText, StationClient } from '../support/station-client.ts';

const STATION = JSON.stringify({
  lineside: 1,
  lanes: [{ lane: 1, name: 'Lane 1', ssh: { host: '127.0.0.1', port: 1, user: 'root', password: 'x' } }],
});
const ANNA = { name: 'Anna Bergmann', pin: '246813579' };
const PIN = '975319753';

let station: StationClient;
beforeEach(async () => {
  station = await StationClient.open();
});
afterEach(() => station.remove());

/** Answers with the code of the refusal, or `done`. */
async function codeOf<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<string> {
  return station.ask(name, input).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
}

async function signInAs(role: Role): Promise<void> {
  await station.ask('people.setUp', ANNA);
  await station.ask('people.add', { name: role, role, pin: PIN });
  await station.ask('people.signIn', { name: role, pin: PIN });
}

async function tryImport(): Promise<string> {
  const uploadId = await station.upload('batch.csv', batchText('unused-password'));
  const { checkId } = await station.ask('batches.check', { uploadId, profile: 'everyware' });
  return codeOf('batches.import', { checkId, recipe: 'kura-gateway.json', operator: 'Somebody' });
}

describe('an open station', () => {
  test('takes any name for an order, and writes it down', async () => {
    expect(await station.ask('people.get', {})).toEqual({ mode: 'open', people: [] });
    await station.ask('line.loadStation', { text: STATION });
    expect(await tryImport()).toBe('done');
    const imported = station.heard['journal.appended'].flat().find(({ event }) => event.type === 'batch.imported');
    expect(imported?.event).toMatchObject({ version: 3, by: expect.any(String) });
  });

  test.each(['  ', 'Ada\u001b[2J'])('takes no name that shows nobody: %j', async (operator) => {
    await station.ask('line.loadStation', { text: STATION });
    const { id } = await station.importUnits();
    expect(await codeOf('runs.start', { batchId: id, operator })).toBe('people/name-not-usable');
  });

  test('is closed by the first supervisor, who is signed in', async () => {
    const { signedIn, mode } = await station.ask('people.setUp', ANNA);
    expect([mode, signedIn]).toMatchObject(['named', { name: ANNA.name, role: 'supervisor' }]);
    expect(await codeOf('people.setUp', { name: 'Kim', pin: PIN })).toBe('people/already-set-up');
  });
});

describe('nobody signed in', () => {
  test('orders nothing, whatever name is said', async () => {
    await station.ask('people.setUp', ANNA);
    await station.ask('people.signOut', {});
    const { batchId, unitId } = { batchId: 'batch' as never, unitId: 'unit' as UnitId };
    const refused = 'people/not-signed-in';
    expect(await tryImport()).toBe(refused);
    expect(await codeOf('line.loadStation', { text: STATION })).toBe(refused);
    expect(await codeOf('runs.stop', { operator: ANNA.name })).toBe(refused);
    expect(await codeOf('runs.decide', { unitId, decision: 'scrap', reason: 'burnt', operator: ANNA.name })).toBe(refused);
    expect(await codeOf('runs.answer', { lane: '1', questionId: 'q', answer: '', operator: ANNA.name })).toBe(refused);
    expect(await codeOf('people.add', { name: 'Kim', role: 'supervisor', pin: PIN })).toBe(refused);
    await station.ask('people.signIn', ANNA);
    await station.ask('line.loadStation', { text: STATION });
    await station.ask('people.signOut', {});
    expect(await codeOf('runs.start', { batchId, operator: ANNA.name })).toBe(refused);
    expect(await codeOf('runs.resume', { operator: ANNA.name })).toBe(refused);
  });

  test('a wrong PIN signs out who was signed in', async () => {
    await station.ask('people.setUp', ANNA);
    expect(await codeOf('people.signIn', { ...ANNA, pin: '1111' })).toBe('people/wrong-pin');
    expect(await station.ask('people.get', {})).not.toHaveProperty('signedIn');
  });
});

/** Every role against every order that not all may give. */
describe.each([
  ['operator', { import: false, station: false, people: false }],
  ['engineer', { import: true, station: true, people: false }],
  ['supervisor', { import: true, station: true, people: true }],
  ['support', { import: false, station: false, people: false }],
] as const)('signed in as %s', (role, may) => {
  test('gets what the role may, and a refusal that says who may otherwise', async () => {
    await signInAs(role);
    const expected = (isAllowed: boolean) => (isAllowed ? 'done' : 'people/not-allowed');
    expect(await tryImport()).toBe(expected(may.import));
    expect(await codeOf('line.loadStation', { text: STATION })).toBe(expected(may.station));
    expect(await codeOf('people.add', { name: 'Lee', role: 'operator', pin: '8642' })).toBe(expected(may.people));
    expect(await codeOf('runs.stop', {})).toBe('done');
  });
});

test('who is removed, or becomes less, is so at once, signed in or not', async () => {
  await signInAs('supervisor');
  const { people } = await station.ask('people.get', {});
  const anna = people.find(({ name }) => name === ANNA.name)?.personId ?? ('' as never);
  const own = people.find(({ name }) => name === 'supervisor')?.personId ?? ('' as never);
  await station.ask('people.setRole', { personId: own, role: 'operator' });
  expect(await codeOf('people.setRole', { personId: own, role: 'supervisor' })).toBe('people/not-allowed');
  await station.ask('people.signIn', ANNA);
  await station.ask('people.add', { name: 'Lee', role: 'supervisor', pin: '8642' });
  await station.ask('people.remove', { personId: anna, eraseName: false }).then(undefined, () => undefined);
  expect(await station.ask('people.get', {})).not.toHaveProperty('signedIn');
  expect(await codeOf('runs.stop', {})).toBe('people/not-signed-in');
});

test('one’s own PIN is changed by whoever knows it, not by whoever sits down at the window', async () => {
  await signInAs('operator');
  const { signedIn } = await station.ask('people.get', {});
  const personId = signedIn?.personId ?? ('' as never);
  expect(await codeOf('people.setPin', { personId, pin: '13579' })).toBe('people/wrong-pin');
  expect(await codeOf('people.setPin', { personId, pin: '13579', ownPin: PIN })).toBe('done');
  expect(await codeOf('people.signIn', { name: 'operator', pin: '13579' })).toBe('done');
});

test('no answer and no event holds a PIN or what is kept of it', async () => {
  await signInAs('operator');
  const said = JSON.stringify([await station.ask('people.get', {}), station.heard]);
  expect(said).not.toContain(PIN);
  expect(said).not.toContain(ANNA.pin);
  expect(said).not.toContain('salt');
});
