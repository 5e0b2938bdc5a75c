/** Keys and trusted certificates against simulated gateways over real TLS and a real mosquitto, with openssl as the judge of what came of it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import type { KeystoreEntry } from '../../electron/engine/gateway/kura-calls.ts';
import { noPki } from '../../electron/engine/pki/no-pki.ts';
import { makeAuthority } from '../../electron/engine/pki/self-signed.ts';
import { everywareTargetCertificates } from '../../electron/engine/steps/everyware-target-loaded.ts';
import { kuraInjectedKey } from '../../electron/engine/steps/kura-injected-key.ts';
import { kuraKeyPair } from '../../electron/engine/steps/kura-key-pair.ts';
import { kuraTrust } from '../../electron/engine/steps/kura-trust.ts';
import type { Plan, StepContext, Verification } from '../../electron/engine/steps/step.ts';
import type { SimulatedGeneration } from '../../electron/simulator/kura/generation.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { FakeGateway } from '../support/fake-gateway.ts';
import { ADA, anAuthority, openssl, opensslStatus } from '../support/pki/station-pki.ts';
import { openRemoteBench, type RemoteBench, withinSeconds } from '../support/remote-bench.ts';
import { aContext } from '../support/step-context.ts';
import { aUnit } from '../support/units.ts';
import { type RunningLine, startLine } from './simulator-clients.ts';

type Station = Awaited<ReturnType<typeof anAuthority>>;

interface Step<Params, Data> {
  plan(context: StepContext<Params>): Promise<Plan<Data>>;
  apply(context: StepContext<Params>, plan: Plan<Data>): Promise<void>;
  verify(context: StepContext<Params>, plan: Plan<Data>): Promise<Verification>;
}

const UNIT = aUnit(7);
let station: Station;
beforeEach(async () => {
  station = await anAuthority();
});

async function take<Params, Data>(
  step: Step<Params, Data>,
  gateway: Gateway,
  { params, ...part }: Partial<StepContext<Params>> & { readonly params: Params },
) {
  const context = { ...aContext(gateway, params, { unit: UNIT }), pki: station.pki, operator: ADA, ...part };
  const plan = await step.plan(context);
  if (plan.changes.length > 0) await step.apply(context, plan);
  return { plan, verified: await step.verify(context, plan) };
}

const active = (unit = UNIT) => station.pki.certificatesOf({ deviceId: unit.deviceId }).filter(({ revoked }) => revoked === undefined);

async function entriesOf(gateway: Gateway): Promise<readonly KeystoreEntry[]> {
  const call = withinSeconds(20);
  return (await (gateway.has.rest ? gateway.rest(call) : gateway.remote(call))).keystoreEntries(call);
}

/** What openssl says of the chain beside the key, with the station's list of revoked ones. */
async function opensslOf(gateway: Gateway, alias: string): Promise<{ readonly status: number | null; readonly said: string }> {
  const entry = (await entriesOf(gateway)).find((each) => each.alias === alias && each.kind === 'private-key');
  const [leaf = '', issuing = '', root = ''] = entry?.kind === 'private-key' ? entry.chain : [];
  const { crlPem } = await station.pki.crl({ by: ADA });
  const trust = ['-CAfile', station.file('root.pem', root), '-untrusted', station.file('issuing.pem', issuing)];
  const words = ['-x509_strict', '-crl_check', '-CRLfile', station.file('list.pem', crlPem), ...trust, station.file('leaf.pem', leaf)];
  return opensslStatus('verify', ...words);
}

const pair = (more: object = {}) => stepParamSchemas['kura.key-pair'].parse({ alias: 'Device', subject: 'CN=gw-7,O=Acme', ...more });

describe('over REST', () => {
  const lines: RunningLine[] = [];
  const gateways: Gateway[] = [];
  afterEach(async () => {
    for (const gateway of gateways.splice(0)) await gateway.close();
    for (const line of lines.splice(0)) await line.end();
  });

  async function aGateway(generation: SimulatedGeneration = 'kura-5.4'): Promise<Gateway> {
    const line = await startLine({ gateways: 1, lanes: 1, generation });
    lines.push(line);
    const [lane] = line.lanes;
    const rest = { url: lane?.url ?? '', user: 'admin', password: lane?.restPassword ?? '' };
    const gateway = openGateway({ rest, judgeFingerprint: () => undefined });
    gateways.push(gateway);
    return gateway;
  }

  it.each(['RSA', 'DSA'])(
    'an %s key pair that the gateway made is certified once, its chain beside it',
    { timeout: 90_000 },
    async (algorithm) => {
      const gateway = await aGateway();
      const { plan, verified } = await take(kuraKeyPair, gateway, { params: pair({ algorithm }) });
      expect(plan.changes.map(({ target }) => target)).toEqual(['SSLKeystore Device key', 'SSLKeystore Device certificate']);
      expect(verified).toMatchObject({ outcome: 'pass', results: { keystore: 'SSLKeystore', subject: 'CN=gw-7,O=Acme' } });
      expect(active()).toMatchObject([{ keyType: `${algorithm.toLowerCase()}-2048`, hasKey: false, purpose: 'client' }]);
      expect((await opensslOf(gateway, 'device')).said).toContain('OK');

      const again = await take(kuraKeyPair, gateway, { params: pair({ algorithm }) });
      expect([again.plan.changes, again.verified.outcome, active().length]).toEqual([[], 'pass', 1]);
    },
  );

  it('gives a request that openssl verifies', async () => {
    const gateway = await aGateway();
    const kura = await gateway.rest(withinSeconds(20));
    const entry = { keystore: 'SSLKeystore', alias: 'k', signatureAlgorithm: 'SHA256withRSA', subject: 'CN=gw-7,O=Acme' };
    await kura.makeKeyPair({ ...entry, algorithm: 'RSA', sizeBits: 2048 }, withinSeconds(20));
    const nobody = kura.removeEntry({ keystore: 'SSLKeystore', alias: 'nobody' }, withinSeconds(20));
    await expect(nobody).rejects.toMatchObject({ code: 'rest/refused', params: { status: '500' } });
    const csr = station.file('device.csr', await kura.signingRequest(entry, withinSeconds(20)));
    const told = opensslStatus('req', '-in', csr, '-noout', '-verify', '-subject');
    expect(told).toMatchObject({ status: 0, said: expect.stringMatching(/CN\s*=\s*gw-7[^]*verify OK/) });
  });

  it('makes a new key where the old certificate was revoked, and never signs the old one again', { timeout: 60_000 }, async () => {
    const gateway = await aGateway();
    await take(kuraKeyPair, gateway, { params: pair() });
    const [first] = active();
    await station.pki.revoke({ certificate: { serialNumber: first?.serialNumber ?? '' }, reason: 'key-compromise', by: ADA });
    expect((await opensslOf(gateway, 'device')).said).toContain('revoked');
    const { verified } = await take(kuraKeyPair, gateway, { params: pair() });
    expect(verified.outcome).toBe('pass');
    expect(active()).toHaveLength(1);
    expect(active()[0]?.spkiSha256).not.toBe(first?.spkiSha256);
    expect((await opensslOf(gateway, 'device')).said).toContain('OK');
  });

  it('replaces a certificate that runs out, revoking it first', { timeout: 60_000 }, async () => {
    const gateway = await aGateway();
    await take(kuraKeyPair, gateway, { params: pair({ days: 20, renewDays: 5 }) });
    const [old] = active();
    const { plan, verified } = await take(kuraKeyPair, gateway, { params: pair({ days: 90, renewDays: 30 }) });
    expect(plan.changes[0]).toMatchObject({ target: `certificate ${old?.serialNumber} CN=gw-7,O=Acme`, to: 'revoked' });
    expect([verified.outcome, active().length]).toEqual(['pass', 1]);
  });

  it('refuses a second certificate beside that of another key, and an alias that is trusted', { timeout: 60_000 }, async () => {
    const gateway = await aGateway();
    await take(kuraKeyPair, gateway, { params: pair() });
    const other = take(kuraKeyPair, gateway, { params: pair({ alias: 'second' }) });
    await expect(other).rejects.toMatchObject({ code: 'keystore/certified-key-elsewhere', params: { place: 'SSLKeystore device' } });
    const trusted = take(kuraKeyPair, gateway, { params: pair({ alias: 'simulated-cloud-authority', purpose: 'server' }) });
    await expect(trusted).rejects.toMatchObject({ code: 'keystore/alias-is-trusted' });
    expect(active()).toHaveLength(1);
  });

  it.each([
    ['kura-5.1', 'install-chain'],
    ['kura-4', 'keystores'],
  ] as const)('says at plan time what %s cannot do', async (generation, call) => {
    const gateway = await aGateway(generation);
    await expect(take(kuraKeyPair, gateway, { params: pair() })).rejects.toMatchObject({
      code: 'gateway/cannot',
      params: { call, generation },
    });
    const injected = stepParamSchemas['kura.injected-key'].parse({ alias: 'device' });
    await expect(take(kuraInjectedKey, gateway, { params: injected })).rejects.toMatchObject({
      code: 'gateway/cannot',
      params: { generation },
    });
    expect(active()).toEqual([]);
  });

  it('makes no key where nobody can certify it, or not for as long', async () => {
    const gateway = await aGateway();
    await expect(take(kuraKeyPair, gateway, { params: pair({ days: 9999 }) })).rejects.toMatchObject({ code: 'pki/outlives-authority' });
    await expect(take(kuraKeyPair, gateway, { params: pair(), pki: noPki })).rejects.toMatchObject({ code: 'pki/no-authority' });
    expect((await entriesOf(gateway)).some(({ alias }) => alias === 'device')).toBe(false);
  });

  it('takes a key that the station made, where its keystores take one', { timeout: 60_000 }, async () => {
    const gateway = await aGateway();
    const params = stepParamSchemas['kura.injected-key'].parse({ alias: 'device', subject: 'CN=gw-7' });
    const { plan, verified } = await take(kuraInjectedKey, gateway, { params });
    expect(verified.outcome).toBe('pass');
    expect(active()).toMatchObject([{ hasKey: true, keyType: 'rsa-2048' }]);
    expect(JSON.stringify([plan.changes, verified])).not.toContain('PRIVATE KEY');
    expect((await opensslOf(gateway, 'device')).said).toContain('OK');
    expect((await take(kuraInjectedKey, gateway, { params })).plan.changes).toEqual([]);
  });

  it('puts trusted certificates where they belong, once, and takes them away again', { timeout: 60_000 }, async () => {
    const gateway = await aGateway();
    const [one, two] = await Promise.all(['One', 'Two'].map((CN) => makeAuthority({ subject: { CN }, validDays: 50, nowMs: Date.now() })));
    const bundle = `${one?.certificatePem}${two?.certificatePem}`;
    const add = stepParamSchemas['kura.trust'].parse({ for: 'management-signing', add: [{ alias: 'Cloud', pem: bundle }] });
    const { verified } = await take(kuraTrust, gateway, { params: add });
    expect(verified).toMatchObject({ outcome: 'pass', results: { keystore: 'DMKeystore' } });
    const inStore = (await entriesOf(gateway)).filter(({ keystore }) => keystore === 'DMKeystore').map(({ alias }) => alias);
    expect(inStore).toEqual(['cloud', 'cloud-2']);
    expect((await take(kuraTrust, gateway, { params: add })).plan.changes).toEqual([]);

    const sha256 = openssl('x509', '-in', station.file('one.pem', one?.certificatePem ?? ''), '-noout', '-fingerprint', '-sha256');
    const remove = stepParamSchemas['kura.trust'].parse({
      keystore: 'org.eclipse.kura.core.keystore.DMKeystore',
      remove: [{ sha256: sha256.split('=')[1] ?? '' }, { alias: 'never-there' }],
    });
    expect((await take(kuraTrust, gateway, { params: remove })).verified).toMatchObject({
      outcome: 'pass',
      evidence: [{ verdict: 'proved' }, { verdict: 'proved' }],
    });
    expect((await entriesOf(gateway)).some(({ alias }) => alias === 'cloud')).toBe(false);
    const unknown = stepParamSchemas['kura.trust'].parse({ keystore: 'NoStore', remove: [{ alias: 'a' }] });
    await expect(take(kuraTrust, gateway, { params: unknown })).rejects.toMatchObject({ code: 'keystore/unknown' });
  });

  it('never lets a trusted certificate take the place of a private key', { timeout: 60_000 }, async () => {
    const gateway = await aGateway();
    await take(kuraKeyPair, gateway, { params: pair() });
    const { certificatePem: pem } = await makeAuthority({ subject: { CN: 'One' }, validDays: 50, nowMs: Date.now() });
    const params = stepParamSchemas['kura.trust'].parse({ keystore: 'SSLKeystore', add: [{ alias: 'DEVICE', pem }] });
    await expect(take(kuraTrust, gateway, { params })).rejects.toMatchObject({ code: 'keystore/alias-is-a-key' });
  });

  it('tells a target certificate in the right keystore from one in another', { timeout: 60_000 }, async () => {
    const gateway = await aGateway();
    const cloud = (await entriesOf(gateway)).find(({ alias }) => alias === 'simulated-cloud-authority');
    const pem = cloud?.kind === 'trusted' ? (cloud.pem ?? '') : '';
    const check = (given: object) =>
      take(everywareTargetCertificates, gateway, { params: stepParamSchemas['everyware.target-certificates'].parse(given) });
    expect((await check({ broker: [pem], anywhere: ['', pem] })).verified).toMatchObject({
      outcome: 'pass',
      evidence: [{ name: 'target certificate SSLKeystore/simulated-cloud-authority', verdict: 'proved' }, { verdict: 'proved' }],
    });
    await expect(check({ managementSigning: [pem] })).rejects.toMatchObject({ code: 'everyware/target-certificate-missing' });
    await expect(check({ broker: [' '] })).rejects.toMatchObject({ code: 'keystore/no-target-certificates' });
    await expect(check({ broker: ['no certificate'] })).rejects.toMatchObject({ code: 'everyware/bad-fingerprint' });
  });
});

describe('over MQTT', () => {
  let bench: RemoteBench;
  beforeAll(async () => {
    bench = await openRemoteBench();
  });
  afterAll(() => bench.close());

  it('the request comes as a JSON text, and the pair is certified all the same', { timeout: 60_000 }, async () => {
    await bench.gateway(1);
    const remote = bench.remote(bench.link(), 1);
    await remote.greet(withinSeconds());
    const gateway: Gateway = Object.assign(new FakeGateway({ has: { shell: false, rest: false } }), {
      has: { shell: false, rest: false, remote: true },
      remote: async () => remote,
    });
    const unit = aUnit(8);
    const { verified } = await take(kuraKeyPair, gateway, { params: pair({ subject: 'CN=gw-8' }), unit });
    expect(verified).toMatchObject({ outcome: 'pass', evidence: [{ source: 'remote', verdict: 'proved' }, {}, {}] });
    expect(active(unit)).toHaveLength(1);
    expect((await opensslOf(gateway, 'device')).said).toContain('OK');
    await remote.close();
  });
});
