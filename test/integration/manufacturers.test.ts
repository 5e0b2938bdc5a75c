/** Manufacturers of one station, over the real record: what is on record, what lies sealed, and what never comes back. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import { Session } from '../../electron/engine/people/session.ts';
import { type CertifiedKey, makeSelfSignedCertificate } from '../../electron/engine/pki/self-signed.ts';
import { type ManufacturerRequests, manufacturerRequests } from '../../electron/engine/service/manufacturer-requests.ts';
import type { BatchId, ManufacturerCertificateId, ManufacturerId } from '../../shared/domain/ids.ts';
import { manufacturerRequests as contract } from '../../shared/contract/manufacturers.ts';

const SECRETS = { accessKey: 'access-key-of-acme', accessToken: 'access-token-of-acme' };
const STOPPED = new AbortController().signal;

let folder: string;
let engine: Engine;
let requests: ManufacturerRequests;
let first: CertifiedKey;
let acme: ManufacturerId;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-manufacturers-'));
  engine = await open();
  requests = manufacturerRequests(() => engine, new Session(() => engine));
  first = await makeSelfSignedCertificate({ subject: { CN: 'Acme' }, validDays: 400, nowMs: Date.now() });
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

function open(): Promise<Engine> {
  return openEngine({ journalFile: join(folder, 'journal.sqlite'), keyFolder: folder, environment: {}, linesideVersion: '0.0.0' });
}

/** As over the wire: input and output are what the contract says. */
async function ask<Name extends keyof ManufacturerRequests>(
  name: Name,
  input: unknown,
): Promise<Awaited<ReturnType<ManufacturerRequests[Name]>>> {
  const answer = requests[name] as (input: unknown, signal: AbortSignal) => Promise<unknown>;
  return contract[name].output.parse(await answer(contract[name].input.parse(input), STOPPED)) as Awaited<
    ReturnType<ManufacturerRequests[Name]>
  >;
}

function filesOf({ keyPem, certificatePem }: CertifiedKey) {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return [
    { name: 'key.pem', content: base64(keyPem) },
    { name: 'certificate.pem', content: base64(certificatePem) },
  ];
}

async function everythingOnDisk(): Promise<string> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  return texts.join('\n');
}

describe('a manufacturer', () => {
  test('is added once, whatever the case of its letters, and renamed', async () => {
    const { manufacturer } = await ask('manufacturers.add', { name: 'Acme', operator: 'Ada' });
    acme = manufacturer.manufacturerId;
    await expect(ask('manufacturers.add', { name: 'ACME', operator: 'Ada' })).rejects.toMatchObject({ code: 'manufacturers/name-taken' });
    const twice = await Promise.allSettled(['Beta', 'beta '].map((name) => ask('manufacturers.add', { name, operator: 'Ada' })));
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await ask('manufacturers.rename', { manufacturerId: acme, name: 'Acme GmbH', operator: 'Ada' });
    const { manufacturers } = await ask('manufacturers.list', {});
    expect(manufacturers.map(({ name }) => name)).toEqual(['Acme GmbH', 'Beta']);
  });
});

describe('its certificate', () => {
  const wish = () => ({ manufacturerId: acme, name: 'Line 1', files: filesOf(first), ...SECRETS, operator: 'Ada' });

  test('is refused whole where a file is wrong, and nothing of it is kept', async () => {
    const files = [...filesOf(first), { name: 'odd', content: Buffer.from('odd').toString('base64') }];
    const before = engine.journal.read.head().seq;
    await expect(ask('manufacturers.addCertificate', { ...wish(), files })).rejects.toMatchObject({
      code: 'manufacturers/file-not-understood',
    });
    expect(engine.journal.read.head().seq).toBe(before);
    expect(await readdir(folder)).not.toContain('manufacturers.secrets');
  });

  test('is added with its secrets sealed, for the owner only, and none of them is ever shown again', async () => {
    const { certificate } = await ask('manufacturers.addCertificate', wish());
    expect(certificate).toMatchObject({
      name: 'Line 1',
      subject: 'CN=Acme',
      state: 'usable',
      hasSecrets: true,
      hasAccessToken: true,
      units: 0,
    });
    const { mode } = await stat(join(folder, 'manufacturers.secrets'));
    expect(mode & 0o777).toBe(0o600);
    await engine.journal.anchor();
    const disk = await everythingOnDisk();
    const key = first.keyPem.split(/\r?\n/)[3] ?? '';
    for (const secret of [SECRETS.accessKey, SECRETS.accessToken, key, Buffer.from(SECRETS.accessKey).toString('base64')]) {
      expect(disk).not.toContain(secret);
    }
    expect(JSON.stringify(await ask('manufacturers.list', {}))).not.toContain(SECRETS.accessKey);
  });

  test('is not added twice, by key or by name', async () => {
    await expect(ask('manufacturers.addCertificate', { ...wish(), name: 'Line 2' })).rejects.toMatchObject({
      code: 'manufacturers/certificate-known',
    });
    await expect(ask('manufacturers.addCertificate', wish())).rejects.toMatchObject({ code: 'manufacturers/certificate-name-taken' });
  });

  test('is found again by another engine, with what was sealed', async () => {
    await engine.close();
    engine = await open();
    expect(engine.manufacturers.usable({ manufacturerId: acme })).toMatchObject({ name: 'Line 1', ...SECRETS });
    expect(() => engine.manufacturers.usable({ manufacturerId: acme, name: 'Line 9' })).toThrow(
      expect.objectContaining({ code: 'manufacturers/certificate-not-usable' }),
    );
  });

  test('is removed with its secrets, and cannot be used or removed again', async () => {
    const { certificateId } = engine.manufacturers.usable({ manufacturerId: acme });
    const order = { certificateId, reason: 'leaked', operator: 'Ada' };
    const { certificate, units } = await ask('manufacturers.removeCertificate', order);
    expect(certificate).toMatchObject({ state: 'removed', hasSecrets: false, removed: { reason: 'leaked', by: 'Ada' } });
    expect(units).toEqual([]);
    await expect(ask('manufacturers.removeCertificate', order)).rejects.toMatchObject({ code: 'manufacturers/certificate-removed' });
    expect(() => engine.manufacturers.usable({ manufacturerId: acme })).toThrow(
      expect.objectContaining({ code: 'manufacturers/no-certificate-usable' }),
    );
    await expect(ask('manufacturers.certificateUnits', { certificateId: 'none' as ManufacturerCertificateId })).rejects.toMatchObject({
      code: 'manufacturers/certificate-not-found',
    });
  });
});

test('what was secret of a certificate goes at the next opening where a removal was cut short after it was on record', async () => {
  const wish = { manufacturerId: acme, name: 'Line 2', files: filesOf(first), ...SECRETS, operator: 'Ada' };
  const { certificate } = await ask('manufacturers.addCertificate', wish);
  const { certificateId } = certificate;
  const sealed = () => readFile(join(folder, 'manufacturers.secrets'), 'utf8');
  expect(await sealed()).toContain(certificateId);
  const by = await engine.journal.person('Ada');
  const removal = { manufacturerId: acme, certificateId, reason: 'leaked', units: 0, by };
  await engine.journal.append([{ type: 'manufacturer.certificate-removed', version: 1, ...removal }]);
  expect(await sealed()).toContain(certificateId);
  await engine.close();
  engine = await open();
  expect(await sealed()).not.toContain(certificateId);
});

test('a certificate whose sealed file was lost, or is another station’s, is shown and never used', async () => {
  const wish = { manufacturerId: acme, name: 'Line 3', files: filesOf(first), ...SECRETS, operator: 'Ada' };
  const { certificate } = await ask('manufacturers.addCertificate', wish);
  const file = join(folder, 'manufacturers.secrets');
  const sealed = await readFile(file, 'utf8');
  const reopenWith = async (content: string | undefined) => {
    await engine.close();
    await (content === undefined ? rm(file) : writeFile(file, content, { mode: 0o600 }));
    engine = await open();
  };
  await reopenWith(undefined);
  const { manufacturers } = await ask('manufacturers.list', {});
  const shown = manufacturers[0]?.certificates.find(({ certificateId }) => certificateId === certificate.certificateId);
  expect(shown).toMatchObject({ state: 'usable', hasSecrets: false });
  expect(() => engine.manufacturers.usable({ manufacturerId: acme })).toThrow(
    expect.objectContaining({ code: 'manufacturers/no-secrets', params: { certificate: 'Line 3' } }),
  );
  const other = await mkdtemp(join(tmpdir(), 'lineside-other-station-'));
  const strange = await openEngine({ journalFile: join(other, 'j.sqlite'), keyFolder: other, environment: {}, linesideVersion: '0.0.0' });
  const by = await strange.journal.person('Ada');
  const { manufacturerId } = await strange.manufacturers.add({ name: 'Acme', by });
  const files = filesOf(first).map(({ name, content }) => ({ name, bytes: Buffer.from(content, 'base64') }));
  const theirs = await strange.manufacturers.addCertificate({ manufacturerId, name: 'Line 3', files, ...SECRETS, by });
  await strange.close();
  const foreign = await readFile(join(other, 'manufacturers.secrets'), 'utf8');
  await rm(other, { recursive: true });
  await reopenWith(foreign.replaceAll(theirs.certificate.certificateId, certificate.certificateId));
  expect(() => engine.manufacturers.usable({ manufacturerId: acme })).toThrow(expect.objectContaining({ code: 'vault/wrong-key' }));
  await reopenWith(sealed);
  expect(engine.manufacturers.usable({ manufacturerId: acme })).toMatchObject(SECRETS);
});

test('a batch that there is not is neither shown nor confirmed', async () => {
  const batchId = 'none' as BatchId;
  await expect(ask('batches.platform', { batchId })).rejects.toMatchObject({ code: 'batch/not-found' });
  await expect(ask('batches.confirmImported', { batchId, operator: 'Ada' })).rejects.toMatchObject({ code: 'batch/not-found' });
});
