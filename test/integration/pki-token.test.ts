/** An authority whose key is in a real token (SoftHSM), beside what openssl says of what it signs. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTokens } from '../../electron/engine/doctor/token-check.ts';
import { StationPki } from '../../electron/engine/pki/station-pki.ts';
import type { HeldKeyWish } from '../../shared/contract/certificates.ts';
import { aFolder, aJournal } from '../support/journal.ts';
import { ADA, aRequest, openssl, opensslStatus, YEAR } from '../support/pki/station-pki.ts';
import { aSoftToken, PIN, softTokenMissing, TOKEN, tokensIn } from '../support/pki/tokens.ts';

const missing = softTokenMissing();
if (missing !== undefined) console.warn(`Tokens are not tested: ${missing}`);

async function aStation(environment: NodeJS.ProcessEnv) {
  const folder = aFolder();
  const stationKey = randomBytes(32);
  const journal = await aJournal(join(folder, 'journal.sqlite'));
  const open = () => new StationPki({ journal, stationKey, tokens: tokensIn(folder, stationKey, environment) });
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  return { folder, journal, open, file, pins: () => tokensIn(folder, stationKey, environment).pins };
}

const order = { name: 'Acme', keyType: 'p-256', rootDays: 20 * YEAR, days: 5 * YEAR, by: ADA } as const;
const wish = (module: string, key = 'ca', value = PIN): HeldKeyWish => ({ module, token: TOKEN, key, pin: { value } });

describe.skipIf(missing !== undefined)('an authority with its key in a token', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-token-'));
  let module: string;
  let environment: NodeJS.ProcessEnv;
  let tokens: string;
  beforeAll(() => {
    ({ module, environment, tokens } = aSoftToken(folder));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['ca', 'id=02'])('issues, revokes and signs its list by the key %s, as openssl sees it', async (key) => {
    const station = await aStation(environment);
    const { journal, open, file } = station;
    const pki = open();
    const view = await pki.authorities.init({ ...order, token: wish(module, key) });
    expect(view.issuing).toMatchObject({ state: 'ok', token: { module, token: TOKEN, key }, certificate: { hasKey: false } });
    const root = file('root.pem', view.root?.certificatePem ?? '');
    const issuing = file('issuing.pem', view.issuing?.certificatePem ?? '');
    const csrPem = aRequest(station.folder);
    const one = await pki.signRequest({ csrPem, purpose: 'client', days: YEAR, by: ADA });
    const other = await pki.issueWithKey({ subject: 'CN=gw-2', purpose: 'client', days: YEAR, by: ADA });
    const leaf = file('leaf.pem', one.certificatePem);
    expect(openssl('verify', '-x509_strict', '-CAfile', root, '-untrusted', issuing, leaf)).toContain('OK');
    await pki.revoke({ certificate: one.certificate, reason: 'superseded', by: ADA });
    const list = file('list.pem', (await pki.crl({ by: ADA })).crlPem);
    expect(opensslStatus('crl', '-in', list, '-CAfile', issuing, '-noout').said).toContain('verify OK');
    const chain = ['-crl_check', '-CRLfile', list, '-CAfile', root, '-untrusted', issuing];
    expect(opensslStatus('verify', ...chain, leaf)).toMatchObject({ said: expect.stringContaining('certificate revoked') as string });
    expect(opensslStatus('verify', ...chain, file('other.pem', other.certificatePem)).status).toBe(0);
    // Neither the PIN nor a key of the authority is anywhere but in the token and the sealed file.
    const kept = ['journal.sqlite', 'journal.sqlite-wal', 'station.secrets'].map((name) =>
      readFileSync(join(station.folder, name)).toString('latin1'),
    );
    expect(kept.join('')).not.toContain(PIN);
    expect(kept.join('')).toContain(TOKEN);
    expect(await journal.read.verifyChain()).toMatchObject({ ok: true });
  });

  it('takes an authority from elsewhere whose key is in a token, and refuses a certificate of another key', async () => {
    const first = await aStation(environment);
    const { issuing, root } = await first.open().authorities.init({ ...order, token: wish(module) });
    const certificatesPem = `${issuing?.certificatePem}${root?.certificatePem}`;
    const { open, folder: own, journal } = await aStation(environment);
    const pki = open();
    const taken = await pki.authorities.import({ bundle: { certificatesPem, token: wish(module) }, by: ADA });
    expect(taken.issuing).toMatchObject({ state: 'ok', token: { key: 'ca' } });
    expect(taken.root?.certificatePem).toBe(root?.certificatePem);
    expect((await pki.issueWithKey({ subject: 'CN=gw', purpose: 'client', days: YEAR, by: ADA })).certificate.issuer).toContain('Issuing');
    const before = journal.read.head();
    const otherKey = pki.authorities.import({ bundle: { certificatesPem, token: wish(module, 'ca-rsa') }, by: ADA });
    await expect(otherKey).rejects.toMatchObject({ code: 'pki/key-mismatch' });
    expect(journal.read.head()).toEqual(before);
    // Its PIN is not kept for a refused order.
    expect(Object.keys((JSON.parse(readFileSync(join(own, 'station.secrets'), 'utf8')) as { secrets: object }).secrets)).toHaveLength(1);
  });

  it('shows a refused PIN never twice, by itself, not even after a restart', async () => {
    const { open, pins, journal } = await aStation(environment);
    const head = journal.read.head();
    await expect(open().authorities.init({ ...order, token: wish(module, 'ca', '9999') })).rejects.toMatchObject({
      code: 'pki/token-pin-refused',
    });
    expect(journal.read.head()).toEqual(head);
    pins().set('hsm', '8888');
    const named: HeldKeyWish = { module, token: TOKEN, key: 'ca', pin: { secret: 'hsm' } };
    await expect(open().authorities.init({ ...order, token: named })).rejects.toMatchObject({ code: 'pki/token-pin-refused' });
    // Without the driver an answer can only come from the station itself.
    const withoutDriver = { ...named, module: '/not/there.so' };
    await expect(open().authorities.init({ ...order, token: withoutDriver })).rejects.toMatchObject({ code: 'pki/token-pin-refused' });
    pins().set('hsm', PIN);
    expect((await open().authorities.init({ ...order, token: named })).issuing?.state).toBe('ok');
  });

  it('says what is wrong with the token, and leaves nothing half-done', async () => {
    const { open, journal } = await aStation(environment);
    const pki = open();
    const refused = async (token: HeldKeyWish) => {
      const head = journal.read.head();
      const code = await pki.authorities.init({ ...order, token }).then(
        () => 'done',
        (thrown: { code: string }) => thrown.code,
      );
      expect(journal.read.head()).toEqual(head);
      return code;
    };
    expect(await refused(wish('/not/there.so'))).toBe('pki/token-module-missing');
    expect(await refused({ ...wish(module), token: 'Another' })).toBe('pki/token-absent');
    expect(await refused(wish(module, 'nobody'))).toBe('pki/token-key-not-found');
    expect(await refused(wish(module, '--help'))).toBe('pki/token-key-not-found');
    expect(await refused({ ...wish(module), pin: { secret: 'no-such' } })).toBe('pki/token-no-pin');
    await pki.authorities.init({ ...order, token: wish(module) });
    const vault = { has: () => true, reveal: () => undefined };
    const look = () => checkTokens({ journalFile: journal.file, environment, vault });
    expect(await look()).toMatchObject([{ name: 'token', ok: true, said: { key: 'doctor.token.ok' } }]);
    // Pulled out.
    renameSync(tokens, `${tokens}-away`);
    mkdirSync(tokens);
    const issue = () => pki.issueWithKey({ subject: 'CN=gw', purpose: 'client', days: YEAR, by: ADA });
    const head = journal.read.head();
    await expect(issue()).rejects.toMatchObject({ code: 'pki/token-absent' });
    expect(await look()).toMatchObject([{ ok: false, said: { error: { code: 'pki/token-absent' } } }]);
    expect(journal.read.head()).toEqual(head);
    rmSync(tokens, { recursive: true });
    renameSync(`${tokens}-away`, tokens);
    expect((await issue()).certificate.subject).toBe('CN=gw');
    expect(journal.read.certificates({ limit: 10 })).toHaveLength(3);
  });

  it('gives up a driver that hangs, and believes none whose signature is wrong', async () => {
    const bin = aFolder();
    const real = whereIs('pkcs11-tool');
    const tool = (script: string) => {
      writeFileSync(join(bin, 'pkcs11-tool'), `#!/bin/sh\n${script}\n`);
      chmodSync(join(bin, 'pkcs11-tool'), 0o755);
    };
    const faulty = { ...environment, PATH: `${bin}:${environment['PATH'] ?? ''}` };
    const own = aFolder();
    const stationKey = randomBytes(32);
    const journal = await aJournal(join(own, 'journal.sqlite'));
    const { pins } = tokensIn(own, stationKey, faulty);
    const pki = new StationPki({ journal, stationKey, tokens: { pins, host: { environment: faulty, timeoutMs: 500 } } });
    tool(`exec ${real} "$@"`);
    await pki.authorities.init({ ...order, token: wish(module) });
    const issue = () => pki.issueWithKey({ subject: 'CN=gw', purpose: 'client', days: YEAR, by: ADA });
    await issue();
    const head = journal.read.head();
    tool('exec sleep 60');
    await expect(issue()).rejects.toMatchObject({ code: 'pki/token-no-answer' });
    tool('head -c 64 /dev/zero');
    await expect(issue()).rejects.toMatchObject({ code: 'pki/token-signature-wrong' });
    tool('kill -SEGV $$');
    await expect(issue()).rejects.toMatchObject({ code: 'pki/token-failed' });
    tool('echo "error: C_Sign failed: rv = CKR_DEVICE_ERROR (0x30)" >&2; exit 1');
    await expect(issue()).rejects.toMatchObject({ code: 'pki/token-failed', params: { reason: 'CKR_DEVICE_ERROR' } });
    expect(journal.read.head()).toEqual(head);
    // What a driver is told: no PIN among the words, nothing of the station's in the environment.
    tool(`echo "$@" >> ${bin}/words; env | grep -c ^LINESIDE_ >> ${bin}/own; exec ${real} "$@"`);
    Object.assign(faulty, { LINESIDE_STATION_KEY: 'a-key' });
    await issue();
    expect(readFileSync(join(bin, 'words'), 'utf8')).not.toContain(PIN);
    expect(readFileSync(join(bin, 'own'), 'utf8').trim()).toBe('0');
  });

  it('signs many, one after the other', async () => {
    const { open } = await aStation(environment);
    const pki = open();
    await pki.authorities.init({ ...order, token: wish(module) });
    const began = performance.now();
    const count = 50;
    await Promise.all(
      Array.from({ length: count }, (_, number) =>
        pki.issueWithKey({ subject: `CN=gw-${number}`, purpose: 'client', days: YEAR, by: ADA }),
      ),
    );
    console.info(`SoftHSM, P-256: ${Math.round((count * 1000) / (performance.now() - began))} certificates/s`);
    expect(pki.list({ limit: 1000 })).toHaveLength(count + 2);
  });
});

function whereIs(program: string): string {
  return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
}
