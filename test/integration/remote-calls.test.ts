/** Kura's calls over a real mosquitto with TLS, to simulated gateways of every generation. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRemoteCommand } from '../../electron/engine/gateway/remote/remote-command.ts';
import { type DeployProgress, deployRemotely } from '../../electron/engine/gateway/remote/remote-deploy.ts';
import { readInventory } from '../../electron/engine/gateway/remote/remote-inventory.ts';
import type { Generation } from '../../shared/domain/gateway-software.ts';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { clientIdOf, openRemoteBench, type RemoteBench, withinSeconds } from '../support/remote-bench.ts';

const CLOCK = 'org.eclipse.kura.clock.ClockService';
const TRANSPORT = 'org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport';
const COMMANDS = 'org.eclipse.kura.cloud.app.command.CommandCloudApp';

describe.skipIf(!canRunMosquitto)('remote management', () => {
  let bench: RemoteBench;
  let next = 0;

  beforeAll(async () => {
    bench = await openRemoteBench();
  });

  afterAll(async () => {
    await bench.close();
  });

  async function met(more: Parameters<RemoteBench['gateway']>[1] = {}) {
    next += 1;
    const gateway = await bench.gateway(next, more);
    const link = bench.link();
    return { gateway, link, remote: bench.remote(link, next), clientId: clientIdOf(next) };
  }

  it.each<[NonNullable<Parameters<RemoteBench['gateway']>[1]>['generation'], Generation]>([
    ['kura-5.4', 'kura-5.4'],
    ['kura-5.1', 'kura-5.1'],
    ['kura-5.0', 'kura-5.0'],
    ['kura-3', 'kura-4'],
  ])('finds what a %s has by asking, and reads and writes its configuration', async (generation, found) => {
    const { gateway, remote } = await met({ generation: generation ?? 'kura-5.4' });
    await remote.greet(withinSeconds(30));
    expect(remote.generation).toBe(found);
    expect(remote.can('system-properties')).toBe(generation === 'kura-5.4');
    const before = await remote.component(CLOCK, withinSeconds());
    expect(before.definition?.attributes.map(({ id }) => id)).toContain('clock.ntp.port');
    expect(before.properties['clock.ntp.port']).toEqual({ type: 'INTEGER', value: 123 });
    await remote.updateComponent(CLOCK, { 'clock.ntp.port': { type: 'INTEGER', value: 124 } }, withinSeconds());
    expect(gateway.components.values(CLOCK).get('clock.ntp.port')?.value).toBe(124);
    expect((await remote.snapshotOf(CLOCK, withinSeconds()))?.['clock.ntp.port']?.value).toBe(124);
    const pids = (await remote.componentPids(withinSeconds())).map(({ pid }) => pid);
    expect(pids).toContain(TRANSPORT);
  });

  it('shows no password, and has it for comparing in memory', async () => {
    for (const generation of ['kura-5.4', 'kura-4'] as const) {
      const { remote } = await met({ generation });
      await remote.updateComponent(TRANSPORT, { password: { type: 'PASSWORD', value: 'Gw-planted-password-1' } }, withinSeconds());
      const shown = await remote.component(TRANSPORT, withinSeconds());
      expect(shown.properties['password']?.value).toBe('placeholder');
      expect((await remote.snapshotOf(TRANSPORT, withinSeconds()))?.['password']?.value).toBe('Gw-planted-password-1');
    }
  });

  it('rolls back to a snapshot and knows the copy that it leaves', async () => {
    for (const generation of ['kura-5.4', 'kura-4'] as const) {
      const { gateway, remote } = await met({ generation });
      const kept = await remote.writeSnapshot(withinSeconds());
      await remote.updateComponent(CLOCK, { 'clock.ntp.port': { type: 'INTEGER', value: 99 } }, withinSeconds());
      const copy = await remote.rollBack(kept, withinSeconds());
      expect(copy).toBeGreaterThan(kept);
      expect(gateway.components.values(CLOCK).get('clock.ntp.port')?.value).toBe(123);
      await expect(remote.snapshot(17n, withinSeconds())).rejects.toMatchObject({ code: 'gateway/no-such-snapshot' });
    }
  });

  it('speaks simple JSON with a gateway that is set to it', async () => {
    const { remote, clientId } = await met({ form: { encoding: 'simple-json', gzip: false } });
    expect((await remote.systemProperties(withinSeconds(30)))['serialNumber']).toBe(`SN${Number(clientId.slice(3))}`);
    expect(remote.generation).toBe('kura-5.4');
    const timed = {
      app: 'CMD-V1',
      method: 'EXEC',
      resource: 'command',
      metrics: [{ name: 'command.timeout', type: 'INT32', value: 5 }],
    } as const;
    await expect(remote.request(timed, withinSeconds())).rejects.toMatchObject({
      code: 'remote/json-cannot-carry',
      params: { metrics: 'command.timeout (INT32)' },
    });
  });

  it('learns from a birth message what the gateway has, without asking', async () => {
    const link = bench.link();
    const heard: string[] = [];
    const born = Promise.withResolvers<void>();
    const onMessage = ({ clientId, kind }: { clientId: string; kind: string }) => {
      heard.push(`${clientId} ${kind}`);
      if (clientId === clientIdOf(901)) born.resolve();
    };
    await link.watchAccount('acme', { onMessage }, withinSeconds());
    const gateway = await bench.gateway(901, { generation: 'kura-5.1' });
    await born.promise;
    const remote = bench.remote(link, 901);
    await remote.greet(withinSeconds());
    expect(gateway.device.heard).toBe(0);
    expect(remote.generation).toBe('kura-5.1');
    expect(remote.birthProperties()?.['serialNumber']).toBe('SN901');
    await expect(remote.systemProperties(withinSeconds())).rejects.toMatchObject({ code: 'gateway/cannot' });
  });

  it('runs no command unless the gateway lets it', async () => {
    const { gateway, remote } = await met();
    const command = { program: 'echo', arguments: ['one word', '$(two)'], stdin: 'given', timeoutSeconds: 5 };
    await expect(runRemoteCommand(remote, command, withinSeconds())).rejects.toMatchObject({ code: 'remote/commands-disabled' });
    gateway.components.update([{ pid: COMMANDS, properties: new Map([['command.enable', { type: 'BOOLEAN', value: true }]]) }], false);
    const end = { exitStatus: 0, stdout: 'echo one word $(two)\ngiven', stderr: '', timedOut: false };
    expect(await runRemoteCommand(remote, command, withinSeconds())).toEqual(end);
  });

  it('lets a gateway fetch a package, follows it, and believes no wrong hash', async () => {
    const { remote } = await met();
    const uri = 'https://files.example/heater.dp';
    const hash = `SHA-256:${createHash('sha256').update(`package of ${uri}`).digest('hex')}`;
    const percents: (number | undefined)[] = [];
    const job = {
      what: 'download',
      uri,
      name: 'heater',
      version: '1.0.0',
      onProgress: ({ percent }: DeployProgress) => percents.push(percent),
    } as const;
    await deployRemotely(remote, { ...job, hash }, withinSeconds());
    expect(percents).toEqual([25, 50, 75, 100]);
    const wrong = { ...job, hash: `SHA-256:${'0'.repeat(64)}` };
    await expect(deployRemotely(remote, wrong, withinSeconds())).rejects.toMatchObject({ code: 'remote/job-failed' });
  });

  it('reads what is installed', async () => {
    const { remote } = await met();
    expect(await readInventory(remote, withinSeconds())).toContainEqual({ name: 'org.eclipse.kura.api', version: '2.7.0', type: 'BUNDLE' });
  });

  it('reads the certificates of every keystore', async () => {
    const { remote } = await met();
    const trusted = await remote.trustedCertificates(withinSeconds());
    expect(trusted.map(({ pem }) => pem)).toEqual([bench.authority.certificatePem]);
  });
});
