/** What goes wrong between the station and a gateway behind a broker: each has its own code, nothing hangs, nothing is done twice. */
import { gzipSync } from 'node:zlib';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RemoteLink } from '../../electron/engine/gateway/remote/remote-link.ts';
import { KuraRemote } from '../../electron/engine/gateway/remote/kura-remote.ts';
import { toMessageBytes } from '../../electron/engine/gateway/remote/message-bytes.ts';
import type { LightGatewayOptions } from '../../electron/simulator/remote/light-gateway.ts';
import type { RemoteTrouble } from '../../electron/simulator/remote/remote-trouble.ts';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { ACCOUNT, clientIdOf, openRemoteBench, type RemoteBench, withinSeconds } from '../support/remote-bench.ts';

const CLOCK = 'org.eclipse.kura.clock.ClockService';
const framework = { app: 'SYS-V1', method: 'GET', resource: 'properties/framework' } as const;
const port = (value: number) => ({ 'clock.ntp.port': { type: 'INTEGER', value } });

describe.skipIf(!canRunMosquitto)('remote management in trouble', () => {
  let bench: RemoteBench;
  const others: MqttClient[] = [];

  beforeEach(async () => {
    bench = await openRemoteBench();
  });

  afterEach(async () => {
    await Promise.all(others.splice(0).map((client) => client.endAsync(true)));
    await bench.close();
  });

  async function met(trouble: RemoteTrouble | undefined, more: Partial<LightGatewayOptions> = {}) {
    let isOn = false;
    const gateway = await bench.gateway(1, { trouble: () => (isOn ? trouble : undefined), ...more });
    const link = bench.link();
    const remote = bench.remote(link, 1);
    if (more.isSigned === undefined) await remote.greet(withinSeconds());
    isOn = true;
    return { gateway, link, remote };
  }

  async function somebodyElse(clientId = 'SOMEBODY-ELSE'): Promise<MqttClient> {
    const { url, caPem, user, password } = bench.station;
    const client = await connectAsync(url, { ca: caPem, username: user, password, clientId, reconnectPeriod: 0 });
    client.on('error', () => undefined);
    others.push(client);
    return client;
  }

  it('says where a gateway does not answer that it may expect signed messages', async () => {
    const { gateway, remote } = await met(undefined, { isSigned: () => false });
    const caught = await remote.greet(withinSeconds(2)).catch((error: unknown) => error);
    expect(caught).toMatchObject({ code: 'remote/no-reply', params: { clientId: 'GW-0001' } });
    expect(gateway.device.heard).toBeGreaterThan(0);
  });

  it('does not know how a write without an answer ended, and sends it once', async () => {
    const { gateway, remote } = await met({ kind: 'silent' });
    const before = gateway.device.heard;
    await expect(remote.updateComponent(CLOCK, port(7), withinSeconds(1))).rejects.toMatchObject({ code: 'remote/no-reply' });
    expect(gateway.device.heard - before).toBe(1);
    expect(gateway.components.values(CLOCK).get('clock.ntp.port')?.value).toBe(7);
  });

  it('loses what is under way with the broker, sends it never again, and comes back', async () => {
    const { gateway, link, remote } = await met({ kind: 'slow', delayMs: 60_000 });
    const written = remote.updateComponent(CLOCK, port(8), withinSeconds(30)).catch((error: unknown) => error);
    await expect.poll(() => gateway.components.values(CLOCK).get('clock.ntp.port')?.value).toBe(8);
    const heard = gateway.device.heard;
    bench.broker.kill();
    expect(await written).toMatchObject({ code: 'remote/link-lost' });
    expect(link.counts().losses).toBe(1);
    await bench.broker.restart();
    gateway.vanish();
    await gateway.connect();
    await expect
      .poll(
        () =>
          link.connect(withinSeconds()).then(
            () => true,
            () => false,
          ),
        { timeout: 5000 },
      )
      .toBe(true);
    expect(gateway.device.heard).toBe(heard);
  });

  it('takes no answer to a request of somebody else, and counts it', async () => {
    const { link, remote } = await met({ kind: 'misdirected' });
    await expect(remote.request(framework, withinSeconds(1))).rejects.toMatchObject({ code: 'remote/no-reply' });
    expect(link.counts().unexpectedReplies).toBe(1);
  });

  it.each<[RemoteTrouble, string]>([
    [{ kind: 'garbled' }, 'payload/malformed'],
    [{ kind: 'disconnect' }, 'remote/no-reply'],
  ])('has a code of its own for %j', async (trouble, code) => {
    const { remote } = await met(trouble, { form: { encoding: 'kura-protobuf', gzip: false } });
    await expect(remote.request(framework, withinSeconds(1))).rejects.toMatchObject({ code });
  });

  it('tells the words of an exception, but not of a request that holds a secret', async () => {
    const { remote } = await met({ kind: 'error', message: 'Gw-planted-password-2 is no number\nat …' });
    const params = { request: 'CONF-V2 GET configurableComponents/pidsWithFactory', code: '500' };
    await expect(remote.componentPids(withinSeconds())).rejects.toMatchObject({
      code: 'remote/refused',
      params: { ...params, reason: 'Gw-planted-password-2 is no number at …' },
    });
    await expect(remote.updateComponent(CLOCK, port(9), withinSeconds())).rejects.toMatchObject({ params: { reason: '–' } });
  });

  it('bears a second birth in the middle of a request', async () => {
    const { remote } = await met({ kind: 'birth-again' });
    expect((await remote.request(framework, withinSeconds())).code).toBe(200);
  });

  it('unpacks no bomb and takes no answer without a code', async () => {
    const link = bench.link();
    const remote = bench.remote(link, 5);
    const evil = await somebodyElse(clientIdOf(5));
    const answers = [gzipSync(Buffer.alloc(64 * 1024 * 1024)), toMessageBytes({ metrics: [] }, { encoding: 'kura-protobuf', gzip: false })];
    evil.on('message', (_topic, payload) => {
      const [requestId = ''] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(payload.toString('latin1')) ?? [];
      evil.publish(`$EDC/${ACCOUNT}/${link.clientId}/SYS-V1/REPLY/${requestId}`, Buffer.from(answers.shift() ?? []));
    });
    await evil.subscribeAsync(`$EDC/${ACCOUNT}/${clientIdOf(5)}/#`);
    await expect(remote.request(framework, withinSeconds(5))).rejects.toMatchObject({ code: 'payload/too-large' });
    await expect(remote.request(framework, withinSeconds(5))).rejects.toMatchObject({ code: 'remote/bad-answer' });
  });

  it('is never connected as the gateway', () => {
    const link = bench.link({}, { clientId: clientIdOf(1) });
    expect(() => bench.remote(link, 1)).toThrow(expect.objectContaining({ code: 'remote/client-id-of-a-device' }));
    expect(() => new KuraRemote(bench.link(), { account: 'acme/+', clientId: 'GW' })).toThrow(
      expect.objectContaining({ code: 'remote/bad-address' }),
    );
  });

  it('asks a broker that refused its login not again and again', async () => {
    const link = new RemoteLink({ ...bench.station, password: 'wrong' });
    for (let turn = 0; turn < 5; turn += 1) {
      await expect(link.connect(withinSeconds())).rejects.toMatchObject({ code: 'broker/not-authorised' });
    }
    await link.close();
    await bench.broker.stop();
    expect(bench.broker.connects()).toBe(1);
  });

  it('says that it is thrown out where somebody else has its client id', async () => {
    const link = bench.link({ shortMs: 60_000, returnMs: 10 }, { clientId: 'station-1' });
    for (let turn = 0; turn < 3; turn += 1) {
      await link.connect(withinSeconds());
      const losses = link.counts().losses;
      await somebodyElse('station-1');
      await expect.poll(() => link.counts().losses).toBe(losses + 1);
    }
    await expect(link.connect(withinSeconds())).rejects.toMatchObject({ code: 'remote/thrown-out', params: { clientId: 'station-1' } });
  });

  it('sends nothing over a plain connection unless it is allowed', () => {
    expect(() => new RemoteLink({ url: 'mqtt://127.0.0.1:1883' })).toThrow(expect.objectContaining({ code: 'remote/plain-url' }));
    expect(() => new RemoteLink({ url: 'http://127.0.0.1' })).toThrow(expect.objectContaining({ code: 'broker/bad-url' }));
  });

  it('knows that a gateway has left', async () => {
    const { gateway, link, remote } = await met(undefined);
    await gateway.leave();
    await expect.poll(() => link.lastOf(remote.address)?.kind).toBe('disconnect');
    await expect(bench.remote(link, 1).greet(withinSeconds(1))).rejects.toMatchObject({ code: 'remote/not-connected' });
  });
});
