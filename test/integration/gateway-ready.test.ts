/**
 * `gateway.ready` on real gateways, OpenSSH with coreutils and dropbear with nothing but BusyBox: whatever tools are there answer, and
 * what could not be asked is only noted.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway, TrustedCertificate } from '../../electron/engine/gateway/gateway.ts';
import type { StationBroker } from '../../electron/engine/gateway/open-gateway.ts';
import { type CertifiedKey, issueServerCertificate, makeAuthority } from '../../electron/engine/pki/self-signed.ts';
import { gatewayReady } from '../../electron/engine/steps/gateway-ready.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { FakeGateway } from '../support/fake-gateway.ts';
import { type OddBroker, startOddBroker } from '../support/odd-broker.ts';
import { canRunDropbear, canRunSshd, type Sshd, type SshdOptions, startSshd } from '../support/sshd.ts';
import { aContext } from '../support/step-context.ts';

let authority: CertifiedKey;
let stranger: CertifiedKey;
let broker: OddBroker;
let brokers: readonly StationBroker[];

beforeAll(async () => {
  const options = { validDays: 20, nowMs: Date.now() };
  authority = await makeAuthority({ subject: { CN: 'Bench authority', O: 'Bench' }, ...options });
  stranger = await makeAuthority({ subject: { CN: 'Stranger' }, ...options });
  const names = { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'] };
  const serverKey = await issueServerCertificate(authority, { subject: { CN: 'broker' }, ...names, ...options });
  broker = await startOddBroker('silent', serverKey);
  brokers = [{ name: 'provision', url: `mqtts://127.0.0.1:${broker.port}`, caPem: authority.certificatePem }];
});
afterAll(() => broker.stop());

async function look(gateway: Gateway, part: object) {
  const params = stepParamSchemas['gateway.ready'].parse({ timeoutSeconds: 5, ...part });
  const context = { ...aContext(gateway, params, { signal: AbortSignal.timeout(60_000) }), brokers };
  return gatewayReady.verify(context, await gatewayReady.plan(context));
}

const servers: readonly (readonly [string, boolean, SshdOptions])[] = [
  ['OpenSSH, coreutils', canRunSshd, {}],
  ['dropbear, BusyBox', canRunDropbear, { server: 'dropbear', shell: 'busybox', hostKeyType: 'ed25519' }],
];

describe.each(servers)('over %s', (_name, canRun, options) => {
  let sshd: Sshd;
  let gateway: Gateway;

  beforeAll(async () => {
    if (canRun) sshd = await startSshd(options);
  });
  beforeEach(() => {
    if (!canRun) return;
    const ssh = { host: sshd.host, port: sshd.port, user: 'root', privateKey: sshd.privateKey };
    gateway = openGateway({ ssh, kuraHome: join(sshd.folder, 'kura'), judgeFingerprint: () => undefined });
  });
  afterEach(() => gateway?.close());
  afterAll(() => sshd?.stop());

  it.runIf(canRun)('proves clock, name, route and TCP, and notes that nobody looked into the keystore', async () => {
    const found = await look(gateway, { broker: 'provision', brokerUrl: `mqtts://localhost:${broker.port}` });
    expect(found.outcome).toBe('pass');
    const proved = found.evidence.filter(({ verdict }) => verdict === 'proved').map(({ name }) => name);
    expect(proved).toEqual(['clock', 'address of localhost', expect.stringMatching(/^route to /), `TCP to localhost:${broker.port}`]);
    expect(found.evidence.at(-1)).toMatchObject({ verdict: 'noted', observed: 'not checked: the keystore cannot be read' });
    expect(broker.connects()).toBe(0);
  });

  it.runIf(canRun)('does not reach a closed port', async () => {
    const gone = await startOddBroker('close');
    await gone.stop();
    const found = await look(gateway, { brokerUrl: `mqtts://127.0.0.1:${gone.port}` });
    expect(found).toMatchObject({ outcome: 'error', failure: { code: 'ready/broker-not-reached' } });
    expect(found.evidence.find(({ name }) => name.startsWith('TCP'))).toMatchObject({ verdict: 'refuted' });
  });

  it.runIf(canRun)('does not find a name that nobody has', async () => {
    const found = await look(gateway, { brokerUrl: 'mqtts://broker.invalid:8883' });
    expect(found).toMatchObject({ outcome: 'error', failure: { code: 'ready/name-not-found', params: { host: 'broker.invalid' } } });
  });

  it.runIf(canRun)('is not ready where the recipe demands a keystore that cannot be read', async () => {
    const found = await look(gateway, { broker: 'provision', requireRoot: true });
    expect(found).toMatchObject({ outcome: 'error', failure: { code: 'ready/root-not-checked' } });
  });
});

describe.runIf(canRunSshd && existsSync('/usr/bin/keytool'))('a keystore with its first password, read by keytool', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd.stop());

  async function lookWith(certificate: CertifiedKey, home: string) {
    const security = join(sshd.folder, home, 'user/security');
    mkdirSync(security, { recursive: true });
    const pem = join(security, 'root.pem');
    writeFileSync(pem, certificate.certificatePem);
    const store = ['-keystore', join(security, 'cacerts.ks'), '-storepass', 'changeit'];
    execFileSync('keytool', ['-importcert', '-noprompt', '-alias', 'root', '-file', pem, ...store], { stdio: 'ignore' });
    const ssh = { host: sshd.host, port: sshd.port, user: 'root', privateKey: sshd.privateKey };
    const gateway = openGateway({ ssh, kuraHome: join(sshd.folder, home), judgeFingerprint: () => undefined });
    const found = await look(gateway, { broker: 'provision', timeoutSeconds: 20, requireRoot: true });
    await gateway.close();
    return found;
  }

  it('proves the authority, or says that it is missing', { timeout: 60_000 }, async () => {
    const found = await lookWith(authority, 'trusting');
    expect(found.outcome).toBe('pass');
    expect(found.evidence.at(-1)).toMatchObject({ observed: 'CN=Bench authority, O=Bench', verdict: 'proved', source: 'shell' });
    const other = await lookWith(stranger, 'strange');
    expect(other).toMatchObject({
      outcome: 'error',
      failure: { code: 'ready/root-missing', params: { authority: 'CN=Bench authority, O=Bench' } },
    });
  });
});

describe('the keystores that the gateway lists', () => {
  const entry = (keystore: string, { certificatePem }: CertifiedKey): TrustedCertificate => ({
    keystore,
    alias: 'ca',
    pem: certificatePem,
  });
  const last = async (trusted: readonly TrustedCertificate[], part: object = {}) => {
    // Its shell has no network tool, so that only the keystore is left to judge.
    const gateway = new FakeGateway();
    gateway.components.trusted = trusted;
    const found = await look(gateway, { broker: 'provision', ...part });
    return { outcome: found.outcome, code: found.failure?.code, ...found.evidence.at(-1) };
  };

  it('prove the authority in SSLKeystore, whatever package its pid names', async () => {
    for (const pid of ['SSLKeystore', 'org.eclipse.kura.core.keystore.SSLKeystore']) {
      expect(await last([entry(pid, stranger), entry(pid, authority)])).toMatchObject({
        outcome: 'pass',
        verdict: 'proved',
        source: 'rest',
      });
    }
  });

  it('do not count where they serve something else', async () => {
    const trusted = [entry('HttpsKeystore', authority), entry('SSLKeystore', stranger)];
    expect(await last(trusted)).toMatchObject({ outcome: 'error', code: 'ready/root-missing', verdict: 'refuted' });
  });

  it('are only noted where the recipe says that the gateway trusts by other means', async () => {
    expect(await last([entry('SSLKeystore', stranger)], { requireRoot: false })).toMatchObject({ outcome: 'pass', verdict: 'noted' });
  });

  it('are held against the authority of the station file where the station does not reach the broker', async () => {
    const gone = await startOddBroker('close');
    await gone.stop();
    const brokerUrl = `mqtts://127.0.0.1:${gone.port}`;
    expect(await last([entry('SSLKeystore', authority)], { brokerUrl })).toMatchObject({ outcome: 'pass', verdict: 'proved' });
  });
});
