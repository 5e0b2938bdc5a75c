import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatewayReady } from '../../../../../electron/engine/steps/gateway-ready.ts';
import type { StationBroker } from '../../../../../electron/engine/gateway/open-gateway.ts';
import { stepParamSchemas } from '../../../../../shared/domain/step-params.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';
import { FakeGateway } from '../../../../support/fake-gateway.ts';
import { aContext } from '../../../../support/step-context.ts';

const NOW = '2026-11-22T08:00:00Z';
const IP = '203.0.113.5';
const TABLE = [
  'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT',
  'eth1\t0071A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0',
].join('\n');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A gateway with the right clock and no network tool at all. */
function aGateway(answers: Readonly<Record<string, string | number>> = {}): FakeGateway {
  const gateway = new FakeGateway({ has: { shell: true, rest: false } });
  gateway.answer('date -u +%s', { stdout: `${Date.parse(NOW) / 1000}\n` });
  for (const [command, answer] of Object.entries(answers)) {
    gateway.answer(command, typeof answer === 'number' ? { exitStatus: answer } : { stdout: answer });
  }
  return gateway;
}

async function look(gateway: FakeGateway, part: object = {}, brokers: readonly StationBroker[] = []) {
  const params = stepParamSchemas['gateway.ready'].parse(part);
  const context = { ...aContext(gateway, params), brokers };
  const plan = await gatewayReady.plan(context);
  expect(plan.changes).toEqual([]);
  return gatewayReady.verify(context, plan);
}

const at = (seconds: number) => aGateway({ 'date -u +%s': `Welcome\n${Date.parse(NOW) / 1000 + seconds}\n` });
const plain = { brokerUrl: `mqtt://${IP}:1883` };
const named = { brokerUrl: 'mqtt://broker.example:1883' };
const tcp = (tool: string) => ({ bash: `bash -c exec 3<>"/dev/tcp/$1/$2" bash ${IP} 1883`, nc: `nc -z -w 10 ${IP} 1883` })[tool] ?? '';

describe('the clock', () => {
  it('is proved where it is within the limit, and asked for without a broker', async () => {
    expect(await look(at(119))).toMatchObject({ outcome: 'pass', evidence: [{ name: 'clock', verdict: 'proved', source: 'shell' }] });
    expect(await look(at(-119))).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    ['ahead', 200],
    ['behind', -200],
  ])('is the bench’s trouble where it is %s', async (_where, seconds) => {
    const found = await look(at(seconds));
    expect(found).toMatchObject({ outcome: 'error', failure: { code: 'ready/clock-wrong', params: { limit: '120' } } });
    expect(found.evidence[0]).toMatchObject({ verdict: 'refuted' });
  });

  it('is told apart where it was never set', async () => {
    const gateway = aGateway({ 'date -u +%s': '1200\n' });
    expect(await look(gateway)).toMatchObject({
      outcome: 'error',
      failure: { code: 'ready/clock-not-set', params: { gatewayTime: '1970-01-01T00:20:00Z', stationTime: NOW } },
    });
  });

  it('has the limit of the recipe', async () => {
    expect(await look(at(200), { maxClockSkewSeconds: 300 })).toMatchObject({ outcome: 'pass' });
  });

  it('is noted, never proved, where date does not tell', async () => {
    const found = await look(aGateway({ 'date -u +%s': '+%s\n' }));
    expect(found).toMatchObject({ outcome: 'pass', evidence: [{ verdict: 'noted', observed: expect.stringContaining('not checked') }] });
  });
});

describe('name, route and TCP', () => {
  it('are only noted on a gateway without tools', async () => {
    const found = await look(aGateway(), named);
    expect(found.outcome).toBe('pass');
    expect(found.evidence.map(({ verdict }) => verdict)).toEqual(['proved', 'noted', 'noted', 'noted']);
  });

  it('asks nobody for the name of an address', async () => {
    const found = await look(
      aGateway({ [`ip route get ${IP}`]: `${IP} via 192.0.2.1 dev eth1 src 192.0.2.2\n`, [tcp('bash')]: '' }),
      plain,
    );
    expect(found.evidence.map(({ name, observed, verdict }) => [name, observed, verdict]).slice(1)).toEqual([
      [`route to ${IP}`, 'eth1', 'proved'],
      [`TCP to ${IP}:1883`, 'connected (bash)', 'proved'],
    ]);
  });

  it('stops at a name that getent does not know', async () => {
    const found = await look(
      aGateway({ 'getent ahosts broker.example': 2, 'nslookup broker.example': `Name:\tx\nAddress: ${IP}\n` }),
      named,
    );
    expect(found).toMatchObject({ outcome: 'error', failure: { code: 'ready/name-not-found', params: { host: 'broker.example' } } });
    expect(found.evidence).toHaveLength(2);
  });

  it.each([
    ['getent', { 'getent ahosts broker.example': `${IP}     STREAM broker.example\n${IP}     DGRAM\n` }],
    [
      'nslookup',
      { 'nslookup broker.example': `Server:\t\t192.0.2.53\nAddress:\t192.0.2.53:53\n\nName:\tbroker.example\nAddress: ${IP}\n` },
    ],
    ['/etc/hosts', { 'cat /etc/hosts': `127.0.0.1 localhost\n# 192.0.2.9 broker.example\n${IP}\tother Broker.Example # here\n` }],
  ])('finds a name by %s', async (_way, answers) => {
    const found = await look(aGateway(answers), named);
    expect(found.evidence[1]).toMatchObject({ name: 'address of broker.example', observed: IP, verdict: 'proved' });
  });

  it('tells a route that is missing, by ip or by the table of the kernel', async () => {
    for (const answers of [{ [`ip route get ${IP}`]: 2 }, { 'cat /proc/net/route': TABLE }]) {
      const found = await look(aGateway(answers), plain);
      expect(found).toMatchObject({ outcome: 'error', failure: { code: 'ready/no-route', params: { address: IP } } });
    }
  });

  it('finds a route in the table of the kernel', async () => {
    const found = await look(aGateway({ 'cat /proc/net/route': TABLE }), { brokerUrl: 'mqtt://192.168.113.9:1883' });
    expect(found.evidence[1]).toMatchObject({ name: 'route to 192.168.113.9', observed: 'eth1', verdict: 'proved' });
  });

  it('asks the next tool where one does not connect, and believes the last', async () => {
    expect(await look(aGateway({ [tcp('bash')]: 1, [tcp('nc')]: 0 }), plain)).toMatchObject({ outcome: 'pass' });
    const found = await look(aGateway({ [tcp('bash')]: 1, [tcp('nc')]: 1 }), plain);
    expect(found).toMatchObject({ outcome: 'error', failure: { code: 'ready/broker-not-reached', params: { place: `${IP}:1883` } } });
    expect(found.evidence.at(-1)).toMatchObject({ observed: 'not connected (bash, nc)', verdict: 'refuted' });
  });
});

describe('the broker that is meant', () => {
  const brokers: StationBroker[] = [{ name: 'provision', url: plain.brokerUrl }];

  it('is one of the station file by its name', async () => {
    const found = await look(aGateway({ [tcp('bash')]: '' }), { broker: 'provision' }, brokers);
    expect(found.evidence.at(-1)).toMatchObject({ name: `TCP to ${IP}:1883`, verdict: 'proved' });
  });

  it('is refused where the station does not know the name, with those it knows', async () => {
    await expect(look(aGateway(), { broker: 'prevision' }, brokers)).rejects.toMatchObject({
      code: 'broker/not-in-station-file',
      params: { name: 'prevision', known: 'provision' },
    });
  });

  it('is refused with a login in its URL, which is not shown', async () => {
    const thrown = await look(aGateway(), { brokerUrl: 'mqtts://user:geheim@broker.example:8883' }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: 'broker/bad-url' });
    expect(JSON.stringify(thrown)).not.toContain('geheim');
  });
});

describe('a tool that does not end', () => {
  it('is an answer of the network, and the others are not made to wait as well', async () => {
    const gateway = aGateway({ [tcp('nc')]: 0 });
    const shell = await gateway.shell();
    gateway.shell = async () => ({
      ...shell,
      exec: async (command, options) => {
        if (command[0] === 'bash') throw new AppError('shell/timeout');
        return shell.exec(command, options);
      },
    });
    const found = await look(gateway, plain);
    expect(found).toMatchObject({ outcome: 'error', failure: { code: 'ready/broker-not-reached' } });
    expect(found.evidence.at(-1)).toMatchObject({ observed: 'not connected (bash)' });
  });
});
