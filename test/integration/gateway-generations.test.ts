/** What the station finds out about each generation, and does with it, against simulated gateways over real TLS sockets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway, Rest } from '../../electron/engine/gateway/gateway.ts';
import { type KuraCall, kuraCalls } from '../../shared/domain/kura-call.ts';
import { simulatedGenerations } from '../../electron/simulator/kura/generation.ts';
import { type RunningLine, startLine } from './simulator-clients.ts';

const CLOCK = 'org.eclipse.kura.clock.ClockService';
const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const options = { signal: new AbortController().signal, timeoutMs: 20_000 };

let line: RunningLine;
const opened: Gateway[] = [];

beforeAll(async () => {
  line = await startLine({ gateways: simulatedGenerations.length, lanes: simulatedGenerations.length, generation: 'mixed' });
});
afterAll(async () => {
  await Promise.all(opened.map((gateway) => gateway.close()));
  await line.end();
});

async function restOf(generation: (typeof simulatedGenerations)[number]): Promise<Rest> {
  const lane = line.lanes[simulatedGenerations.indexOf(generation)];
  const rest = { url: lane?.url ?? '', user: 'admin', password: lane?.restPassword ?? '' };
  const gateway = openGateway({ rest, judgeFingerprint: () => undefined });
  opened.push(gateway);
  return gateway.rest(options);
}

const everything: readonly KuraCall[] = kuraCalls;

describe('what a generation can do', () => {
  it.each([
    ['kura-3', 'unknown', []],
    ['kura-4', 'kura-4', []],
    ['kura-5.0', 'kura-5.0', ['keystores', 'key-pairs']],
    ['esf-7.0', 'esf-7.0', ['components', 'update', 'snapshots', 'keystores', 'key-pairs']],
    ['kura-5.1', 'kura-5.1', ['components', 'update', 'snapshots', 'rollback', 'keystores', 'key-pairs']],
    ['kura-5.4', 'kura-5.4', everything],
  ] as const)('is found out by what %s answers', async (simulated, generation, calls) => {
    const rest = await restOf(simulated);
    expect(rest.generation).toBe(generation);
    expect(kuraCalls.filter((call) => rest.can(call))).toEqual(calls);
  });

  it('is refused before anything is sent where the generation lacks it', async () => {
    const old = await restOf('kura-5.0');
    const refused = { code: 'gateway/cannot', params: { generation: 'kura-5.0' } };
    await expect(old.components(options)).rejects.toMatchObject(refused);
    await expect(old.systemProperties(options)).rejects.toMatchObject(refused);
    await expect(old.installChain({ keystore: 'K', alias: 'a', chain: [] }, options)).rejects.toMatchObject(refused);
    await expect((await restOf('esf-7.0')).rollBack(0n, options)).rejects.toMatchObject({ code: 'gateway/cannot' });
  });

  it('says that nothing is there where even the paths of Kura 4 are missing', async () => {
    await expect((await restOf('kura-3')).systemProperties(options)).rejects.toMatchObject({ code: 'rest/not-found' });
  });
});

describe.each(['esf-7.0', 'kura-5.1', 'kura-5.4'] as const)('configuration of %s', (generation) => {
  it('is read with definitions, in the station’s own form', async () => {
    const rest = await restOf(generation);
    const { definition, properties } = await rest.component(TRANSPORT, options);
    expect(properties['keep-alive']).toEqual({ type: 'INTEGER', value: 30 });
    expect(definition?.attributes.find(({ id }) => id === 'keep-alive')).toMatchObject({
      type: 'INTEGER',
      defaultValue: '30',
      isRequired: true,
      min: '1',
    });
    expect((await rest.components(options)).map(({ pid }) => pid)).toContain(CLOCK);
    expect((await rest.componentPids(options)).map(({ pid }) => pid)).toContain(TRANSPORT);
    await expect(rest.component('no.such.pid', options)).rejects.toMatchObject({ code: 'rest/component-not-found' });
  });

  it('is written, read back, and kept as a snapshot that has the password in clear', async () => {
    const rest = await restOf(generation);
    const before = await rest.snapshotIds(options);
    const wanted = { 'keep-alive': { type: 'INTEGER', value: 45 }, password: { type: 'PASSWORD', value: 'a new password' } };
    await rest.updateComponents([{ pid: TRANSPORT, properties: wanted }], options);
    const read = (await rest.component(TRANSPORT, options)).properties;
    expect(read['keep-alive']).toEqual({ type: 'INTEGER', value: 45 });
    expect(read['password']?.value).toBe(generation === 'kura-5.4' ? 'placeholder' : 'a new password');
    const after = await rest.snapshotIds(options);
    expect(after).toHaveLength(before.length + 1);
    expect((await rest.snapshotOf(TRANSPORT, options))?.['password']).toEqual({ type: 'PASSWORD', value: 'a new password' });
  });

  it('is kept as a snapshot when asked for, and an unknown one is named', async () => {
    const rest = await restOf(generation);
    const id = await rest.writeSnapshot(options);
    expect((await rest.snapshotIds(options)).at(-1)).toBe(id);
    expect((await rest.snapshot(id, options)).map(({ pid }) => pid)).toContain(TRANSPORT);
    await expect(rest.snapshot(12n, options)).rejects.toMatchObject({ code: 'gateway/no-such-snapshot', params: { snapshot: '12' } });
  });
});

describe.each(['kura-5.1', 'kura-5.4'] as const)('rolling back %s', (generation) => {
  it('brings back what a snapshot has, and says the new number', async () => {
    const rest = await restOf(generation);
    const id = await rest.writeSnapshot(options);
    const old = (await rest.component(TRANSPORT, options)).properties['timeout'];
    await rest.updateComponent(TRANSPORT, { timeout: { type: 'INTEGER', value: 77 } }, options);
    const kept = await rest.rollBack(id, options);
    expect((await rest.component(TRANSPORT, options)).properties['timeout']).toEqual(old);
    expect((await rest.snapshotIds(options)).at(-1)).toBe(kept);
    await expect(rest.rollBack(12n, options)).rejects.toMatchObject({ code: 'gateway/no-such-snapshot' });
  });
});
