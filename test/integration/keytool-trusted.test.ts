/** A trusted certificate put into a keystore by Java's keytool, over a real SSH server: beside what was there, or not at all. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import { makeAuthority } from '../../electron/engine/pki/self-signed.ts';
import { findKeytool, importTrusted, keytoolEntries, type KeytoolPlace } from '../../electron/engine/steps/keytool-store.ts';
import { canRunSshd, startSshd } from '../support/sshd.ts';

const PASSWORD = `pa"ss $word 'x'`;
const call = () => ({ signal: new AbortController().signal, timeoutMs: 60_000 });
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function aPlace(): Promise<KeytoolPlace> {
  const sshd = await startSshd();
  ends.push(() => sshd.stop());
  const gateway = openGateway({
    ssh: { host: sshd.host, port: sshd.port, user: 'root', privateKey: sshd.privateKey },
    judgeFingerprint: () => undefined,
  });
  ends.push(() => gateway.close());
  const file = join(sshd.folder, 'security/cacerts.ks');
  mkdirSync(dirname(file), { recursive: true });
  const store = ['-keystore', file, '-storetype', 'PKCS12', '-storepass', PASSWORD, '-keypass', PASSWORD];
  execFileSync('keytool', ['-genkeypair', '-alias', 'kept', '-keyalg', 'RSA', '-keysize', '2048', '-dname', 'CN=kept', ...store]);
  const shell = await gateway.shell(call());
  const keytool = await findKeytool(shell, undefined, call());
  return { shell, keytool: keytool ?? '', file, password: PASSWORD };
}

describe.runIf(canRunSshd && existsSync('/usr/bin/keytool'))('keytool over SSH', () => {
  it('trusts the certificate and keeps the rest; one that reads back wrong changes nothing', { timeout: 120_000 }, async () => {
    const place = await aPlace();
    const { certificatePem: pem } = await makeAuthority({ subject: { CN: 'Station' }, validDays: 20, nowMs: Date.now() });
    const before = readFileSync(place.file);
    const refused = importTrusted(place, { alias: 'lineside-station', pem, isRight: () => false }, call);
    await expect(refused).rejects.toMatchObject({ code: 'keystore/key-not-there' });
    expect(readFileSync(place.file).equals(before)).toBe(true);

    await importTrusted(place, { alias: 'lineside-station', pem, isRight: (entries) => entries.length === 2 }, call);
    const entries = await keytoolEntries(place, call());
    expect(new Map(entries.map(({ alias, kind }) => [alias, kind]))).toEqual(
      new Map([
        ['kept', 'private-key'],
        ['lineside-station', 'trusted'],
      ]),
    );
    const trusted = entries.find(({ kind }) => kind === 'trusted');
    expect(trusted !== undefined && 'pem' in trusted ? trusted.pem?.replaceAll(/\s/g, '') : '').toBe(pem.replaceAll(/\s/g, ''));
    expect(existsSync(join(dirname(place.file), '.lineside-key'))).toBe(false);
  });
});
