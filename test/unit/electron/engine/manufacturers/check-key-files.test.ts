import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkKeyFiles } from '../../../../../electron/engine/manufacturers/check-key-files.ts';
import type { KeyFile } from '../../../../../electron/engine/manufacturers/read-key-files.ts';
import { RANDOM_ROUNDS } from '../../../../../electron/engine/pki/bundle-protection.ts';
import { pemBlocks } from '../../../../../electron/engine/pki/pem.ts';
import { writePkcs12 } from '../../../../../electron/engine/pki/pkcs12/write-pkcs12.ts';
import {
  type CertifiedKey,
  issueServerCertificate,
  makeAuthority,
  makeSelfSignedCertificate,
} from '../../../../../electron/engine/pki/self-signed.ts';

const NOW_MS = Date.UTC(2030, 5, 1);
const YEAR = 365;

let authority: CertifiedKey;
let good: CertifiedKey;
let stranger: CertifiedKey;
beforeAll(async () => {
  const times = { nowMs: NOW_MS, validDays: YEAR };
  authority = await makeAuthority({ ...times, subject: { CN: 'Cervello' } });
  good = await issueServerCertificate(authority, { ...times, subject: { CN: 'Acme' } });
  stranger = await makeSelfSignedCertificate({ ...times, subject: { CN: 'Somebody' } });
});

function file(name: string, content: string | Uint8Array): KeyFile {
  return { name, bytes: Buffer.from(content) };
}

function der(pem: string): Buffer {
  return pemBlocks(pem)[0]?.der ?? Buffer.alloc(0);
}

function check(
  files: readonly KeyFile[],
  more: { readonly password?: string; readonly hasAccessToken?: boolean; readonly nowMs?: number } = {},
) {
  return checkKeyFiles({ files, password: '', hasAccessToken: true, nowMs: NOW_MS, ...more });
}

describe('the files of a certificate', () => {
  test('are known by what is in them, whatever they are called', async () => {
    const { files, certificates, warnings, key } = await check([
      file('ca.crt', authority.certificatePem),
      file('private.pem', good.certificatePem),
      file('certificate.pem', good.keyPem),
      file('public.txt', createPublicKey(good.keyPem).export({ type: 'spki', format: 'pem' }).toString()),
    ]);
    expect(files).toEqual([
      { file: 'ca.crt', holds: ['chain'] },
      { file: 'private.pem', holds: ['certificate'] },
      { file: 'certificate.pem', holds: ['private-key'] },
      { file: 'public.txt', holds: ['public-key'] },
    ]);
    expect(certificates.map(({ subject, keyType }) => [subject, keyType])).toEqual([
      ['CN=Acme', 'rsa-2048'],
      ['CN=Cervello', 'rsa-2048'],
    ]);
    expect(warnings).toEqual([]);
    expect(key.export({ type: 'pkcs8', format: 'pem' })).toBe(good.keyPem.replaceAll('\r\n', '\n'));
  });

  test.each([
    ['DER', (one: CertifiedKey) => [file('a', der(one.keyPem)), file('b', der(one.certificatePem))]],
    [
      'PKCS#1 in DER',
      (one: CertifiedKey) => [
        file('a', createPrivateKey(one.keyPem).export({ type: 'pkcs1', format: 'der' })),
        file('b', der(one.certificatePem)),
      ],
    ],
    ['one PEM file', (one: CertifiedKey) => [file('all.pem', `a word before\n${one.keyPem}${one.certificatePem}`)]],
  ])('may be %s', async (_form, filesOf) => {
    expect((await check(filesOf(good))).certificates[0]).toMatchObject({ subject: 'CN=Acme' });
  });

  test('may be encrypted, and say so without the password', async () => {
    const privateKey = der(good.keyPem);
    const bundle = await writePkcs12(
      { privateKey, certificates: [der(good.certificatePem), der(authority.certificatePem)], name: 'x' },
      { password: 'right', rounds: RANDOM_ROUNDS },
    );
    const pem = createPrivateKey(good.keyPem)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' })
      .toString();
    const encrypted = [file('key.pem', pem), file('cert.pem', good.certificatePem)];
    expect((await check(encrypted, { password: 'right' })).certificates).toHaveLength(1);
    for (const password of ['', 'wrong']) {
      await expect(check(encrypted, { password })).rejects.toMatchObject({
        code: 'manufacturers/wrong-password',
        params: { file: 'key.pem' },
      });
    }
    expect((await check([file('all.p12', bundle)], { password: 'right' })).files).toEqual([
      { file: 'all.p12', holds: ['private-key', 'certificate', 'chain'] },
    ]);
    await expect(check([file('all.p12', bundle)])).rejects.toMatchObject({ code: 'manufacturers/wrong-password' });
  });
});

describe('refused are', () => {
  const code = (which: string) => ({ code: `manufacturers/${which}` });

  test('files that do not belong together', async () => {
    const key = file('key', good.keyPem);
    await expect(check([file('c', good.certificatePem)])).rejects.toMatchObject(code('no-key'));
    await expect(check([key])).rejects.toMatchObject(code('no-certificate'));
    await expect(check([key, file('c', stranger.certificatePem)])).rejects.toMatchObject(code('key-mismatch'));
    await expect(check([key, file('k', stranger.keyPem)])).rejects.toMatchObject(code('several-keys'));
    const otherHalf = createPublicKey(stranger.keyPem).export({ type: 'spki', format: 'pem' }).toString();
    const rejected = check([key, file('c', good.certificatePem), file('p', otherHalf)]);
    await expect(rejected).rejects.toMatchObject({ ...code('public-key-mismatch'), params: { file: 'p' } });
  });

  test('a certificate whose time is over', async () => {
    const files = [file('all', good.keyPem + good.certificatePem)];
    await expect(check(files, { nowMs: NOW_MS + YEAR * 86_400_000 })).rejects.toMatchObject({
      ...code('certificate-expired'),
      params: { subject: 'CN=Acme' },
    });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('hello')],
    ['a block that is cut off', Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB')],
    ['many beginnings', Buffer.from('-----BEGIN PRIVATE KEY-----\n'.repeat(9000))],
    ['a certificate request', Buffer.from('-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n')],
  ])('%s', async (_what, bytes) => {
    await expect(check([file('odd', bytes)])).rejects.toMatchObject({ ...code('file-not-understood'), params: { file: 'odd' } });
  });
});

describe('a warning is given for', () => {
  const warned = async (...given: Parameters<typeof check>) => (await check(...given)).warnings.map((each) => each.code);

  test('a certificate that is not valid yet, or not for long', async () => {
    const files = [file('all', good.keyPem + good.certificatePem)];
    expect(await warned(files, { nowMs: NOW_MS - 3 * 86_400_000 })).toEqual(['manufacturers/certificate-not-yet-valid']);
    expect(await warned(files, { nowMs: NOW_MS + (YEAR - 10) * 86_400_000 })).toEqual(['manufacturers/certificate-ends-soon']);
  });

  test('a certificate that leads nowhere, and an access token that is not there', async () => {
    const files = [file('all', good.keyPem + good.certificatePem + stranger.certificatePem)];
    expect(await warned(files, { hasAccessToken: false })).toEqual(['manufacturers/stray-certificate', 'manufacturers/no-access-token']);
  });

  test.each([
    ['rsa:1024', 'weak-key', 'rsa 1024'],
    ['ed25519', 'key-not-rsa', 'ed25519'],
  ])('a key of %s', async (newKey, code, found) => {
    const words = ['req', '-x509', '-nodes', '-newkey', newKey, '-subj', '/CN=Acme', '-days', '365', '-keyout', '-', '-out', '-'];
    const pem = execFileSync('openssl', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const { warnings } = await check([file('all', pem)], { nowMs: Date.now() + 60_000 });
    expect(warnings).toMatchObject([{ code: `manufacturers/${code}`, params: { found } }]);
  });
});
