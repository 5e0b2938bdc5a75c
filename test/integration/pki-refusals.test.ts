/** What the authority refuses: each with its code, and nothing half done. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { People } from '../../electron/engine/people/people.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { toAppError } from '../../shared/errors/app-error.ts';
import { ADA, anAuthority, aPki, aRequest, openssl, type TestPki, YEAR } from '../support/pki/station-pki.ts';

const CLIENT = { purpose: 'client', days: YEAR, by: ADA } as const;

/** The code that it is refused with, provided that the record is as it was. */
async function refusalOf({ journal }: TestPki, work: () => Promise<unknown>): Promise<string> {
  const before = journal.read.head();
  const refused = await work().then(
    () => 'nothing was refused',
    (error: unknown) => toAppError(error).code,
  );
  return journal.read.head().hash === before.hash ? refused : 'something was recorded';
}

/** The request with a byte of its name changed: the signature is another request's. */
function forged(csrPem: string): string {
  const der = Buffer.from(csrPem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  der[der.indexOf('gw-1')] = 'G'.charCodeAt(0);
  return `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
}

describe('a request that is no good', () => {
  it.each<readonly [string, (test: TestPki) => string, string]>([
    ['is no request', () => 'hello', 'pki/request-unreadable'],
    ['is cut off', ({ folder }) => aRequest(folder).replace(/\n.{64}\n.{64}\n/, '\n'), 'pki/request-unreadable'],
    ['is empty', () => '-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----', 'pki/request-unreadable'],
    ['was changed', ({ folder }) => forged(aRequest(folder)), 'pki/request-signature-wrong'],
    ['has a short RSA key', ({ folder }) => aRequest(folder, ['-newkey', 'rsa:1024']), 'pki/weak-key'],
    ['has an exponent of 3', ({ folder }) => aRequest(folder, ['-newkey', 'rsa:2048', '-pkeyopt', 'rsa_keygen_pubexp:3']), 'pki/weak-key'],
    [
      'has an odd curve',
      ({ folder }) => aRequest(folder, ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1']),
      'pki/key-not-accepted',
    ],
    ['is signed with SHA-1', ({ folder }) => aRequest(folder, ['-newkey', 'rsa:2048', '-sha1']), 'pki/weak-signature'],
  ])('where it %s', async (_, request, code) => {
    const test = await anAuthority();
    expect(await refusalOf(test, async () => test.pki.signRequest({ csrPem: request(test), ...CLIENT }))).toBe(code);
  });

  it('where the key was certified before, for a request, for the authority itself, and of two at the same moment', async () => {
    const test = await anAuthority();
    const csrPem = aRequest(test.folder);
    const both = await Promise.allSettled([test.pki.signRequest({ csrPem, ...CLIENT }), test.pki.signRequest({ csrPem, ...CLIENT })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ code: 'pki/key-used-before' });
    const [, , issued] = test.pki.list({ limit: 10 });
    // Revoked or not: the key stays used.
    await test.pki.revoke({ certificate: { serialNumber: issued?.serialNumber ?? '' }, reason: 'superseded', by: ADA });
    expect(await refusalOf(test, () => test.pki.signRequest({ csrPem, ...CLIENT }))).toBe('pki/key-used-before');
  });

  it('does not fail the others of its commit', async () => {
    const test = await anAuthority();
    const csrPem = aRequest(test.folder);
    const good = Array.from({ length: 6 }, (_, index) => test.pki.issueWithKey({ subject: `CN=gw-${index}`, ...CLIENT }));
    const twice = [test.pki.signRequest({ csrPem, ...CLIENT }), test.pki.signRequest({ csrPem, ...CLIENT })];
    const ends = await Promise.allSettled([...good, ...twice]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    expect(test.pki.authorities.view().issuing?.issued).toBe(7);
    expect(await test.journal.read.verifyChain()).toMatchObject({ ok: true });
  });
});

describe('an order that is no good', () => {
  it.each<readonly [string, object, string]>([
    ['no name', { subject: 'gw-1' }, 'pki/subject-not-usable'],
    ['an attribute that nobody knows', { subject: 'CN=gw-1,X=2' }, 'pki/subject-not-usable'],
    ['an empty value', { subject: 'CN=' }, 'pki/subject-not-usable'],
    ['a common name of 65 characters', { subject: `CN=${'x'.repeat(65)}` }, 'pki/subject-not-usable'],
    ['a country of three letters', { subject: 'CN=a,C=DEU' }, 'pki/subject-not-usable'],
    ['a line feed', { subject: 'CN=a\nb' }, 'pki/subject-not-usable'],
    ['a comma at the end', { subject: 'CN=a,' }, 'pki/subject-not-usable'],
    ['a host name with a blank', { dnsNames: ['a b'] }, 'pki/name-not-usable'],
    ['no address', { ipAddresses: ['10.0.0.256'] }, 'pki/name-not-usable'],
    ['a longer life than the authority’s', { days: 6 * YEAR }, 'pki/outlives-authority'],
  ])('with %s', async (_, part, code) => {
    const test = await anAuthority();
    expect(await refusalOf(test, () => test.pki.issueWithKey({ subject: 'CN=gw', ...CLIENT, ...part }))).toBe(code);
    // What was refused takes no place of the quota.
    expect(test.pki.authorities.view().issuing?.issued).toBe(0);
  });

  it('with an authority that is not there, has expired or is not valid yet', async () => {
    await expect((await aPki()).pki.issueWithKey({ subject: 'CN=gw', ...CLIENT })).rejects.toMatchObject({ code: 'pki/no-authority' });
    let now = new Date();
    const test = await anAuthority({ now: () => now });
    const start = now.getTime();
    const issue = () => test.pki.issueWithKey({ subject: 'CN=gw', ...CLIENT });
    now = new Date(start - 2 * 86_400_000);
    expect(await refusalOf(test, issue)).toBe('pki/authority-not-yet-valid');
    now = new Date(start + 5 * YEAR * 86_400_000 + 1000);
    expect(await refusalOf(test, issue)).toBe('pki/authority-expired');
    expect(test.pki.authorities.view().issuing?.state).toBe('expired');
  });

  it('to revoke what is not there, was revoked before, or is a root', async () => {
    const test = await anAuthority();
    const revoke = (serialNumber: string) => test.pki.revoke({ certificate: { serialNumber }, reason: 'superseded', by: ADA });
    expect(await refusalOf(test, () => revoke('00ff'))).toBe('pki/not-found');
    expect(await refusalOf(test, () => revoke(test.view.root?.certificate.serialNumber ?? ''))).toBe('pki/not-revocable');
    const { certificate } = await test.pki.issueWithKey({ subject: 'CN=gw', ...CLIENT });
    await revoke(certificate.serialNumber);
    expect(await refusalOf(test, () => revoke(certificate.serialNumber))).toBe('pki/already-revoked');
  });

  it('for a bundle with a short password, or one that Java cannot take', async () => {
    const issued = await (await anAuthority()).pki.issueWithKey({ subject: 'CN=gw', ...CLIENT });
    await expect(issued.pkcs12({ password: '1234567' })).rejects.toMatchObject({ code: 'pki/password-too-short' });
    await expect(issued.pkcs12({ password: 'größer als acht' })).rejects.toMatchObject({ code: 'pki/password-not-usable' });
  });
});

describe('a quota', () => {
  it('is kept to, also by many at once, and exceeded by two people only', { timeout: 30_000 }, async () => {
    const test = await anAuthority({ quota: 3 });
    const issue = (by: PersonId, secondPerson?: PersonId) => test.pki.issueWithKey({ subject: 'CN=gw', ...CLIENT, by, secondPerson });
    const ends = await Promise.allSettled(Array.from({ length: 8 }, () => issue(ADA)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    // Nobody is set up: nobody can agree.
    expect(await refusalOf(test, () => issue(ADA, 'somebody' as PersonId))).toBe('pki/over-quota');
    const people = new People(test.journal);
    const boss = await people.setUp({ name: 'Anna', pin: '4711' });
    const kim = await people.add({ name: 'Kim', pin: '0815', role: 'operator' }, boss.personId);
    const engineer = await people.add({ name: 'Ole', pin: '2580', role: 'engineer' }, boss.personId);
    expect(await refusalOf(test, () => issue(boss.personId))).toBe('pki/over-quota');
    expect(await refusalOf(test, () => issue(boss.personId, boss.personId))).toBe('people/same-person');
    expect(await refusalOf(test, () => issue(boss.personId, kim.personId))).toBe('people/not-allowed');
    await issue(boss.personId, engineer.personId);
    const [last] = test.journal.read.events({ afterSeq: test.journal.read.head().seq - 1, limit: 1 });
    expect(last?.event).toMatchObject({ type: 'certificate.issued', secondPerson: engineer.personId });
    expect(test.pki.authorities.view().issuing).toMatchObject({ issued: 4, quota: 3 });
  });
});

describe('an authority from elsewhere', () => {
  /** Made by openssl: an authority's key and certificate, as files. */
  function anOwnAuthority(
    { folder }: TestPki,
    extra: readonly string[] = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    newkey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  ) {
    const key = join(folder, 'own.key');
    const certificate = join(folder, 'own.pem');
    openssl('req', '-x509', ...newkey, '-nodes', '-keyout', key, '-out', certificate, '-subj', '/CN=Own', '-days', '400', ...extra);
    return { key, certificate, pem: { certificatesPem: readFileSync(certificate, 'utf8'), keyPem: readFileSync(key, 'utf8') } };
  }

  it.each(['-legacy', '-keypbe', '-certpbe'])('is taken from a bundle of openssl, old or new (%s)', async (way) => {
    const test = await aPki();
    const { key, certificate } = anOwnAuthority(test);
    const words =
      { '-legacy': ['-legacy'], '-keypbe': ['-keypbe', 'AES-128-CBC', '-macalg', 'sha512'], '-certpbe': ['-certpbe', 'NONE'] }[way] ?? [];
    const file = join(test.folder, 'own.p12');
    openssl('pkcs12', '-export', '-inkey', key, '-in', certificate, '-out', file, '-passout', 'pass:geheim', ...words);
    const bundle = { pkcs12: readFileSync(file) };
    expect(await refusalOf(test, () => test.pki.authorities.import({ bundle, password: 'wrong', by: ADA }))).toBe('pki/wrong-password');
    const cut = { pkcs12: bundle.pkcs12.subarray(0, 200) };
    expect(await refusalOf(test, () => test.pki.authorities.import({ bundle: cut, password: 'geheim', by: ADA }))).toBe(
      'pki/bundle-unreadable',
    );
    const view = await test.pki.authorities.import({ bundle, password: 'geheim', by: ADA });
    expect(view.issuing).toMatchObject({ state: 'ok', certificate: { subject: 'CN=Own', hasKey: true } });
    const issued = await test.pki.issueWithKey({ subject: 'CN=gw', ...CLIENT });
    expect(openssl('verify', '-CAfile', certificate, test.file('leaf.pem', issued.certificatePem))).toContain('OK');
  });

  it('is taken as PEM, the key encrypted or not', async () => {
    const test = await aPki();
    const { key, pem } = anOwnAuthority(test);
    const keyPem = openssl('pkcs8', '-topk8', '-in', key, '-passout', 'pass:geheim');
    const encrypted = { ...pem, keyPem };
    expect(await refusalOf(test, () => test.pki.authorities.import({ bundle: encrypted, password: 'wrong', by: ADA }))).toBe(
      'pki/wrong-password',
    );
    expect(await refusalOf(test, () => test.pki.authorities.import({ bundle: encrypted, by: ADA }))).toBe('pki/wrong-password');
    expect(await refusalOf(test, () => test.pki.authorities.import({ bundle: { ...pem, keyPem: 'no key' }, by: ADA }))).toBe(
      'pki/bundle-unreadable',
    );
    expect(await refusalOf(test, () => test.pki.authorities.import({ bundle: { ...pem, certificatesPem: 'none' }, by: ADA }))).toBe(
      'pki/bundle-unreadable',
    );
    expect((await test.pki.authorities.import({ bundle: encrypted, password: 'geheim', quota: 5, by: ADA })).issuing?.quota).toBe(5);
    expect(await refusalOf(test, () => test.pki.authorities.import({ bundle: pem, by: ADA }))).toBe('pki/key-used-before');
  });

  it('is refused where it is none, has another key, is too weak, over or not begun', async () => {
    const test = await aPki();
    const imported = (pem: { certificatesPem: string; keyPem: string }) => test.pki.authorities.import({ bundle: pem, by: ADA });
    const noAuthority = anOwnAuthority(test, ['-addext', 'basicConstraints=critical,CA:FALSE']).pem;
    expect(await refusalOf(test, () => imported(noAuthority))).toBe('pki/not-an-authority');
    const noSigner = anOwnAuthority(test, [
      '-addext',
      'basicConstraints=critical,CA:TRUE',
      '-addext',
      'keyUsage=critical,digitalSignature',
    ]).pem;
    expect(await refusalOf(test, () => imported(noSigner))).toBe('pki/not-an-authority');
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'prime256v1',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const good = anOwnAuthority(test).pem;
    expect(await refusalOf(test, () => imported({ ...good, keyPem: privateKey }))).toBe('pki/key-mismatch');
    const weak = anOwnAuthority(test, ['-addext', 'keyUsage=critical,keyCertSign'], ['-newkey', 'rsa:1024']).pem;
    expect(await refusalOf(test, () => imported(weak))).toBe('pki/weak-key');
    for (const [years, code] of [
      [3, 'pki/authority-expired'],
      [-3, 'pki/authority-not-yet-valid'],
    ] as const) {
      const elsewhere = await aPki({ now: () => new Date(Date.now() + years * YEAR * 86_400_000) });
      expect(await refusalOf(elsewhere, () => elsewhere.pki.authorities.import({ bundle: good, by: ADA }))).toBe(code);
    }
  });
});
