/** The root's key leaves the station, and comes back for a day to make the next issuing authority. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEngine } from '../../electron/engine/open-engine.ts';
import { ADA, anAuthority, aPki, openssl, YEAR } from '../support/pki/station-pki.ts';

const PASSWORD = 'correct horse';
const CLIENT = { purpose: 'client', days: YEAR, by: ADA } as const;
const RENEWAL = { keyType: 'p-256', days: 5 * YEAR, by: ADA } as const;

describe('a root', () => {
  it('leaves no key behind once it is offline, and renews from its bundle', async () => {
    const test = await anAuthority();
    const { pkcs12, certificateSha256 } = await test.pki.authorities.rootBundle(PASSWORD);
    const key = openssl('pkcs12', '-in', test.file('root.p12', pkcs12), '-passin', `pass:${PASSWORD}`, '-nodes', '-nocerts');
    expect(key).toContain('PRIVATE KEY');
    const root = test.view.root?.certificate.seq ?? 0;
    expect(test.journal.read.privateKey(root)).toBeDefined();
    const sealed = Buffer.from(test.journal.read.privateKey(root) ?? []);
    await test.pki.authorities.removeRootKey(certificateSha256, ADA);
    expect(test.journal.read.privateKey(root)).toBeUndefined();
    await expect(test.pki.authorities.renew(RENEWAL)).rejects.toMatchObject({ code: 'pki/no-key' });
    await expect(test.pki.authorities.removeRootKey(certificateSha256, ADA)).rejects.toMatchObject({ code: 'pki/no-key' });
    // Issuing needs no root.
    const before = await test.pki.issueWithKey({ subject: 'CN=before', ...CLIENT });
    const offline = { pkcs12, password: PASSWORD };
    await expect(test.pki.authorities.renew({ ...RENEWAL, root: { ...offline, password: 'wrong one' } })).rejects.toMatchObject({
      code: 'pki/wrong-password',
    });
    const view = await test.pki.authorities.renew({ ...RENEWAL, root: offline, quota: 9 });
    expect(view.issuing).toMatchObject({ state: 'ok', quota: 9, issued: 0 });
    expect(view.root?.certificate.certificateSha256).toBe(certificateSha256);
    expect(view.earlier.map(({ issued }) => issued)).toEqual([1]);
    expect(test.journal.read.privateKey(root)).toBeUndefined();
    const after = await test.pki.issueWithKey({ subject: 'CN=after', ...CLIENT });
    const rootPem = test.file('root.pem', view.root?.certificatePem ?? '');
    for (const { certificatePem, chainPem } of [before, after]) {
      const leaf = test.file('leaf.pem', certificatePem);
      expect(openssl('verify', '-CAfile', rootPem, '-untrusted', test.file('ca.pem', chainPem[0] ?? ''), leaf)).toContain('OK');
    }
    // Neither the file nor its log holds what was deleted.
    await test.journal.close();
    const file = readFileSync(join(test.folder, 'journal.sqlite'));
    expect(file.indexOf(sealed)).toBe(-1);
  });

  it('that another station made can found an authority here, by its bundle', async () => {
    const elsewhere = await anAuthority();
    const { pkcs12 } = await elsewhere.pki.authorities.rootBundle(PASSWORD);
    const test = await aPki();
    const view = await test.pki.authorities.renew({ ...RENEWAL, root: { pkcs12, password: PASSWORD } });
    expect([view.issuing?.state, view.root?.state, view.root?.certificate.hasKey]).toEqual(['ok', 'no-key', false]);
    await test.pki.issueWithKey({ subject: 'CN=gw', ...CLIENT });
    expect(await test.journal.read.verifyChain()).toMatchObject({ ok: true });
  });

  it('is made once', async () => {
    const test = await anAuthority();
    const again = test.pki.authorities.init({ name: 'Second', keyType: 'p-256', rootDays: 100, days: 50, by: ADA });
    await expect(again).rejects.toMatchObject({ code: 'pki/already-set-up' });
    const longer = (await aPki()).pki.authorities.init({ name: 'A, B = C', keyType: 'p-256', rootDays: 100, days: 101, by: ADA });
    await expect(longer).rejects.toMatchObject({ code: 'pki/outlives-authority' });
  });
});

describe('private keys', () => {
  it('lie in no file of the station as they are', async () => {
    const test = await anAuthority();
    const issued = await test.pki.issueWithKey({ subject: 'CN=gw', ...CLIENT });
    await test.journal.close();
    const der = Buffer.from(issued.privateKeyPem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    // The secret number alone, without what every P-256 key has around it.
    const secret = der.subarray(36, 68);
    for (const name of ['journal.sqlite', 'journal.sqlite.anchors']) expect(readFileSync(join(test.folder, name)).indexOf(secret)).toBe(-1);
  });

  it('open with the station key only, and the engine finds that out as it opens', async () => {
    const stationKey = randomBytes(32);
    const test = await anAuthority({ stationKey });
    await test.journal.close();
    const file = join(test.folder, 'journal.sqlite');
    const options = { journalFile: file, keyFolder: test.folder, linesideVersion: '0' };
    await expect(openEngine({ ...options, environment: {} })).rejects.toMatchObject({ code: 'vault/no-key' });
    const wrong = { LINESIDE_STATION_KEY: randomBytes(32).toString('hex') };
    await expect(openEngine({ ...options, environment: wrong })).rejects.toMatchObject({ code: 'vault/wrong-key' });
    const engine = await openEngine({ ...options, environment: { LINESIDE_STATION_KEY: stationKey.toString('hex') } });
    const issued = await engine.pki.issueWithKey({ subject: 'CN=gw', ...CLIENT });
    const bundle = await engine.pki.bundle(issued.certificate.serialNumber, { password: PASSWORD });
    expect(bundle.length).toBeGreaterThan(1000);
    await engine.close();
  });
});
