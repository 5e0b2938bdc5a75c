/**
 * A gateway with a ProvisioningService, reached over a real mosquitto with TLS and nothing else: set up, provisioned by a simulated cloud
 * and identified, on gateways of today and of older Kuras.
 */
import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatewayOpener } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import { RemoteLinks } from '../../electron/engine/gateway/remote/remote-links.ts';
import { issueServerCertificate } from '../../electron/engine/pki/self-signed.ts';
import { everywareProvision } from '../../electron/engine/steps/everyware-provision.ts';
import { everywareSettings } from '../../electron/engine/steps/everyware-settings.ts';
import { everywareTargetCertificates } from '../../electron/engine/steps/everyware-target-loaded.ts';
import { rootReadiness } from '../../electron/engine/steps/gateway-ready-root.ts';
import { identify } from '../../electron/engine/steps/identify.ts';
import type { StepContext } from '../../electron/engine/steps/step.ts';
import { type KnownRequest, RequestBook } from '../../electron/simulator/cloud/request-book.ts';
import { type CloudBroker, startCloudBroker } from '../../electron/simulator/cloud/cloud-broker.ts';
import { ProvisionRequests } from '../../electron/simulator/cloud/provision-request.ts';
import { gatewayIdentities } from '../../electron/simulator/gateway/identity.ts';
import type { SimulatedGeneration } from '../../electron/simulator/kura/generation.ts';
import { makeBatch, PROVISIONING_ACCOUNT, TARGET_ACCOUNT, TARGET_ACCOUNT_ID } from '../../electron/simulator/line/batch.ts';
import type { LightGateway } from '../../electron/simulator/remote/light-gateway.ts';
import { provisioningComponents } from '../../electron/simulator/provisioning/provisioning-definition.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import { toIdentifier } from '../../shared/domain/identifiers.ts';
import { cloudSchema } from '../../shared/domain/station-file.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { FakeGateway } from '../support/fake-gateway.ts';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { ACCOUNT, clientIdOf, openRemoteBench, type RemoteBench, withinSeconds } from '../support/remote-bench.ts';
import { aContext, type TestContext } from '../support/step-context.ts';
import { aUnit } from '../support/units.ts';

const STATION = { user: 'station', password: 'station-in-the-account' };
const settings = cloudSchema.parse({ kind: 'everyware-ec4', url: 'https://127.0.0.1/v2', account: TARGET_ACCOUNT, broker: 'cloud' });
const clouds = [{ name: 'cloud', settings, caPem: undefined, login: () => undefined }];

interface Plugged {
  readonly gateway: Gateway;
  readonly serialNumber: string;
}

const identities = gatewayIdentities(12, 'remote-everyware');

describe.skipIf(!canRunMosquitto)('over MQTT alone', () => {
  let bench: RemoteBench;
  let cloud: CloudBroker;
  let requests: readonly KnownRequest[] = [];
  let brokerUrl = '';
  let links: RemoteLinks;
  let open: Gateway[] = [];
  let next = 0;

  beforeAll(async () => {
    bench = await openRemoteBench();
    const times = { validDays: 2, nowMs: Date.now() };
    const serverKey = await issueServerCertificate(bench.authority, { ...times, subject: { CN: 'cloud' }, ipAddresses: ['127.0.0.1'] });
    cloud = await startCloudBroker({
      serverKey,
      authorityPem: bench.authority.certificatePem,
      stationLogin: STATION,
      targetAccount: TARGET_ACCOUNT,
      requests: (url) => {
        brokerUrl = url;
        requests = makeBatch(identities, { seed: 'remote-everyware', brokerUrl }).requests;
        const whose = { accountId: TARGET_ACCOUNT_ID, accountName: TARGET_ACCOUNT, nowMs: Date.now };
        return new ProvisionRequests(PROVISIONING_ACCOUNT, new RequestBook(whose, requests), Date.now);
      },
    });
  });

  afterEach(async () => {
    await Promise.all(open.map((gateway) => gateway.close()));
    open = [];
    await links.close();
  });

  afterAll(async () => {
    await cloud.close();
    await bench.close();
  });

  /** As a lane with `remote` and nothing else. */
  function lane(clientId: string): Gateway {
    links = new RemoteLinks();
    const gateway = gatewayOpener(links)({
      remote: { broker: bench.station, account: ACCOUNT, clientId },
      judgeFingerprint: () => undefined,
    });
    open.push(gateway);
    return gateway;
  }

  async function plugged(more: Parameters<RemoteBench['gateway']>[1] = {}) {
    next += 1;
    const { serialNumber = '', macAddress = '' } = identities[next - 1] ?? {};
    const simulated = await bench.gateway(next, { serialNumber, macAddress, ...more });
    return { simulated, serialNumber, macAddress, request: requests[next - 1], gateway: lane(more.clientId ?? clientIdOf(next)) };
  }

  async function provisionable(suffix: '' | '-2', generation: SimulatedGeneration) {
    const [provisioning] = provisioningComponents('remote-everyware', [suffix]);
    if (provisioning === undefined) throw new Error('no component');
    return { provisioning, ...(await plugged({ provisioning, generation })) };
  }

  async function setUp({ gateway, request }: Awaited<ReturnType<typeof provisionable>>) {
    const { clientId, username, password, activationKey } = request ?? {};
    const params = stepParamSchemas['everyware.settings'].parse({
      brokerUrl,
      accountName: PROVISIONING_ACCOUNT,
      password,
      activationKey,
      clientId,
      username,
      retryInterval: 1,
      timeout: 10,
    });
    const context = aContext(gateway, params, { secrets: [password ?? '', activationKey ?? 'no key'] });
    const plan = await everywareSettings.plan(context);
    await everywareSettings.apply(context, plan);
    return everywareSettings.verify(context, plan);
  }

  async function provision({ gateway, serialNumber }: Plugged, brokers: StepContext<unknown>['brokers'] = []) {
    const params = stepParamSchemas['everyware.provision'].parse({ mode: 'first', pollSeconds: 0.1, deadlineSeconds: 60 });
    const unit = aUnit(7, { identifiers: [toIdentifier('serialNumber', serialNumber)] });
    const context = { ...aContext(gateway, params, { unit }), clouds, brokers };
    const plan = await everywareProvision.plan(context);
    await everywareProvision.apply(context, plan);
    return everywareProvision.verify(context, plan);
  }

  const sourcesOf = (evidence: readonly Evidence[]) => [...new Set(evidence.map(({ source }) => source))].toSorted();

  it.each(['kura-5.4', 'kura-4'] as const)(
    'a %s keeps its connection and is provisioned through a second one',
    { timeout: 60_000 },
    async (generation) => {
      const given = await provisionable('-2', generation);
      const written = await setUp(given);
      expect(written).toMatchObject({ outcome: 'pass', proof: 'prepared' });
      expect(sourcesOf(written.evidence)).toEqual(['remote']);
      expect(written.evidence.map(({ verdict }) => verdict)).not.toContain('refuted');
      const proved = await provision(given);
      expect(proved).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
      expect(proved.evidence[0]).toMatchObject({ expected: 'true', observed: 'true', verdict: 'proved', source: 'remote' });
      expect(sourcesOf(proved.evidence)).not.toContain('rest');
      const { provisioning, simulated } = given;
      expect(simulated.components.values(provisioning.template.pid).get(provisioning.ids.provisioned)?.value).toBe(true);
      await expect(
        everywareProvision.plan(aContext(given.gateway, stepParamSchemas['everyware.provision'].parse({ mode: 'first' }))),
      ).rejects.toMatchObject({
        error: { code: 'everyware/already-provisioned' },
        evidence: [{ source: 'remote' }],
      });
    },
  );

  it('one that leaves for its account is proved by its birth there, and by nothing else', { timeout: 120_000 }, async () => {
    const seen = await provisionable('', 'kura-5.4');
    await setUp(seen);
    const broker = {
      name: 'cloud',
      url: cloud.brokerUrl,
      caPem: bench.authority.certificatePem,
      user: STATION.user,
      password: () => STATION.password,
    };
    const proved = await provision(seen, [broker]);
    expect(proved).toMatchObject({ outcome: 'pass', proof: 'provisioned' });
    expect(proved.evidence.map(({ name, verdict }) => [name.replace(/^\S+\.\S+ /, ''), verdict])).toEqual([
      [seen.provisioning.ids.provisioned, 'not-proved'],
      ['seconds', 'noted'],
      ['birth in the target account', 'proved'],
    ]);
  });

  it('one that leaves while nobody can listen in its account is not known to have got there', { timeout: 120_000 }, async () => {
    const unseen = await provisionable('', 'kura-5.4');
    await setUp(unseen);
    await expect(provision(unseen)).rejects.toMatchObject({ code: 'remote/no-reply' });
  });

  it('certificates are found in the keystores, of a target and of the broker of gateway.ready', { timeout: 60_000 }, async () => {
    const { gateway } = await plugged({ generation: 'kura-5.0' });
    const params = stepParamSchemas['everyware.target-certificates'].parse({ anywhere: [bench.authority.certificatePem] });
    const loaded = await everywareTargetCertificates.verify(aContext(gateway, params), { changes: [], data: undefined });
    expect(loaded).toMatchObject({ outcome: 'pass', evidence: [{ verdict: 'proved', source: 'remote' }] });
    const shell = await new FakeGateway().shell();
    const target = {
      address: { host: '127.0.0.1', port: bench.broker.port, isSecure: true },
      family: 'unknown' as const,
      caPem: bench.authority.certificatePem,
    };
    const ready = await rootReadiness({ gateway, shell, target, requireRoot: true }, withinSeconds());
    const subject = new X509Certificate(bench.authority.certificatePem).subject.split('\n').join(', ');
    expect(ready).toEqual({ evidence: [{ name: expect.any(String), observed: subject, verdict: 'proved', source: 'remote' }] });
    const old = await plugged({ generation: 'kura-4' });
    await expect(everywareTargetCertificates.verify(aContext(old.gateway, params), { changes: [], data: undefined })).rejects.toMatchObject(
      {
        code: 'everyware/certificates-not-readable',
      },
    );
  });

  describe('before Kura 5.4', () => {
    const look = (context: TestContext<ReturnType<typeof paramsOf>>) => identify.verify(context, { changes: [], data: undefined });
    const paramsOf = (expected: object, birthSeconds: number) => stepParamSchemas['identify'].parse({ expect: expected, birthSeconds });

    it('a serial number is told by the birth that a person makes the gateway send', { timeout: 60_000 }, async () => {
      const { simulated, serialNumber, gateway } = await plugged({ generation: 'kura-4' });
      const context = aContext(gateway, paramsOf({ serialNumber }, 30));
      const said: string[] = [];
      const looking = look({ ...context, progress: (code) => said.push(code) && tellBirth(code, simulated) });
      expect(await looking).toMatchObject({ outcome: 'pass', evidence: [{ observed: serialNumber, verdict: 'proved', source: 'remote' }] });
      expect(said).toEqual(['progress.identify.reading', 'progress.identify.birth']);
    });

    it('the error says what is missing where no birth comes', { timeout: 60_000 }, async () => {
      const { serialNumber, gateway } = await plugged({ generation: 'kura-5.1' });
      const clientId = clientIdOf(next);
      await expect(look(aContext(gateway, paramsOf({ serialNumber }, 1)))).rejects.toMatchObject({
        code: 'identify/birth-not-heard',
        params: { clientId, facts: 'serialNumber' },
      });
    });

    it.each(['kura-5.1', 'kura-4'] as const)(
      'a %s with an empty client id is known by its MAC address',
      { timeout: 60_000 },
      async (generation) => {
        const macAddress = `02:00:00:00:77:${generation === 'kura-4' ? '04' : '51'}`;
        const { simulated, gateway } = await plugged({ generation, clientId: macAddress });
        const transport = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
        const write = (clientId: string) =>
          simulated.components.update(
            [
              {
                pid: transport,
                properties: new Map(
                  Object.entries({ 'topic.context.account-name': ACCOUNT, 'client-id': clientId }).map(([name, value]) => [
                    name,
                    { type: 'STRING', value },
                  ]),
                ),
              },
            ],
            false,
          );
        write('');
        const known = await look(aContext(gateway, paramsOf({ macAddress }, 1)));
        expect(known).toMatchObject({ outcome: 'pass', evidence: [{ observed: macAddress, verdict: 'proved', source: 'remote' }] });
        const foreign = await look(aContext(gateway, paramsOf({ macAddress: '02:00:00:00:99:99' }, 1)));
        expect(foreign).toMatchObject({ outcome: 'fail', failure: { code: 'identify/foreign-unit' } });
        // What somebody wrote there says nothing of the board.
        write(macAddress);
        await expect(look(aContext(gateway, paramsOf({ macAddress }, 1)))).rejects.toMatchObject({ code: 'identify/birth-not-heard' });
      },
    );
  });
});

function tellBirth(code: string, gateway: LightGateway): void {
  if (code !== 'progress.identify.birth') return;
  gateway.vanish();
  void gateway.connect();
}
