/** Many gateways over one connection of the station, and senders and readers that know nothing of Lineside. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KuraRemote } from '../../electron/engine/gateway/remote/kura-remote.ts';
import { fromMessageBytes } from '../../electron/engine/gateway/remote/message-bytes.ts';
import type { LightGateway } from '../../electron/simulator/remote/light-gateway.ts';
import { metricOf } from '../../shared/formats/kura-payload.ts';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { ACCOUNT, clientIdOf, openRemoteBench, type RemoteBench, withinSeconds } from '../support/remote-bench.ts';

const GATEWAYS = 50;
const ROUNDS = 10;
const CLOCK = 'org.eclipse.kura.clock.ClockService';
const FIXTURES = resolve(import.meta.dirname, '../fixtures/kura');
const numbers = Array.from({ length: GATEWAYS }, (_, index) => index + 1);

describe.skipIf(!canRunMosquitto)('many gateways behind one broker', () => {
  let bench: RemoteBench;
  let gateways: readonly LightGateway[];

  beforeAll(async () => {
    bench = await openRemoteBench();
    gateways = await Promise.all(numbers.map((number) => bench.gateway(number)));
  });

  afterAll(async () => {
    await bench.close();
  });

  it('gives each of many answers to the one who asked', async () => {
    const link = bench.link();
    const remotes = numbers.map((number) => bench.remote(link, number));
    const asked = remotes.flatMap((remote, index) =>
      Array.from({ length: ROUNDS }, async () => ({
        wanted: `SN${index + 1}`,
        got: (await remote.systemProperties(withinSeconds(30)))['serialNumber'],
      })),
    );
    const answers = await Promise.all(asked);
    expect(answers).toHaveLength(GATEWAYS * ROUNDS);
    expect(answers.filter(({ wanted, got }) => wanted !== got)).toEqual([]);
    expect(link.counts()).toEqual({ unexpectedReplies: 0, losses: 0 });
  });

  it('writes to each once, whatever the others do', async () => {
    const link = bench.link();
    const ports = numbers.map((number) => 1000 + number);
    const snapshots = gateways.map(({ components }) => components.snapshots().length);
    await Promise.all(
      numbers.map(async (number) => {
        const value = { type: 'INTEGER', value: 1000 + number };
        await bench.remote(link, number).updateComponent(CLOCK, { 'clock.ntp.port': value }, withinSeconds(30));
      }),
    );
    expect(gateways.map(({ components }) => components.values(CLOCK).get('clock.ntp.port')?.value)).toEqual(ports);
    expect(gateways.map(({ components }, index) => components.snapshots().length - (snapshots[index] ?? 0))).toEqual(numbers.map(() => 1));
  });

  it('understands protoc and mosquitto_pub, and is understood by protoc and mosquitto_sub', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lineside-remote-'));
    try {
      writeFileSync(join(folder, 'ca.pem'), bench.station.caPem);
      const login = [
        '-h',
        '127.0.0.1',
        '-p',
        String(bench.broker.port),
        '--cafile',
        join(folder, 'ca.pem'),
        '-u',
        bench.station.user,
        '-P',
        bench.station.password,
      ];
      const asked = protoc('encode', requestText('42', 'WS-PROTOC'));
      // kura.md §4.4 gives the bytes of the same request; the order of metrics is free.
      expect(asked.includes(Buffer.from('c2b802120a0a726571756573742e6964100542023432', 'hex'))).toBe(true);
      const answer = await heardOnce(bench, login, `$EDC/${ACCOUNT}/WS-PROTOC/+/REPLY/42`);
      const topic = `$EDC/${ACCOUNT}/${clientIdOf(7)}/SYS-V1/GET/properties/framework`;
      execFileSync('mosquitto_pub', [...login, '-t', topic, '-s'], { input: asked });
      const bytes = await answer.payload;
      const ours = fromMessageBytes(bytes);
      expect(metricOf(ours, 'response.code')).toEqual({ name: 'response.code', type: 'INT32', value: 200 });
      expect(JSON.parse(Buffer.from(ours.body ?? []).toString())).toMatchObject({ serialNumber: 'SN7' });
      const packed = bytes[0] === 0x1f ? execFileSync('gzip', ['-dc'], { input: bytes }) : bytes;
      const text = protoc('decode', packed).toString();
      expect(text).toContain('name: "response.code"');
      expect(text).toContain('int_value: 200');

      const request = await heardOnce(bench, login, `$EDC/${ACCOUNT}/nobody/#`);
      const link = bench.link();
      const order = { app: 'CONF-V2', method: 'GET', resource: 'snapshots', body: Buffer.from('{}') } as const;
      const nobody = new KuraRemote(link, { account: ACCOUNT, clientId: 'nobody' });
      await expect(nobody.request(order, withinSeconds(1))).rejects.toMatchObject({ code: 'remote/no-reply' });
      const sent = protoc('decode', await request.payload).toString();
      expect(sent).toContain('name: "request.id"');
      expect(sent).toContain(`string_value: "${link.clientId}"`);
      expect(sent).toContain('body: "{}"');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function protoc(action: 'encode' | 'decode', input: Uint8Array | string): Buffer {
  return execFileSync('protoc', [`--${action}=kurawire.KuraPayload`, `--proto_path=${FIXTURES}`, 'kura-payload.proto'], { input });
}

function requestText(requestId: string, requester: string): string {
  const metric = (name: string, value: string) => `metric { name: "${name}" type: STRING string_value: "${value}" }\n`;
  return metric('requester.client.id', requester) + metric('request.id', requestId);
}

/** One message on a topic, as mosquitto_sub has it, once the broker says that it listens. */
async function heardOnce({ broker }: RemoteBench, login: readonly string[], topic: string): Promise<{ readonly payload: Promise<Buffer> }> {
  const clientId = `listener-${topic.length}`;
  const words = [...login, '-i', clientId, '-t', topic, '-C', '1', '-W', '20', '-N', '-F', '%x'];
  const listener = spawn('mosquitto_sub', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  listener.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const payload = once(listener, 'close').then(() => Buffer.from(text, 'hex'));
  await expect.poll(() => broker.log.some((line) => line.includes(`Sending SUBACK to ${clientId}`)), { timeout: 10_000 }).toBe(true);
  return { payload };
}
