/** A key that the station made, on gateways whose Kura takes none: keytool over a real SSH server and a real console. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import type { StationPki } from '../../electron/engine/pki/station-pki.ts';
import { kuraInjectedKey } from '../../electron/engine/steps/kura-injected-key.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { consoleRoot, startLightGateway, whyNoConsoles } from '../support/console/light-gateway.ts';
import { ADA, anAuthority } from '../support/pki/station-pki.ts';
import { canRunSshd, startSshd } from '../support/sshd.ts';
import { aContext } from '../support/step-context.ts';
import { aUnit } from '../support/units.ts';

const UNIT = aUnit(7);
const JVMS = '/usr/lib/jvm';
const PASSWORD = `pa"ss $word 'x'`;
/** Gateways without this computer's /etc have one Java only: one that keeps its settings beside it. */
const ownJava = existsSync(JVMS)
  ? readdirSync(JVMS)
      .map((name) => join(JVMS, name))
      .find((home) => existsSync(join(home, 'bin/keytool')) && existsSync(join(home, 'conf/security/java.security')) && !isLink(home))
  : undefined;
const noKeytool = ownJava === undefined ? 'no JDK that is whole in its own folder' : undefined;

function isLink(home: string): boolean {
  return execFileSync('readlink', ['-f', join(home, 'conf/security/java.security')], { encoding: 'utf8' })
    .trim()
    .startsWith('/etc/');
}

const keytool = (...words: readonly string[]) => execFileSync('keytool', ['-J-Duser.language=en', ...words], { encoding: 'utf8' });

/** A keystore with one key that has to stay. */
function makeKeystore(file: string, type: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const store = ['-keystore', file, '-storetype', type, '-storepass', PASSWORD, '-keypass', PASSWORD];
  keytool('-genkeypair', '-alias', 'localhost', '-keyalg', 'RSA', '-keysize', '2048', '-dname', 'CN=localhost', ...store);
}

async function inject(gateway: Gateway, pki: StationPki, given: object) {
  const params = stepParamSchemas['kura.injected-key'].parse({ alias: 'Device', subject: 'CN=gw-7,O=Acme', ...given });
  const context = { ...aContext(gateway, params, { unit: UNIT, secrets: [PASSWORD] }), pki, operator: ADA };
  const plan = await kuraInjectedKey.plan(context);
  if (plan.changes.length > 0) await kuraInjectedKey.apply(context, plan);
  const verified = await kuraInjectedKey.verify(context, plan);
  expect(JSON.stringify([plan.changes, verified])).not.toContain(PASSWORD);
  return { plan, verified };
}

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

describe.runIf(canRunSshd)(`over SSH, with the keytool of this computer${canRunSshd ? '' : ' (real sshd needs Linux and root)'}`, () => {
  async function aGateway() {
    const sshd = await startSshd();
    const ssh = { host: sshd.host, port: sshd.port, user: 'root', privateKey: sshd.privateKey };
    const gateway = openGateway({ ssh, judgeFingerprint: () => undefined });
    ends.push(
      () => sshd.stop(),
      () => gateway.close(),
    );
    return { gateway, file: join(sshd.folder, 'security/cacerts.ks') };
  }

  it.each(['PKCS12', 'JKS'])('is in the %s keystore beside what was there, and nowhere else', { timeout: 180_000 }, async (type) => {
    const { pki } = await anAuthority();
    const { gateway, file } = await aGateway();
    makeKeystore(file, type);
    const inode = statSync(file);
    const { verified } = await inject(gateway, pki, { file, filePassword: PASSWORD });
    const [certificate] = pki.certificatesOf({ deviceId: UNIT.deviceId });
    expect(verified).toMatchObject({ outcome: 'pass', results: { certificateSha256: certificate?.certificateSha256 } });
    expect(verified.evidence.at(-1)).toMatchObject({ observed: 'removed', verdict: 'proved' });

    const listed = keytool('-list', '-v', '-keystore', file, '-storepass', PASSWORD);
    expect(listed).toMatch(/Alias name: localhost/);
    expect(listed).toMatch(/Alias name: device[^]*PrivateKeyEntry\nCertificate chain length: 3/);
    const fingerprint = certificate?.certificateSha256.toUpperCase().match(/../g)?.join(':');
    expect(listed).toContain(fingerprint);
    expect(readdirSync(dirname(file), { recursive: true })).toEqual(['cacerts.ks']);
    expect([statSync(file).mode, statSync(file).uid]).toEqual([inode.mode, inode.uid]);
    // Java can use the key: a request signed by it.
    expect(keytool('-certreq', '-alias', 'device', '-keystore', file, '-storepass', PASSWORD)).toContain('NEW CERTIFICATE REQUEST');
    expect((await inject(gateway, pki, { file, filePassword: PASSWORD })).plan.changes).toEqual([]);
  });

  it('leaves the keystore and the record as they are where the password is wrong', { timeout: 180_000 }, async () => {
    const { pki } = await anAuthority();
    const { gateway, file } = await aGateway();
    makeKeystore(file, 'PKCS12');
    const before = readFileSync(file);
    const refused = inject(gateway, pki, { file, filePassword: 'another' });
    await expect(refused).rejects.toMatchObject({ code: 'keystore/keytool-refused', params: { deed: 'list' } });
    expect([readFileSync(file).equals(before), pki.certificatesOf({ deviceId: UNIT.deviceId })]).toEqual([true, []]);
    await expect(inject(gateway, pki, { file: `${file}.not`, filePassword: PASSWORD })).rejects.toMatchObject({ code: 'keystore/no-file' });
  });

  it('wipes what an attempt that was cut left behind, and will not touch a folder of somebody else', { timeout: 180_000 }, async () => {
    const { pki } = await anAuthority();
    const { gateway, file } = await aGateway();
    makeKeystore(file, 'PKCS12');
    const folder = join(dirname(file), '.lineside-key');
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, 'key.p12'), 'left behind');
    expect((await inject(gateway, pki, { file, filePassword: PASSWORD })).verified.outcome).toBe('pass');
    expect(existsSync(folder)).toBe(false);

    for (const { serialNumber } of pki.certificatesOf({ deviceId: UNIT.deviceId })) {
      await pki.revoke({ certificate: { serialNumber }, reason: 'superseded', by: ADA });
    }
    execFileSync('ln', ['-s', '/nowhere', folder]);
    await expect(inject(gateway, pki, { file, filePassword: PASSWORD })).rejects.toMatchObject({ code: 'keystore/folder-not-ours' });
  });
});

const refusal = whyNoConsoles() ?? noKeytool;
describe.runIf(refusal === undefined)(
  `over a console, with a keytool on the gateway${refusal === undefined ? '' : ` (${refusal})`}`,
  () => {
    it.each(['debian', 'busybox'] as const)('is in the keystore of %s', { timeout: 240_000 }, async (system) => {
      const { pki } = await anAuthority();
      const board = await startLightGateway({ system, share: ownJava ?? '' });
      const gateway = openGateway({
        console: { line: { kind: 'tcp', host: '127.0.0.1', port: await board.listen() }, become: 'none', ...consoleRoot },
        judgeFingerprint: () => undefined,
      });
      ends.push(
        () => board.stop(),
        () => gateway.close(),
      );
      const file = '/opt/eclipse/kura/user/security/cacerts.ks';
      const program = `${ownJava}/bin/keytool`;
      const words = `-genkeypair -alias localhost -keyalg RSA -keysize 2048 -dname CN=localhost -keystore ${file} -storepass changeit`;
      board.run(`mkdir -p ${dirname(file)}; : >/opt/eclipse/kura/user/kura_custom.properties; ${program} ${words} 2>&1`);
      const { verified } = await inject(gateway, pki, { keytool: program });
      expect(verified).toMatchObject({ outcome: 'pass', results: { keystore: file } });
      expect(board.run(`ls -A ${dirname(file)}`).trim()).toBe('cacerts.ks');
      expect(board.run(`${program} -list -keystore ${file} -storepass changeit`)).toMatch(/device,[^\n]*PrivateKeyEntry/);
      await expect(inject(gateway, pki, { keytool: '/nowhere/keytool' })).rejects.toMatchObject({ code: 'keystore/keytool-refused' });
    });
  },
);
