/**
 * Remote management of 500 simulated gateways over one mosquitto with TLS, station and gateways in this process, beside a bare mqtt.js loop
 * that sends the same bytes to as many bare clients and gets the same bytes back: nothing encoded, decoded or looked up. Where answers are
 * packed, the bare clients pack them and the bare loop unpacks them, each time.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { connectAsync, type MqttClient } from 'mqtt';
import { ACCOUNT, clientIdOf, openRemoteBench, type RemoteBench, withinSeconds } from '../support/remote-bench.ts';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { type BenchRow, median, type SkippedBench } from './bench-row.ts';

const GATEWAYS = 500;
const ROUNDS = 5;
const REQUESTS_EACH = 20;
const numbers = Array.from({ length: GATEWAYS }, (_, index) => index + 1);
const order = { app: 'SYS-V1', method: 'GET', resource: 'properties/framework' } as const;
const NAME = 'remote management of 500 gateways over one broker';

export async function benchRemote(): Promise<(BenchRow | SkippedBench)[]> {
  if (!canRunMosquitto) return [{ name: NAME, skipped: 'mosquitto is not installed' }];
  return [await benchForm(false), await benchForm(true)];
}

async function benchForm(gzip: boolean): Promise<BenchRow> {
  const bench = await openRemoteBench();
  try {
    const gateways = await inTens(numbers, (number) => bench.gateway(number, { form: { encoding: 'kura-protobuf', gzip } }));
    const link = bench.link();
    const remotes = numbers.map((number) => bench.remote(link, number));
    // One signal each, as lanes have.
    const calls = numbers.map(() => withinSeconds(600));
    const payloads = await recorded(bench);
    const bare = await bareLoop(bench, payloads, gzip);
    const ours: Measured[] = [];
    const theirs: Measured[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const measured = await measure((index) => remotes[index]?.request(order, calls[index] ?? withinSeconds()));
      const bareMeasured = await measure(bare.ask);
      // The first of each warms up.
      if (round > 0) ours.push(measured);
      if (round > 0) theirs.push(bareMeasured);
    }
    await bare.close();
    for (const gateway of gateways) gateway.vanish();
    return rowOf({ gzip, payloads, ours, theirs });
  } finally {
    await bench.close();
  }
}

interface Measured {
  readonly perSecond: number;
  /** Of this process, for each request; what else the computer does moves it less than the rate. */
  readonly cpuMicroseconds: number;
}

interface Results {
  readonly gzip: boolean;
  readonly payloads: Payloads;
  readonly ours: readonly Measured[];
  readonly theirs: readonly Measured[];
}

function rowOf({ gzip, payloads, ours, theirs }: Results): BenchRow {
  const rate = (all: readonly Measured[]) => Math.round(median(all.map(({ perSecond }) => perSecond)));
  const cpu = (all: readonly Measured[]) => Math.round(median(all.map(({ cpuMicroseconds }) => cpuMicroseconds)));
  const bytes = `${payloads.request.length} bytes there, ${payloads.answer.length} back`;
  return {
    name: gzip ? `${NAME}, answers packed` : NAME,
    value: rate(ours),
    unit: 'requests/s',
    baseline: { name: gzip ? 'bare mqtt.js loop with gzip, same bytes' : 'bare mqtt.js loop, same bytes', value: rate(theirs) },
    note: `${bytes}; processor time of station and gateways: ${cpu(ours)} µs a request, bare ${cpu(theirs)} µs; the aim is 70 % of the bare loop`,
  };
}

async function measure(ask: (index: number) => Promise<unknown> | undefined): Promise<Measured> {
  const startedAtMs = performance.now();
  const before = process.cpuUsage();
  await Promise.all(
    numbers.map(async (_, index) => {
      for (let turn = 0; turn < REQUESTS_EACH; turn += 1) await ask(index);
    }),
  );
  const requests = GATEWAYS * REQUESTS_EACH;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: (requests / (performance.now() - startedAtMs)) * 1000, cpuMicroseconds: (user + system) / requests };
}

/** Connections are not what is measured: not so many handshakes at once. */
async function inTens<Item, Value>(items: readonly Item[], make: (item: Item) => Promise<Value>): Promise<Value[]> {
  const made: Value[] = [];
  for (let at = 0; at < items.length; at += 10) made.push(...(await Promise.all(items.slice(at, at + 10).map(make))));
  return made;
}

interface Payloads {
  readonly request: Buffer;
  readonly answer: Buffer;
}

/** What station and gateway said to each other. */
async function recorded(bench: RemoteBench): Promise<Payloads> {
  const { url, caPem, user, password } = bench.station;
  const ear = await connectAsync(url, { ca: caPem, username: user, password, clientId: 'ear' });
  const request = Promise.withResolvers<Buffer>();
  const answer = Promise.withResolvers<Buffer>();
  ear.on('message', (topic, payload) => (topic.includes('/REPLY/') ? answer : request).resolve(payload));
  await ear.subscribeAsync([`$EDC/${ACCOUNT}/${clientIdOf(1)}/SYS-V1/GET/#`, `$EDC/${ACCOUNT}/+/SYS-V1/REPLY/+`]);
  await bench.remote(bench.link(), 1).request(order, withinSeconds());
  const payloads = { request: await request.promise, answer: await answer.promise };
  await ear.endAsync();
  return payloads;
}

async function bareLoop(bench: RemoteBench, { request, answer }: Payloads, gzip: boolean) {
  const unpacked = gzip ? gunzipSync(answer) : answer;
  const { url, caPem, user, password } = bench.station;
  const open = (clientId: string) => connectAsync(url, { ca: caPem, username: user, password, clientId });
  const clients: MqttClient[] = await inTens(numbers, async (number) => {
    const client = await open(`BARE-${number}`);
    client.on('message', () =>
      client.publish(`$EDC/${ACCOUNT}/BARE/SYS-V1/REPLY/${number}`, gzip ? gzipSync(unpacked) : answer, { qos: 0 }),
    );
    await client.subscribeAsync(`$EDC/${ACCOUNT}/BARE-${number}/#`, { qos: 1 });
    return client;
  });
  const asker = await open('BARE');
  const waiting = new Map<string, () => void>();
  asker.on('message', (topic, payload) => {
    if (gzip) gunzipSync(payload);
    waiting.get(topic)?.();
  });
  await asker.subscribeAsync(`$EDC/${ACCOUNT}/BARE/+/REPLY/+`, { qos: 1 });
  const ask = (index: number) =>
    new Promise<void>((done) => {
      waiting.set(`$EDC/${ACCOUNT}/BARE/SYS-V1/REPLY/${index + 1}`, done);
      asker.publish(`$EDC/${ACCOUNT}/BARE-${index + 1}/SYS-V1/GET/properties/framework`, request, { qos: 0 });
    });
  return { ask, close: () => Promise.all([asker, ...clients].map((client) => client.endAsync(true))) };
}
