/** Every verdict on a broker, with a real mosquitto where it can give it, and exactly one CONNECT for each. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkBrokers } from '../../electron/engine/doctor/broker-check.ts';
import { type BrokerCheck, checkBroker } from '../../electron/engine/gateway/remote/check-broker.ts';
import { type CertifiedKey, issueServerCertificate, makeAuthority } from '../../electron/engine/pki/self-signed.ts';
import { canRunMosquitto, startMosquitto } from '../support/mosquitto.ts';
import { type OddBroker, type Oddity, startOddBroker } from '../support/odd-broker.ts';

const DAY_MS = 86_400_000;
const PASSWORD = 'Sf3-planted-broker-password';

interface Certificates {
  readonly authority: CertifiedKey;
  readonly stranger: CertifiedKey;
  readonly good: CertifiedKey;
  readonly expired: CertifiedKey;
  readonly future: CertifiedKey;
  readonly otherName: CertifiedKey;
}

let certificates: Certificates;
const running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  const nowMs = Date.now();
  const options = { validDays: 20, nowMs };
  const authority = await makeAuthority({ subject: { CN: 'Bench authority' }, validDays: 365, nowMs: nowMs - 100 * DAY_MS });
  const local = { subject: { CN: 'broker' }, ipAddresses: ['127.0.0.1'] };
  const [stranger, good, expired, future, otherName] = await Promise.all([
    makeAuthority({ subject: { CN: 'Stranger' }, ...options }),
    issueServerCertificate(authority, { ...local, ...options }),
    issueServerCertificate(authority, { ...local, validDays: 5, nowMs: nowMs - 50 * DAY_MS }),
    issueServerCertificate(authority, { ...local, validDays: 5, nowMs: nowMs + 50 * DAY_MS }),
    issueServerCertificate(authority, { ...options, subject: { CN: 'broker' }, dnsNames: ['broker.example'] }),
  ]);
  certificates = { authority, stranger, good, expired, future, otherName };
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

async function odd(oddity: Oddity, serverKey: CertifiedKey | undefined = certificates.good): Promise<OddBroker> {
  const broker = await startOddBroker(oddity, serverKey);
  running.push(broker);
  return broker;
}

async function ask(port: number, part: Partial<BrokerCheck> = {}) {
  const answer = await checkBroker({
    address: { host: '127.0.0.1', port, isSecure: true },
    caPem: certificates.authority.certificatePem,
    clientId: 'AABBCCDDEEFF',
    username: 'unit-7',
    password: PASSWORD,
    family: 'unknown',
    signal: new AbortController().signal,
    timeoutMs: 5000,
    ...part,
  });
  expect(JSON.stringify(answer)).not.toContain(PASSWORD);
  return answer;
}

describe.runIf(canRunMosquitto)('a real mosquitto', () => {
  /** The answer, how many CONNECTs it took, and what the broker saw. */
  async function askMosquitto(part: Partial<BrokerCheck>, serverKey = certificates.good) {
    const config = ['allow_zero_length_clientid false'];
    const broker = await startMosquitto({ serverKey, users: { 'unit-7': PASSWORD }, config });
    const answer = await ask(broker.port, { family: 'mosquitto', ...part });
    await broker.stop();
    return { ...answer, connects: broker.connects(), log: broker.log.join('\n') };
  }

  it('accepts the right login, with one CONNECT, and is left with a DISCONNECT', async () => {
    const answer = await askMosquitto({});
    expect(answer).toMatchObject({ verdict: 'accepted', code: 0, credentialsSent: true, protocol: 'MQTT 3.1.1', causes: [], connects: 1 });
    expect(answer.log).toContain('Received DISCONNECT from AABBCCDDEEFF');
    expect(answer.log).not.toMatch(/SUBSCRIBE|PUBLISH/);
    expect(answer.log).toContain('No will message specified');
  });

  it.each([
    ['a wrong password', { password: 'not-this-one' }],
    ['an unknown user', { username: 'nobody-here' }],
  ])('does not tell %s from the other', async (_what, part) => {
    const answer = await askMosquitto(part);
    expect(answer).toMatchObject({ verdict: 'not-authorised', code: 5, connects: 1 });
    expect(answer.causes).toEqual(expect.arrayContaining(['wrong-password', 'unknown-user']));
  });

  it('refuses a client id', async () => {
    expect(await askMosquitto({ clientId: '' })).toMatchObject({ verdict: 'bad-client-id', code: 2, connects: 1 });
  });

  it('gets no CONNECT from a station that does not trust it', async () => {
    const answer = await askMosquitto({ caPem: certificates.stranger.certificatePem });
    expect(answer).toMatchObject({ verdict: 'certificate-not-trusted', credentialsSent: false, connects: 0 });
  });

  it('is not trusted by the roots that Node ships', async () => {
    const answer = await askMosquitto({ caPem: undefined });
    expect(answer).toMatchObject({ verdict: 'certificate-not-trusted', credentialsSent: false, connects: 0 });
  });

  it.each([
    ['expired', 'certificate-expired', 'CERT_HAS_EXPIRED'],
    ['future', 'certificate-not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['otherName', 'wrong-host-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('gets no login with a certificate that is %s', async (which, verdict, reason) => {
    const answer = await askMosquitto({}, certificates[which]);
    expect(answer).toMatchObject({ verdict, reason, credentialsSent: false, connects: 0 });
  });

  it('that demands a client certificate ends TLS, after the handshake of TLS 1.3', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lineside-brokers-'));
    await writeFile(join(folder, 'ca.pem'), certificates.authority.certificatePem);
    const config = [`cafile ${join(folder, 'ca.pem')}`, 'require_certificate true'];
    const broker = await startMosquitto({ serverKey: certificates.good, users: { 'unit-7': PASSWORD }, config });
    const answer = await ask(broker.port);
    await broker.stop();
    await rm(folder, { recursive: true });
    expect(answer).toMatchObject({ verdict: 'tls-failed', reason: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', credentialsSent: true });
    expect(broker.connects()).toBe(0);
  });
});

describe('codes of MQTT 3.1.1', () => {
  it.each([
    [1, 'bad-protocol-version'],
    [2, 'bad-client-id'],
    [3, 'server-unavailable'],
    [4, 'bad-user-or-password'],
    [5, 'not-authorised'],
    [77, 'refused'],
  ])('%i is %s, asked once', async (connack, verdict) => {
    const broker = await odd({ connack });
    expect(await ask(broker.port)).toMatchObject({ verdict, code: connack, credentialsSent: true });
    expect(broker.connects()).toBe(1);
  });

  it('names for Everyware that 4 and 5 may also be an account that is locked', async () => {
    for (const connack of [4, 5]) {
      const broker = await odd({ connack });
      expect((await ask(broker.port, { family: 'everyware' })).causes).toEqual(
        expect.arrayContaining(['account-locked', 'wrong-password']),
      );
    }
  });

  it('takes the causes of every make where the make is not known', async () => {
    const broker = await odd({ connack: 5 });
    const { causes } = await ask(broker.port);
    expect(causes).toEqual(expect.arrayContaining(['account-locked', 'client-id-not-allowed', 'no-access-to-virtual-host']));
    expect(new Set(causes).size).toBe(causes.length);
  });

  it('sends a clean session with 3.1.1 and no will', async () => {
    const broker = await odd({ connack: 0 });
    await ask(broker.port);
    const [connect] = broker.received;
    // Protocol name and level, then the flags: user, password, clean session and nothing else (§3.1.2.3).
    expect(connect?.subarray(2, 10).toString('hex')).toBe(Buffer.from('\0\x04MQTT\x04\xc2', 'latin1').toString('hex'));
  });
});

describe('brokers that give no CONNACK', () => {
  it.each([
    ['close', 'closed'],
    ['reset', 'closed'],
    ['http', 'not-mqtt'],
    ['silent', 'silent'],
  ] as const)('%s is %s, asked once', async (oddity, verdict) => {
    const broker = await odd(oddity);
    const answer = await ask(broker.port, { timeoutMs: oddity === 'silent' ? 600 : 5000 });
    expect(answer).toMatchObject({ verdict, credentialsSent: true });
    expect(answer.code).toBeUndefined();
    expect(broker.connects()).toBe(1);
    expect(broker.received).toHaveLength(1);
  });

  it('is silent, and gets no login, where not even TLS is answered', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const answer = await ask((server.address() as AddressInfo).port, { timeoutMs: 500 });
    server.close();
    expect(answer).toMatchObject({ verdict: 'silent', credentialsSent: false });
  });

  it('fails in TLS where the port speaks without', async () => {
    const broker = await startOddBroker('http');
    running.push(broker);
    expect(await ask(broker.port)).toMatchObject({ verdict: 'tls-failed', credentialsSent: false });
    expect(broker.connects()).toBe(0);
  });
});

describe('ways that lead nowhere', () => {
  it('tells a closed port', async () => {
    const broker = await startOddBroker('close');
    await broker.stop();
    expect(await ask(broker.port)).toMatchObject({ verdict: 'unreachable', reason: 'ECONNREFUSED', credentialsSent: false });
  });

  it('tells a name that does not exist', async () => {
    const answer = await ask(8883, { address: { host: 'broker.invalid', port: 8883, isSecure: true } });
    expect(answer.verdict).toBe('unreachable');
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(answer.reason);
  });

  it('tells an address of this computer that it does not have', async () => {
    const broker = await odd({ connack: 0 });
    expect(await ask(broker.port, { localAddress: '192.0.2.77' })).toMatchObject({ verdict: 'unreachable', reason: 'EADDRNOTAVAIL' });
  });
});

describe('the caller', () => {
  it('ends it, and then nothing is known of the CONNECT', async () => {
    const broker = await odd('silent');
    const controller = new AbortController();
    const asked = ask(broker.port, { signal: controller.signal, timeoutMs: 60_000 });
    await broker.connected();
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'run/aborted' });
  });

  it('hears of an authority file without a certificate', async () => {
    await expect(ask(1, { caPem: 'no certificate' })).rejects.toMatchObject({ code: 'broker/bad-authorities' });
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    await expect(ask(1, { caPem: broken })).rejects.toMatchObject({ code: 'broker/bad-authorities' });
  });
});

describe('doctor', () => {
  it('looks at each broker of the station file without a login', async () => {
    const broker = await odd('silent');
    const folder = await mkdtemp(join(tmpdir(), 'lineside-brokers-'));
    await writeFile(join(folder, 'ca.pem'), certificates.authority.certificatePem);
    const good = { url: `mqtts://127.0.0.1:${broker.port}`, caFile: 'ca.pem' };
    const strange = { url: `mqtts://127.0.0.1:${broker.port}` };
    const lanes = [{ lane: 1, name: 'Left', ssh: { host: '127.0.0.1', user: 'root', password: { env: 'NONE' } } }];
    const file = join(folder, 'station.json');
    await writeFile(file, JSON.stringify({ lineside: 1, lanes, brokers: { good, strange } }));
    const findings = await checkBrokers(file, { environment: {}, language: 'en' });
    await rm(folder, { recursive: true });
    expect(findings.map(({ name, ok, required }) => ({ name, ok, required }))).toEqual([
      { name: 'broker', ok: true, required: false },
      { name: 'broker', ok: false, required: false },
    ]);
    expect(findings[1]?.said).toMatchObject({ error: { code: 'broker/certificate-not-trusted' } });
    expect(broker.connects()).toBe(0);
  });
});
