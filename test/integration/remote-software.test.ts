/** Commands and packages over a real mosquitto with TLS: run once, proved by what the gateway says, refused before anything is done. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewayOpener } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import { RemoteLinks } from '../../electron/engine/gateway/remote/remote-links.ts';
import { kuraCommand } from '../../electron/engine/steps/kura-command.ts';
import { kuraPackage } from '../../electron/engine/steps/kura-package.ts';
import type { StoredValue } from '../../electron/simulator/kura/definitions.ts';
import type { LightGateway } from '../../electron/simulator/remote/light-gateway.ts';
import type { RemoteTrouble } from '../../electron/simulator/remote/remote-trouble.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { ACCOUNT, clientIdOf, openRemoteBench, type RemoteBench, withinSeconds } from '../support/remote-bench.ts';
import { aContext } from '../support/step-context.ts';

const COMMANDS = 'org.eclipse.kura.cloud.app.command.CommandCloudApp';

describe.skipIf(!canRunMosquitto)('over MQTT', () => {
  const links = new RemoteLinks();
  const open: Gateway[] = [];
  let bench: RemoteBench;
  let next = 0;

  beforeAll(async () => {
    bench = await openRemoteBench();
  });
  afterAll(async () => {
    await Promise.all(open.map((gateway) => gateway.close()));
    await links.close();
    await bench.close();
  });

  async function met(more: Parameters<RemoteBench['gateway']>[1] = {}): Promise<{ simulated: LightGateway; gateway: Gateway }> {
    next += 1;
    const simulated = await bench.gateway(next, more);
    const remote = { broker: bench.station, account: ACCOUNT, clientId: clientIdOf(next) };
    const gateway = gatewayOpener(links)({ remote, judgeFingerprint: () => undefined });
    open.push(gateway);
    return { simulated, gateway };
  }

  const allow = (simulated: LightGateway, password = '') =>
    simulated.components.update(
      [
        {
          pid: COMMANDS,
          properties: new Map<string, StoredValue>([
            ['command.enable', { type: 'BOOLEAN', value: true }],
            ['command.password.value', { type: 'PASSWORD', value: password }],
          ]),
        },
      ],
      false,
    );

  async function command(gateway: Gateway, part: object) {
    const params = stepParamSchemas['kura.command'].parse({ command: ['tool', 'one word', '$(two)'], ...part });
    const context = aContext(gateway, params, { secrets: ['s3cret'] });
    const plan = await kuraCommand.plan(context);
    await kuraCommand.apply(context, plan);
    return { plan, verified: await kuraCommand.verify(context, plan) };
  }

  it.each([
    ['kura-4', undefined],
    ['kura-5.4', undefined],
    ['kura-5.4', { encoding: 'simple-json', gzip: false }],
  ] as const)('a command on %s runs once, its words as they are', async (generation, form) => {
    const ran: (readonly string[])[] = [];
    const run = async (words: readonly string[], stdin: string) => {
      ran.push(words);
      return { exitCode: words.length, stdout: stdin, stderr: 'warned s3cret' };
    };
    const { simulated, gateway } = await met({ generation, run, ...(form === undefined ? {} : { form }) });
    allow(simulated, 's3cret');
    const { plan, verified } = await command(gateway, { stdin: 'line s3cret', password: 's3cret', expectStatus: 3 });
    expect(ran).toEqual([['tool', 'one word', '$(two)']]);
    expect(plan.changes).toEqual([
      { target: 'command', to: 'tool one word $(two)', secret: false },
      { target: 'standard input', to: '••••••', secret: true },
    ]);
    expect(verified).toEqual({
      outcome: 'pass',
      evidence: [
        { name: 'exit status', expected: '3', observed: '3', verdict: 'proved', source: 'remote' },
        { name: 'output', observed: '••••••', verdict: 'noted', source: 'remote' },
        { name: 'error output', observed: '••••••', verdict: 'noted', source: 'remote' },
      ],
      results: { exitStatus: '3' },
    });
    expect((await command(gateway, { password: 's3cret' })).verified).toMatchObject({
      outcome: 'fail',
      failure: { code: 'shell/unexpected-status' },
    });
  });

  it('a gateway that runs no commands is found out before anything is sent', async () => {
    const { simulated, gateway } = await met();
    const remote = await gateway.remote(withinSeconds());
    await remote.component(COMMANDS, withinSeconds());
    const params = stepParamSchemas['kura.command'].parse({ command: ['tool'] });
    await expect(kuraCommand.plan(aContext(gateway, params))).rejects.toMatchObject({ code: 'remote/commands-disabled' });
    allow(simulated, 'another');
    await expect(command(gateway, { password: 's3cret' })).rejects.toMatchObject({ code: 'remote/commands-disabled' });
  });

  it('answers that nobody asked for are counted with the lane’s gateway', async () => {
    const present: { trouble?: RemoteTrouble } = {};
    const { gateway } = await met({ trouble: () => present.trouble });
    const remote = await gateway.remote(withinSeconds());
    expect(gateway.software()).toEqual({ generation: 'kura-5.4', ways: ['mqtt'] });
    present.trouble = { kind: 'misdirected' };
    await expect(remote.systemProperties(withinSeconds(1))).rejects.toMatchObject({ code: 'remote/no-reply' });
    expect(gateway.software()).toMatchObject({ unexpectedReplies: 1 });
  });

  async function install(gateway: Gateway, part: object = {}) {
    const url = 'https://files.example/pump.dp';
    const sha256 = createHash('sha256').update(`package of ${url}`).digest('hex');
    const params = stepParamSchemas['kura.package'].parse({ url, sha256, name: 'pump', version: '2.0.1', timeoutSeconds: 10, ...part });
    const context = aContext(gateway, params);
    const plan = await kuraPackage.plan(context);
    if (plan.changes.length > 0) await kuraPackage.apply(context, plan);
    return { plan, context, verified: await kuraPackage.verify(context, plan) };
  }

  it('a package is fetched, compared, installed and found in the list; the second time nothing is done', async () => {
    const { gateway } = await met();
    const { plan, context, verified } = await install(gateway);
    expect(plan.changes).toMatchObject([{ target: 'package pump', to: '2.0.1 https://files.example/pump.dp' }]);
    expect(verified).toMatchObject({
      outcome: 'pass',
      evidence: [
        { name: 'package pump', expected: '2.0.1', observed: '2.0.1', verdict: 'proved', source: 'remote' },
        { name: 'SHA-256 of the package', verdict: 'proved' },
      ],
    });
    expect(context.said.filter((code) => code === 'progress.package.installing').length).toBeGreaterThan(4);
    expect((await kuraPackage.inspect?.(context))?.finding).toBe('applied');
    const again = await install(gateway);
    expect([again.plan.changes, again.verified.outcome]).toEqual([[], 'pass']);
    expect(again.verified.evidence[1]).toMatchObject({ verdict: 'not-proved' });
    expect((await install(gateway, { version: '2.0.2' })).plan.changes).toMatchObject([{ from: '2.0.1' }]);
  });

  it('a package that is not the one that was meant is not installed', async () => {
    const { gateway } = await met();
    await expect(install(gateway, { sha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'remote/job-failed' });
    await expect(install(gateway, { url: 'https://files.example/missing.dp' })).rejects.toMatchObject({ code: 'remote/job-failed' });
    const params = stepParamSchemas['kura.package'].parse({ url: 'https://files.example/pump.dp', name: 'pump', version: '2.0.1' });
    expect((await kuraPackage.inspect?.(aContext(gateway, params)))?.finding).toBe('not-applied');
  });

  it('a gateway that does not list its packages leaves the step unproved', async () => {
    const { gateway } = await met({ generation: 'kura-3' });
    const { verified } = await install(gateway);
    expect(verified).toMatchObject({ outcome: 'pass', evidence: [{ observed: 'not told', verdict: 'not-proved' }, { verdict: 'proved' }] });
  });

  it('the pair of an older keystore API is made and its request given; its chain cannot be put there', { timeout: 30_000 }, async () => {
    const { gateway } = await met({ generation: 'kura-5.0' });
    const kura = await gateway.remote(withinSeconds(20));
    const entry = { keystore: 'SSLKeystore', alias: 'device', signatureAlgorithm: 'SHA256withRSA', subject: 'CN=gw-1' };
    await kura.makeKeyPair({ ...entry, algorithm: 'RSA', sizeBits: 2048 }, withinSeconds(20));
    expect(await kura.signingRequest(entry, withinSeconds(20))).toMatch(/^-----BEGIN CERTIFICATE REQUEST-----/);
    const entries = await kura.keystoreEntries(withinSeconds(20));
    expect(entries.filter(({ kind }) => kind === 'private-key').map(({ alias }) => alias)).toEqual(['device']);
    const chain = kura.installChain({ ...entry, chain: [bench.authority.certificatePem] }, withinSeconds());
    await expect(chain).rejects.toMatchObject({ code: 'gateway/cannot', params: { call: 'install-chain', generation: 'kura-5.0' } });
    await kura.removeEntry(entry, withinSeconds());
    expect((await kura.keystoreEntries(withinSeconds(20))).some(({ alias }) => alias === 'device')).toBe(false);
  });
});
