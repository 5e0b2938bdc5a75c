/** Provisioning in the simulator: a real MQTT connection to the simulated cloud flips the flags, and nothing else does. */
import { readFile } from 'node:fs/promises';
import mqtt from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulationEvent } from '../../electron/simulator/events.ts';
import { KuraSession, type LaneAccess, Provisioning, type RunningLine, sshRun, startLine } from './simulator-clients.ts';

const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';

let line: RunningLine;
let caPem: string;
beforeAll(async () => {
  line = await startLine({ gateways: 6, lanes: 6 });
  caPem = await readFile(line.simulation.cloudCaFile, 'utf8');
});
afterAll(() => line.end());

const access = (lane: number) => line.lanes[lane - 1] as LaneAccess;
const rowOf = (lane: number) => line.rows[lane - 1] as Readonly<Record<string, string>>;
const eventsOf = (lane: number) => line.events.filter((event) => event.lane === String(lane));
const seen = (lane: number, event: SimulationEvent['event']) => eventsOf(lane).filter((one) => one.event === event);

/** What the row says, ready to be written; attempts are short and few unless told otherwise. */
function settingsOf(lane: number): Record<string, unknown> {
  const row = rowOf(lane);
  return {
    'Broker URL': row['brokerUrl'],
    'account-name': row['accountName'],
    Username: row['username'],
    Password: row['password'],
    'activation-key': row['activationKey'],
    'Client ID': row['clientId'],
    'retry-interval': 1,
    'retry-max-attempts': 2,
    timeout: 5,
    enabled: true,
  };
}

async function provisioningOf(lane: number): Promise<{ session: KuraSession; provisioning: Provisioning }> {
  const session = await KuraSession.open(access(lane));
  return { session, provisioning: await Provisioning.find(session) };
}

/** A raw MQTT login, as a stranger would try it. */
async function tryLogin(login: { clientId: string; username: string; password: string }, ca = caPem): Promise<unknown> {
  const client = mqtt.connect(rowOf(1)['brokerUrl'] ?? '', { ...login, ca, protocolVersion: 4, reconnectPeriod: 0 });
  const answer = await new Promise((resolve) => {
    client.once('connect', () => resolve('connected'));
    client.once('error', (error) => resolve('code' in error ? error.code : error));
  });
  client.end(true);
  return answer;
}

describe('the cloud', () => {
  const login = () => ({
    clientId: rowOf(1)['clientId'] ?? '',
    username: rowOf(1)['username'] ?? '',
    password: rowOf(1)['password'] ?? '',
  });

  it('lets in who has a provision request, and says with its CONNACK why not the others', async () => {
    expect(await tryLogin(login())).toBe('connected');
    expect(await tryLogin({ ...login(), password: 'wrong' })).toBe(4);
    expect(await tryLogin({ ...login(), username: login().username.toUpperCase() })).toBe(4);
    expect(await tryLogin({ ...login(), clientId: 'nobody' })).toBe(5);
  });

  it('has a certificate of its own authority only', async () => {
    expect(await tryLogin(login(), '')).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  it('gives a provisioning device no foreign topics', async () => {
    const client = await mqtt.connectAsync(rowOf(1)['brokerUrl'] ?? '', { ...login(), ca: caPem, protocolVersion: 4, reconnectPeriod: 0 });
    const heard: string[] = [];
    client.on('message', (topic) => heard.push(topic));
    const granted = await client.subscribeAsync('#').catch((error: unknown) => error);
    const isRefused = granted instanceof Error || (Array.isArray(granted) && granted.every((one: { qos: number }) => one.qos === 128));
    expect(isRefused).toBe(true);
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    client.publish('$EDC/other/other/CONF-V1/PUT', 'x');
    await closed;
    client.end(true);
    expect(heard).toEqual([]);
  });
});

describe('the ProvisioningService', () => {
  it('comes unprovisioned and idle', async () => {
    const { provisioning } = await provisioningOf(1);
    expect(await provisioning.flags()).toEqual({ enabled: false, provisioned: false });
    expect(provisioning.pid).toMatch(/^com\.eurotech\.simulated\.Provisioning\.[0-9a-f]{8}\.[0-9a-f]{6}$/);
  });

  it('provisions itself when it is enabled, and moves to its account', async () => {
    const { session, provisioning } = await provisioningOf(1);
    await provisioning.set(settingsOf(1));
    await expect.poll(() => provisioning.flags(), { timeout: 10_000 }).toEqual({ enabled: false, provisioned: true });
    const { properties } = await session.component(TRANSPORT);
    expect(properties['topic.context.account-name']?.value).toBe('training-plant');
    expect(properties['client-id']?.value).toBe(rowOf(1)['clientId']);
    await expect
      .poll(async () => (await sshRun(access(1), 'grep -c "Connected to account training-plant" /var/log/kura.log')).stdout)
      .toBe('1\n');
    expect(eventsOf(1).map(({ event }) => event)).toEqual(['plugged-in', 'provisioning-attempt', 'provisioned']);
  });

  it('keeps its state over a restart and connects to its account again', async () => {
    await sshRun(access(1), 'systemctl restart kura');
    await expect.poll(() => seen(1, 'restarted').length, { timeout: 5000 }).toBe(1);
    const { provisioning } = await provisioningOf(1);
    expect(await provisioning.flags()).toEqual({ enabled: false, provisioned: true });
    await expect
      .poll(async () => (await sshRun(access(1), 'grep -c "Connected to account training-plant" /var/log/kura.log')).stdout)
      .toBe('2\n');
  });

  it('does it again when it is told so: provisioned falls and rises', async () => {
    const { provisioning } = await provisioningOf(1);
    await provisioning.set({ enabled: true, provisioned: false });
    await expect.poll(() => seen(1, 'provisioned').length, { timeout: 10_000 }).toBe(2);
    expect(await provisioning.flags()).toEqual({ enabled: false, provisioned: true });
  });

  it('computes username and client id from MAC address and serial number, which it must have been given', async () => {
    expect([rowOf(2)['clientId'], rowOf(2)['username']]).toEqual(['', '']);
    const { provisioning } = await provisioningOf(2);
    await provisioning.set({ ...settingsOf(2), 'retry-max-attempts': 1 });
    await expect.poll(() => seen(2, 'gave-up').length, { timeout: 10_000 }).toBe(1);
    expect(seen(2, 'refused')).toMatchObject([{ reason: 'credentials' }]);

    await sshRun(
      access(2),
      `echo 'kura.serialNumber=${rowOf(2)['serialNumber']}' >> /opt/eurotech/esf/user/kura_custom.properties; systemctl restart kura`,
    );
    await expect.poll(() => seen(2, 'provisioned').length, { timeout: 10_000 }).toBe(1);
    // Still enabled from before, it tried by itself as soon as Kura was up.
    expect(await (await provisioningOf(2)).provisioning.flags()).toEqual({ enabled: false, provisioned: true });
  });

  it('tries as often as it was told with a wrong password, and stays enabled', async () => {
    const { provisioning } = await provisioningOf(3);
    await provisioning.set({ ...settingsOf(3), Password: 'wrong', Username: `provision-${rowOf(3)['serialNumber']}` });
    await expect.poll(() => seen(3, 'gave-up').length, { timeout: 10_000 }).toBe(1);
    expect(eventsOf(3).slice(1)).toMatchObject([
      { event: 'provisioning-attempt', attempt: 1 },
      { event: 'refused', attempt: 1, reason: 'credentials' },
      { event: 'provisioning-attempt', attempt: 2 },
      { event: 'refused', attempt: 2, reason: 'credentials' },
      { event: 'gave-up', attempts: 2 },
    ]);
    expect(await provisioning.flags()).toEqual({ enabled: true, provisioned: false });
  });

  it('gets no answer to a wrong activation key', async () => {
    await sshRun(
      access(5),
      `echo 'kura.serialNumber=${rowOf(5)['serialNumber']}' >> /opt/eurotech/esf/user/kura_custom.properties; systemctl restart kura`,
    );
    await expect.poll(() => seen(5, 'restarted').length, { timeout: 5000 }).toBe(1);
    const { provisioning } = await provisioningOf(5);
    await provisioning.set({ ...settingsOf(5), 'activation-key': 'other', 'retry-max-attempts': 1, timeout: 1 });
    await expect.poll(() => seen(5, 'refused'), { timeout: 10_000 }).toMatchObject([{ reason: 'timeout' }]);
  });

  it('is refused in an account that is not the provisioning one', async () => {
    const { provisioning } = await provisioningOf(4);
    await provisioning.set({ ...settingsOf(4), 'account-name': 'elsewhere', 'retry-max-attempts': 1 });
    await expect.poll(() => seen(4, 'refused'), { timeout: 10_000 }).toMatchObject([{ reason: 'lost' }]);
    expect(await provisioning.flags()).toEqual({ enabled: true, provisioned: false });
  });

  it('never leaves this computer, and stops when it is told to', async () => {
    const { provisioning } = await provisioningOf(6);
    await provisioning.set({
      ...settingsOf(6),
      'Broker URL': 'mqtts://broker.example:8883',
      'retry-max-attempts': -1,
      'retry-interval': 60,
    });
    await expect.poll(() => seen(6, 'refused'), { timeout: 10_000 }).toMatchObject([{ reason: 'unreachable' }]);
    await provisioning.set({ enabled: false });
    expect(await provisioning.flags()).toEqual({ enabled: false, provisioned: false });
    expect(seen(6, 'provisioning-attempt')).toHaveLength(1);
  });
});
