/** The broker inside the station: who is let in, what they may do, and its limits; with clients that somebody else wrote. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type IClientOptions, connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OwnBrokers, type BrokerUse } from '../../electron/engine/platforms/station-broker/own-brokers.ts';
import { UnitLogins, type UnitSecrets } from '../../electron/engine/platforms/station-broker/unit-logins.ts';
import { stationBrokerSchema } from '../../shared/domain/station-broker.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { aUnit } from '../support/units.ts';

const call = { signal: new AbortController().signal, timeoutMs: 10_000 };
const settings = stationBrokerSchema.parse({
  listen: '127.0.0.1:0',
  host: '127.0.0.1',
  account: 'plant',
  maxPayloadBytes: 4096,
  maxConnections: 6,
});
const units = [aUnit(1), aUnit(2)] as const;

let kept: Map<string, string>;
let secrets: Map<string, string>;
let use: BrokerUse;
let clients: MqttClient[];

/** A new start of the station, with what it has kept. */
function open(): Promise<BrokerUse> {
  const unitSecrets: UnitSecrets = {
    unit: (unitId) => units.find((unit) => unit.unitId === unitId),
    unitsNaming: () => [],
    reveal: ({ unitId }, name) => secrets.get(`${unitId} ${name}`),
    keep: async ({ unitId }, name, value) => void secrets.set(`${unitId} ${name}`, value),
  };
  const store = { reveal: (name: string) => kept.get(name), set: (name: string, value: string) => void kept.set(name, value) };
  return new OwnBrokers({ kept: store, logins: new UnitLogins(unitSecrets) }).use({ settings, brokers: [] });
}

beforeEach(async () => {
  kept = new Map();
  secrets = new Map();
  clients = [];
  use = await open();
});

afterEach(async () => {
  for (const client of clients) client.end(true);
  await use.release();
});

async function comeAs(unit: Unit, part: Partial<IClientOptions> = {}): Promise<MqttClient> {
  const { username, password, clientId } = await use.broker.admit(unit, `GW-${unit.row}`, call);
  const ca = use.broker.authorityPem;
  const client = await connectAsync(
    use.broker.url,
    { username, password, clientId, ca, protocolVersion: 4, reconnectPeriod: 0, ...part },
    false,
  );
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

/** Also where an error comes first. */
function closedOf(client: MqttClient): Promise<void> {
  return new Promise((resolve) => client.once('close', () => resolve()));
}

const life = (row: number, what: string) => `$EDC/plant/GW-${row}/MQTT/${what}`;

describe('who comes', () => {
  it('is let in with the unit’s own login, over a certificate of the station’s authority, and heard', async () => {
    const client = await comeAs(units[0]);
    await client.publishAsync(life(1, 'BIRTH'), Buffer.alloc(0), { qos: 1 });
    const heard = await use.broker.ledger.until({ account: 'plant', clientId: 'GW-1' }, ({ state }) => state === 'connected', call.signal);
    expect(heard.counts.births).toBe(1);
    expect(await use.broker.isConnected(units[0], call)).toBe(true);
  });

  it.each([
    ['a wrong password', { password: 'x' }, 4],
    ['nobody’s user', { username: 'unit-3' }, 4],
    ['another’s client id', { clientId: 'GW-2' }, 2],
    ['the station’s client id', { clientId: 'lineside' }, 2],
  ])('is refused with %s', async (_what, part, code) => {
    await expect(comeAs(units[0], part)).rejects.toMatchObject({ code });
  });

  it('does not come with a certificate that somebody else’s authority has to vouch for', async () => {
    await expect(comeAs(units[0], { ca: [] })).rejects.toMatchObject({ code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO/) });
  });

  it('comes again after the station was started anew, with the same login and the same authority', async () => {
    const { authorityPem } = use.broker;
    const login = await use.broker.admit(units[0], 'GW-1', call);
    await use.release();
    use = await open();
    expect(use.broker.authorityPem).toBe(authorityPem);
    // Before anything was asked about the unit.
    const { username, password, clientId } = login;
    const client = await connectAsync(
      use.broker.url,
      { username, password, clientId, ca: authorityPem, protocolVersion: 4, reconnectPeriod: 0 },
      false,
    );
    clients.push(client);
    expect(use.broker.unitOfClient('GW-1')).toBe(units[0].unitId);
  });

  it('is cut off and not let in any more once it was dismissed', async () => {
    const client = await comeAs(units[0]);
    const { username, password, clientId } = await use.broker.admit(units[0], 'GW-1', call);
    const closed = closedOf(client);
    await use.broker.dismiss(units[0], call);
    await closed;
    const again = connectAsync(
      use.broker.url,
      { username, password, clientId, ca: use.broker.authorityPem, protocolVersion: 4, reconnectPeriod: 0 },
      false,
    );
    await expect(again).rejects.toMatchObject({ code: 4 });
    expect([...secrets.values()].join()).not.toContain(password);
  });

  it('drops the first of two with one client id, and says so', async () => {
    const first = await comeAs(units[0], { will: { topic: life(1, 'LWT'), payload: Buffer.alloc(0), qos: 0, retain: false } });
    const closed = closedOf(first);
    await comeAs(units[0]);
    await closed;
    const heard = await use.broker.ledger.until(
      { account: 'plant', clientId: 'GW-1' },
      ({ counts }) => counts.lastWills === 1,
      call.signal,
    );
    expect(heard.counts.takeovers).toBe(1);
  });
});

describe('what they may do', () => {
  it('is their own: nobody hears another’s requests or speaks for another', async () => {
    const [one, two] = [await comeAs(units[0]), await comeAs(units[1])];
    const refused = await one.subscribeAsync('$EDC/plant/GW-2/#').catch((error: unknown) => error);
    const all = await one.subscribeAsync('$EDC/#').catch((error: unknown) => error);
    expect([refused, all].every((answer) => answer instanceof Error || JSON.stringify(answer).includes('128'))).toBe(true);
    const closed = closedOf(one);
    one.publish(life(2, 'BIRTH'), Buffer.alloc(0));
    await closed;
    await two.publishAsync(life(2, 'BIRTH'), Buffer.alloc(0), { qos: 1 });
    const heard = await use.broker.ledger.until({ account: 'plant', clientId: 'GW-2' }, ({ state }) => state === 'connected', call.signal);
    expect(heard.counts).toMatchObject({ births: 1, repeats: 0 });
  });

  it('ends where a message is longer than allowed, before it has come', async () => {
    const client = await comeAs(units[0]);
    const closed = closedOf(client);
    client.publish('plant/GW-1/A1/data', Buffer.alloc(100_000));
    await closed;
    expect((await comeAs(units[0])).connected).toBe(true);
  });

  it('is no connection more than so many', async () => {
    const { username, password, clientId } = await use.broker.admit(units[0], 'GW-1', call);
    const sockets = await openSockets(use.broker.url, 8);
    const late = connectAsync(
      use.broker.url,
      { username, password, clientId, ca: use.broker.authorityPem, protocolVersion: 4, reconnectPeriod: 0 },
      false,
    );
    await expect(late).rejects.toMatchObject({ code: expect.stringMatching(/^E/) });
    for (const socket of sockets) socket.destroy();
  });
});

async function openSockets(url: string, count: number): Promise<readonly Socket[]> {
  const { hostname, port } = new URL(url);
  return Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    }),
  );
}

describe('where it cannot open', () => {
  it('says that the port is in use, and opens once it is free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const store = { reveal: (name: string) => kept.get(name), set: (name: string, value: string) => void kept.set(name, value) };
    const none: UnitSecrets = { unit: () => undefined, unitsNaming: () => [], reveal: () => undefined, keep: async () => undefined };
    const brokers = new OwnBrokers({ kept: store, logins: new UnitLogins(none) });
    const wanted = { settings: { ...settings, listen: `127.0.0.1:${port}` }, brokers: [] };
    await expect(brokers.use(wanted)).rejects.toMatchObject({ code: 'own-broker/port-in-use', params: { place: `127.0.0.1:${port}` } });
    other.close();
    await once(other, 'close');
    const [one, two] = await Promise.all([brokers.use(wanted), brokers.use(wanted)]);
    expect(one.broker).toBe(two.broker);
    await expect(brokers.use({ ...wanted, settings: { ...wanted.settings, account: 'x' } })).rejects.toMatchObject({
      code: 'own-broker/other-settings',
    });
    await Promise.all([one.release(), two.release()]);
    // The port is free again with the last that used it.
    const after = createServer().listen(port, '127.0.0.1');
    await once(after, 'listening');
    after.close();
  });
});
