/** What one unit may do to another at the station's broker, embedded and mosquitto alike: nothing. */
import { setTimeout as delay } from 'node:timers/promises';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StationBroker } from '../../electron/engine/gateway/open-gateway.ts';
import { DynamicSecurity } from '../../electron/engine/platforms/station-broker/dynamic-security.ts';
import { type BrokerUse, OwnBrokers } from '../../electron/engine/platforms/station-broker/own-brokers.ts';
import { UnitLogins, type UnitSecrets } from '../../electron/engine/platforms/station-broker/unit-logins.ts';
import type { DeviceId } from '../../shared/domain/ids.ts';
import { stationBrokerSchema } from '../../shared/domain/station-broker.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { canRunDynamicMosquitto, type DynamicMosquitto, startDynamicMosquitto } from '../support/dynamic-mosquitto.ts';
import { aUnit } from '../support/units.ts';

const call = { signal: new AbortController().signal, timeoutMs: 10_000 };
const units = [aUnit(1), aUnit(2), aUnit(3, { deviceId: 'device-1' as DeviceId })] as const;
const KINDS = ['embedded', ...(canRunDynamicMosquitto ? (['mosquitto'] as const) : [])] as const;

let kept: Map<string, string>;
let secrets: Map<string, string>;
let mosquitto: DynamicMosquitto | undefined;
let use: BrokerUse | undefined;
let clients: MqttClient[];

function open(): Promise<BrokerUse> {
  const unitSecrets: UnitSecrets = {
    unit: (unitId) => units.find((unit) => unit.unitId === unitId),
    unitsNaming: () => [],
    reveal: ({ unitId }, name) => secrets.get(`${unitId} ${name}`),
    keep: async ({ unitId }, name, value) => void secrets.set(`${unitId} ${name}`, value),
  };
  const store = { reveal: (name: string) => kept.get(name), set: (name: string, value: string) => void kept.set(name, value) };
  const place = mosquitto === undefined ? { host: '127.0.0.1' } : { external: { broker: 'beside' } };
  const settings = stationBrokerSchema.parse({ listen: '127.0.0.1:0', account: 'plant', ...place });
  return new OwnBrokers({ kept: store, logins: new UnitLogins(unitSecrets) }).use({ settings, brokers: brokersOf(mosquitto) });
}

function brokersOf(beside: DynamicMosquitto | undefined): readonly StationBroker[] {
  if (beside === undefined) return [];
  const { url, authorityPem: caPem, administrator } = beside;
  return [{ name: 'beside', url, caPem, user: administrator.user, password: () => administrator.password }];
}

function opened(): BrokerUse {
  if (use === undefined) throw new Error('not open');
  return use;
}

beforeEach(() => {
  kept = new Map();
  secrets = new Map();
  clients = [];
});

afterEach(async () => {
  for (const client of clients) client.end(true);
  await use?.release();
  use = undefined;
  await mosquitto?.stop();
  mosquitto = undefined;
});

async function comeAs(unit: Unit, part: Partial<IClientOptions> = {}): Promise<MqttClient> {
  const { broker } = opened();
  const { username, password, clientId } = await broker.admit(unit, `GW-${unit.row}`, call);
  const login = { username, password, clientId, ca: broker.authorityPem, protocolVersion: 4 as const, reconnectPeriod: 0 };
  const client = await connectAsync(broker.url, { ...login, ...part }, false);
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

const life = (row: number, what: string) => `$EDC/plant/GW-${row}/MQTT/${what}`;
const state = (row: number) => opened().broker.ledger.client('plant', `GW-${row}`);

describe.each(KINDS)('%s', (kind) => {
  beforeEach(async () => {
    if (kind === 'mosquitto') mosquitto = await startDynamicMosquitto();
    use = await open();
  });

  it('lets nobody hear another, or the station', async () => {
    const [one, two] = [await comeAs(units[0]), await comeAs(units[1])];
    const station = opened().broker.link.clientId;
    const heard: string[] = [];
    one.on('message', (topic) => heard.push(topic));
    const others = ['#', '+/#', '$EDC/#', '$EDC/plant/#', '$EDC/plant/+/MQTT/BIRTH', '$EDC/+/GW-1/#', '$EDC/plant/GW-2/#', 'plant/+/#'];
    for (const filter of [...others, '$EVT/#', '$SYS/#', `$EDC/plant/${station}/#`, '$share/all/$EDC/plant/GW-2/#', '$EDC/plant/GW-1']) {
      await one.subscribeAsync(filter).catch(() => undefined);
      if (!one.connected) break;
    }
    await two.publishAsync(life(2, 'BIRTH'), Buffer.alloc(0), { qos: 1 });
    await two.publishAsync('plant/GW-2/A1/data', Buffer.from('secret'), { qos: 1 });
    await opened().broker.ledger.until({ account: 'plant', clientId: 'GW-2' }, (client) => client.state === 'connected', call.signal);
    // Its own it hears, after all that was sent before.
    const own = one.connected ? one : await comeAs(units[0]);
    await own.subscribeAsync('$EDC/plant/GW-1/#', { qos: 1 });
    const echoed = new Promise((resolve) => own.once('message', resolve));
    await own.publishAsync('$EDC/plant/GW-1/A1/x', Buffer.alloc(0), { qos: 1 });
    await echoed;
    expect(heard.filter((topic) => !topic.includes('GW-1'))).toEqual([]);
  });

  it.each([
    ['a birth of another', life(2, 'BIRTH')],
    ['a request to another', '$EDC/plant/GW-2/CONF-V2/GET/x'],
    ['data of another', 'plant/GW-2/A1/data'],
  ])('lets nobody say %s', async (_what, topic) => {
    const [one, two] = [await comeAs(units[0]), await comeAs(units[1])];
    await two.subscribeAsync(['$EDC/plant/GW-2/#', 'plant/GW-2/#'], { qos: 1 });
    const heard: string[] = [];
    two.on('message', (each) => heard.push(each));
    await Promise.race([
      one.publishAsync(topic, Buffer.from('false'), { qos: 1 }),
      new Promise<void>((resolve) => one.once('close', () => resolve())),
    ]);
    const echoed = new Promise<void>((resolve) => two.on('message', (each) => (each.endsWith('/end') ? resolve() : undefined)));
    await two.publishAsync('$EDC/plant/GW-2/A1/end', Buffer.alloc(0), { qos: 1 });
    await echoed;
    expect(heard).toEqual(['$EDC/plant/GW-2/A1/end']);
    expect(state(2)).toBeUndefined();
  });

  it('lets no last will speak for another', async () => {
    const will = { topic: life(2, 'LWT'), payload: Buffer.alloc(0), qos: 0 as const, retain: false };
    const one = await comeAs(units[0], { will }).catch(() => undefined);
    one?.stream.destroy();
    const two = await comeAs(units[1]);
    await two.publishAsync(life(2, 'BIRTH'), Buffer.alloc(0), { qos: 1 });
    await opened().broker.ledger.until({ account: 'plant', clientId: 'GW-2' }, ({ counts }) => counts.births === 1, call.signal);
    // The broker tells a will as soon as it notices the end.
    await delay(300);
    expect(state(2)).toMatchObject({ state: 'connected', counts: { lastWills: 0 } });
  });

  it('takes a birth that somebody kept there for none', async () => {
    const one = await comeAs(units[0]);
    await one.publishAsync(life(1, 'BIRTH'), Buffer.alloc(0), { qos: 1, retain: true });
    await opened().broker.ledger.until({ account: 'plant', clientId: 'GW-1' }, (client) => client.state === 'connected', call.signal);
    one.end(true);
    await opened().release();
    use = await open();
    const two = await comeAs(units[1]);
    await two.publishAsync(life(2, 'BIRTH'), Buffer.alloc(0), { qos: 1 });
    await opened().broker.ledger.until({ account: 'plant', clientId: 'GW-2' }, (client) => client.state === 'connected', call.signal);
    expect(state(1)).toBeUndefined();
  });

  it('gives one client id to one device only, and takes it from the unit that this device was before', async () => {
    const { broker } = opened();
    const before = await broker.admit(units[0], 'GW-1', call);
    const taken = { code: 'own-broker/client-id-taken', params: { clientId: 'GW-1' } };
    await expect(broker.admit(units[1], 'GW-1', call)).rejects.toMatchObject(taken);
    await expect(broker.admit(units[1], broker.link.clientId, call)).rejects.toMatchObject({ code: 'own-broker/client-id-taken' });
    // Both at once: the first keeps it.
    const [first, second] = await Promise.allSettled([broker.admit(units[1], 'GW-9', call), broker.admit(units[0], 'GW-9', call)]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    await broker.admit(units[2], 'GW-1', call);
    expect(broker.loginOf(units[0])).toBeUndefined();
    const { username, password, clientId } = before;
    const ca = broker.authorityPem;
    const old = connectAsync(broker.url, { username, password, clientId, ca, protocolVersion: 4, reconnectPeriod: 0 }, false);
    await expect(old).rejects.toMatchObject({ code: expect.any(Number) });
  });
});

it.runIf(canRunDynamicMosquitto).each(['subscribe', 'publishClientSend'])(
  'refuses a mosquitto whose default lets everybody %s',
  async (access) => {
    mosquitto = await startDynamicMosquitto();
    const { url, authorityPem: caPem, administrator } = mosquitto;
    const security = new DynamicSecurity({ url, caPem, ...administrator, clientId: 'somebody' });
    await security.order({ command: 'setDefaultACLAccess', acls: [{ acltype: access, allow: true }] }, call);
    await security.close();
    await expect(open()).rejects.toMatchObject({ code: 'own-broker/open-to-all', params: { access } });
  },
);
