/** A unit comes back: each decision from the look to the passport, against a simulated gateway and its cloud. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPassport } from '../../electron/engine/passport.ts';
import { returnLookSchema, returnPreviewSchema } from '../../shared/contract/returns.ts';
import { passportSchema } from '../../shared/contract/units.ts';
import { FIRST_LANE, quickRecipe, ReturnBench } from '../support/return-bench.ts';

let bench: ReturnBench;
beforeEach(async () => {
  bench = await ReturnBench.open();
  expect(await bench.run()).toMatchObject({ pass: 1, provisioned: 1 });
});
afterEach(() => bench.close());

function passport() {
  const [row] = bench.engine.journal.read.unitsByDevice(bench.unit().deviceId);
  if (row === undefined) throw new Error('no unit');
  return passportSchema.parse(readPassport(bench.engine.journal.read, row));
}

async function look(identifier: string | undefined) {
  const order = { identifier, lane: FIRST_LANE, station: bench.station, by: await bench.operator(), signal: new AbortController().signal };
  return returnLookSchema.parse(await bench.engine.returns.look(order));
}

const inOrder = ['return.owner', 'return.revoke', 'return.request', 'return.wipe'];

describe('a look', () => {
  test('puts label, device, record and cloud side by side, and changes nothing', { timeout: 30_000 }, async () => {
    const before = bench.engine.journal.read.head().seq;
    const found = await look(bench.serialNumber());
    expect(found.finding).toBe('ours');
    expect(found.reasons.map(({ code }) => code)).toEqual(['device-agrees', 'owner-agrees']);
    expect(found.device).toMatchObject({
      identity: { serialNumber: bench.serialNumber() },
      provisioning: { provisioned: true, enabled: false },
    });
    expect(found.device?.fingerprints.map(({ fact }) => fact).toSorted()).toEqual(['ssh-host-key', 'tls-certificate']);
    expect(found.ownership).toMatchObject({ checked: true, cloud: 'training', account: '4711' });
    expect(found.decisions.map(({ refused }) => refused)).toEqual([undefined, undefined, undefined, undefined]);
    expect(found.passport?.units).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain(bench.engine.vault.reveal(bench.batchId, bench.unit().unitId, 'password'));
    expect(bench.engine.journal.read.head().seq).toBe(before);
  });

  test('without a label goes by what the device shows', { timeout: 30_000 }, async () => {
    expect(await look(undefined)).toMatchObject({ finding: 'ours', passport: { units: [{ unit: { deviceId: bench.unit().deviceId } }] } });
  });

  test('a label that nobody knows, on a device of the record, is a mismatch', { timeout: 30_000 }, async () => {
    expect(await look('NOBODY-1')).toMatchObject({ finding: 'mismatch' });
  });
});

describe('same identity', () => {
  test('revokes, wipes, provisions again, and links old and new', { timeout: 60_000 }, async () => {
    const certificate = await bench.certify();
    const taken = await bench.takeBack();
    expect(taken).toMatchObject({ pass: 1, provisioned: 1 });
    expect(Object.keys(bench.steps(taken.batchId))).toEqual([
      ...inOrder,
      'identify',
      'everyware.settings',
      'everyware.provision',
      'return.close',
    ]);
    expect(bench.said('provisioned')).toBe(2);
    expect(bench.told('certificate.revoked')).toMatchObject([{ serialNumber: certificate.serialNumber, reason: 'superseded' }]);
    expect(bench.told('revocation-list.made')).toMatchObject([{ revoked: 1 }]);
    expect(bench.active()).toBe(0);
    const { units, returns } = passport();
    const [newer, older] = units;
    expect(returns).toMatchObject([{ decision: 'same-identity', supersedes: bench.unit().unitId, outcome: 'pass', proof: 'provisioned' }]);
    expect(newer?.supersedes).toBe(older?.unit.unitId);
    expect(older?.supersededBy).toBe(newer?.unit.unitId);
    expect(newer?.unit.deviceId).toBe(older?.unit.deviceId);
  });

  test('what was wiped is read back as gone', { timeout: 60_000 }, async () => {
    const { batchId } = await bench.takeBack();
    const wiped = bench.told('step.settled').find((event) => event.batchId === batchId && event.step === 'return.wipe');
    expect(wiped?.evidence.map(({ name, verdict }) => `${name.split(' ').at(-1)}: ${verdict}`)).toEqual([
      'keys: proved',
      'HttpsKeystore/localhost: noted',
      'password: proved',
      'password: proved',
      'activation.key: proved',
      'snapshots: proved',
    ]);
    const old = bench.engine.vault.reveal(bench.batchId, bench.unit().unitId, 'password');
    expect(JSON.stringify(bench.story())).not.toContain(old);
  });

  test('the old unit of a batch is not taken any more', { timeout: 60_000 }, async () => {
    await bench.takeBack();
    const [first] = bench.engine.returns.list(10);
    const second = await bench.takeBack();
    expect(second).toMatchObject({ pass: 1 });
    expect(bench.engine.returns.list(10)).toMatchObject([
      { batchId: second.batchId },
      { batchId: first?.batchId, supersededBy: expect.any(String) },
    ]);
  });
});

describe('new identity', () => {
  test('demands a serial number that nobody has', async () => {
    const recipe = quickRecipe('esf-everyware');
    const open = async (set: Record<string, string>) => {
      const wish = await bench.wish({ decision: 'new-identity', recipe, set });
      return bench.engine.returns.open({ ...wish, reason: 'came back', secondPerson: undefined });
    };
    const credentials = { password: 'another 1' };
    await expect(open({})).rejects.toMatchObject({ code: 'returns/missing-columns', params: { columns: 'password' } });
    await expect(open(credentials)).rejects.toMatchObject({ code: 'returns/identity-not-new' });
    await expect(open({ ...credentials, serialNumber: bench.serialNumber() })).rejects.toMatchObject({ code: 'returns/identity-not-new' });
    expect(bench.told('return.opened')).toEqual([]);
  });

  test('writes it, and the device keeps its passport', { timeout: 60_000 }, async () => {
    const old = bench.unit();
    const password = bench.engine.vault.reveal(bench.batchId, old.unitId, 'password');
    const activationKey = bench.engine.vault.reveal(bench.batchId, old.unitId, 'activationKey');
    const { clientId = '', username = '' } = old.columns;
    // The training cloud knows this gateway by one request only.
    const set = { serialNumber: 'NEW-0001', clientId, username, password, activationKey };
    const taken = await bench.takeBack({ decision: 'new-identity', recipe: quickRecipe('esf-everyware'), set });
    expect(taken).toMatchObject({ pass: 1, provisioned: 1 });
    expect(await look('NEW-0001')).toMatchObject({ finding: 'ours', device: { identity: { serialNumber: 'NEW-0001' } } });
    expect(passport().units).toHaveLength(2);
    expect(await look(bench.serialNumber())).toMatchObject({ finding: 'ours' });
  });
});

describe('move to another account', () => {
  test('is refused until the certificates of the target are named', async () => {
    const wish = await bench.wish({ decision: 'move-account' });
    expect(() => bench.engine.returns.preview(wish)).toThrow(expect.objectContaining({ code: 'returns/target-certificates-unknown' }));
  });

  test('checks them on the gateway, then sets enabled and takes provisioned back', { timeout: 60_000 }, async () => {
    const old = bench.unit();
    const reveal = (column: string) => bench.engine.vault.reveal(bench.batchId, old.unitId, column);
    const recipe = quickRecipe('esf-again', { 'everyware.provision': { targetCertificates: [bench.cloudAuthority] } });
    const set = { accountName: old.columns['accountName'] ?? '', password: reveal('password'), activationKey: reveal('activationKey') };
    const wish = await bench.wish({ decision: 'move-account', recipe });
    expect(returnPreviewSchema.parse(bench.engine.returns.preview(wish)).missing).toEqual(['accountName', 'password']);
    const taken = await bench.takeBack({ decision: 'move-account', recipe, set });
    expect(taken).toMatchObject({ pass: 1, provisioned: 1 });
    const settled = bench.told('step.settled').find((event) => event.batchId === taken.batchId && event.step === 'everyware.provision');
    expect(settled?.evidence.find(({ name }) => name.startsWith('target certificates'))).toMatchObject({ verdict: 'proved' });
    const intended = bench.told('step.intended').find((event) => event.batchId === taken.batchId && event.step === 'everyware.provision');
    expect(intended?.changes.map(({ from, to }) => [from, to])).toEqual([
      ['false', 'true'],
      ['true', 'false'],
    ]);
  });

  test('a certificate that is not there stops it before anything is reset', { timeout: 60_000 }, async () => {
    const old = bench.unit();
    const recipe = quickRecipe('esf-again', { 'everyware.provision': { targetCertificates: ['ab'.repeat(32)] } });
    const set = { accountName: old.columns['accountName'] ?? '', password: 'another 1' };
    const taken = await bench.takeBack({ decision: 'move-account', recipe, set });
    expect(taken).toMatchObject({ pass: 0, error: 1 });
    expect(bench.told('run.settled').at(-1)?.failure?.code).toBe('everyware/target-certificate-missing');
    expect(bench.said('provisioned')).toBe(1);
    // A later attempt of the same return neither revokes nor wipes what came since.
    const certificate = await bench.certify();
    expect(await bench.run({ batchId: taken.batchId })).toMatchObject({ error: 1 });
    expect(bench.active()).toBe(1);
    expect(bench.told('certificate.revoked').map(({ serialNumber }) => serialNumber)).not.toContain(certificate.serialNumber);
    expect(bench.told('step.intended').filter(({ step, batchId }) => step === 'return.wipe' && batchId === taken.batchId)).toHaveLength(1);
    // Another return of the device takes its place for good.
    await bench.engine.returns.open({ ...(await bench.wish({})), reason: 'not moved after all', secondPerson: undefined });
    expect(await bench.run({ batchId: taken.batchId })).toMatchObject({ error: 1 });
    expect(bench.told('run.settled').at(-1)?.failure?.code).toBe('returns/superseded');
  });
});

describe('scrap', () => {
  test('revokes, closes, wipes, and no later run takes the device', { timeout: 60_000 }, async () => {
    await bench.certify();
    const taken = await bench.takeBack({ decision: 'scrap', recipe: undefined, logs: 'clear' });
    expect(taken).toMatchObject({ pass: 0, fail: 1 });
    expect(Object.keys(bench.steps(taken.batchId))).toEqual([...inOrder, 'return.close']);
    expect(bench.told('run.settled').at(-1)?.failure?.code).toBe('returns/scrapped');
    expect(bench.active()).toBe(0);
    expect(passport().returns).toMatchObject([{ decision: 'scrap', scrapped: true, outcome: 'fail' }]);
    const wiped = bench.told('step.settled').find(({ step, batchId }) => step === 'return.wipe' && batchId === taken.batchId);
    expect(wiped?.evidence.filter(({ name }) => name.endsWith('.log'))).toMatchObject([
      { name: '/var/log/kura-console.log' },
      { name: '/var/log/kura.log' },
    ]);
  });

  test('closes the request in the cloud', { timeout: 60_000 }, async () => {
    const { batchId } = await bench.takeBack({ decision: 'scrap', recipe: undefined });
    const settled = bench.told('step.settled').find((event) => event.batchId === batchId && event.step === 'return.request');
    expect(settled?.evidence).toMatchObject([{ observed: 'DISABLED', verdict: 'proved', source: 'cloud' }]);
  });

  test('only another return gives it out again', { timeout: 60_000 }, async () => {
    await bench.takeBack({ decision: 'scrap', recipe: undefined });
    const again = await importAgain();
    expect(await bench.run({ batchId: again })).toMatchObject({ pass: 0, error: 1 });
    expect(bench.told('run.settled').at(-1)?.failure?.code).toBe('returns/device-scrapped');
    const opened = await bench.engine.returns.open({ ...(await bench.wish({})), reason: 'found a use', secondPerson: undefined });
    expect(bench.engine.returns.list(5)).toMatchObject([{ batchId: opened.batchId, status: 'open' }, { scrapped: true }]);
  });

  test('a device that does not answer is scrapped without it, and the record says so', { timeout: 60_000 }, async () => {
    await bench.certify();
    const taken = await bench.takeBack({ decision: 'scrap', recipe: undefined, absent: true });
    expect(taken).toMatchObject({ fail: 1 });
    expect(bench.active()).toBe(0);
    const evidence = bench.told('step.settled').flatMap((event) => (event.batchId === taken.batchId ? event.evidence : []));
    expect(evidence.filter(({ verdict }) => verdict === 'not-proved').map(({ name, observed }) => `${name} ${observed}`)).toEqual([
      'device no answer: gateway/no-shell',
      'private keys not wiped: no REST and no remote management',
      'credentials not wiped: no REST and no remote management',
      'old snapshots not wiped: no shell',
    ]);
  });
});

/** The same device once more, in a new batch. */
async function importAgain() {
  const { importBatch } = await import('../../electron/engine/batches/import-batch.ts');
  const { journal, vault } = bench.engine;
  const path = `${bench.folder}/station.csv`;
  const files = (await import('node:fs')).readdirSync(bench.folder);
  const csv = files.find((name) => name.endsWith('.csv')) ?? path;
  const by = await bench.operator();
  const signal = new AbortController().signal;
  const order = { journal, vault, path: `${bench.folder}/${csv}`, recipe: quickRecipe('esf-again'), secretColumns: [], by, signal };
  return (await importBatch(order)).batch.id;
}
