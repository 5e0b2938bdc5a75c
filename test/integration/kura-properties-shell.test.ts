/**
 * `kura.properties` and the identity over real SSH servers with real tools, OpenSSH with coreutils and dropbear with nothing but BusyBox:
 * finding the running JVM, comparing file times, restarting, and picking up after a cut. No REST, so the shell has to tell it all.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import { kuraProperties } from '../../electron/engine/steps/kura-properties.ts';
import { readIdentity } from '../../electron/engine/steps/read-identity.ts';
import type { StepContext } from '../../electron/engine/steps/step.ts';
import { type StepParams, stepParamSchemas } from '../../shared/domain/step-params.ts';
import { canRunDropbear, canRunSshd, type Sshd, type SshdOptions, startSshd } from '../support/sshd.ts';
import { aContext } from '../support/step-context.ts';

const BEFORE = '# board support\nsite = Halle 7\n';

/**
 * Stands for Kura: its arguments and its pid file are what the station looks for. Kura, too, takes its time to stop. The script ends
 * once the arguments are there to be found: a shell's child bears those of the shell before its own.
 */
const restartScript = (home: string) => `
kill "$(cat /var/run/kura.pid 2>/dev/null)" 2>/dev/null && sleep 1
sh -c 'while :; do sleep 1; done' java -Dkura.configuration=file:${home}/framework/kura.properties \\
  -Dkura.custom.configuration=file:${home}/user/kura_custom.properties </dev/null >/dev/null 2>&1 &
echo $! > /var/run/kura.pid
until grep -q 'kura[.]custom' /proc/$!/cmdline; do sleep 1; done
`;

const servers: readonly (readonly [string, boolean, SshdOptions])[] = [
  ['OpenSSH, coreutils', canRunSshd, {}],
  ['dropbear, BusyBox', canRunDropbear, { server: 'dropbear', shell: 'busybox', hostKeyType: 'ed25519' }],
];

describe.each(servers)('over %s', (_name, canRun, options) => {
  let sshd: Sshd;
  let home: string;
  let gateway: Gateway;

  const custom = () => join(home, 'user/kura_custom.properties');
  const open = (restartCommand: readonly string[]) =>
    openGateway({
      ssh: { host: sshd.host, port: sshd.port, user: 'root', privateKey: sshd.privateKey },
      restartCommand,
      judgeFingerprint: () => undefined,
    });
  const restart = () => ['sh', join(home, 'restart.sh')];

  function contextOf(on: Gateway): StepContext<StepParams<'kura.properties'>> {
    const params = stepParamSchemas['kura.properties'].parse({ set: { 'kura.serialNumber': 'SN é 7' }, restartTimeoutSeconds: 10 });
    return aContext(on, params, { signal: AbortSignal.timeout(30_000) });
  }

  async function run(command: readonly string[]): Promise<void> {
    const call = { signal: AbortSignal.timeout(10_000), timeoutMs: 10_000 };
    await (await gateway.shell(call)).exec(command, call);
  }

  async function take(on: Gateway) {
    const context = contextOf(on);
    const plan = await kuraProperties.plan(context);
    if (plan.changes.length > 0) await kuraProperties.apply(context, plan);
    return { changed: plan.changes.map(({ target }) => target), verified: await kuraProperties.verify(context, plan) };
  }

  beforeAll(async () => {
    if (canRun) sshd = await startSshd(options);
  });

  afterAll(async () => {
    if (canRun) await sshd.stop();
  });

  beforeEach(async ({ skip }) => {
    skip(!canRun, 'needs root and the server installed');
    home = join(sshd.folder, 'kura');
    rmSync(home, { recursive: true, force: true });
    for (const folder of ['user', 'framework']) mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(custom(), BEFORE);
    writeFileSync(join(home, 'framework/kura.properties'), 'kura.model.name=Board 7\n');
    writeFileSync(join(home, 'restart.sh'), restartScript(home));
    gateway = open(restart());
    await run(restart());
  });

  afterEach(async () => {
    if (canRun) await gateway.close();
  });

  it('finds the file by the running JVM, writes, restarts, and proves that Kura began afterwards', async () => {
    const { changed, verified } = await take(gateway);
    expect(changed).toEqual([`${custom()} kura.serialNumber`, 'restart']);
    expect(readFileSync(custom(), 'latin1')).toBe(`${BEFORE}kura.serialNumber=SN \\u00e9 7\n`);
    expect(verified.outcome).toBe('pass');
    expect(verified.evidence).toContainEqual({
      name: 'Kura started since',
      expected: 'true',
      observed: 'true',
      verdict: 'proved',
      source: 'shell',
    });
    expect((await take(gateway)).changed).toEqual([]);
    const identity = await readIdentity(gateway, { signal: AbortSignal.timeout(10_000), timeoutMs: 10_000 });
    expect(identity).toMatchObject({ serialNumber: 'SN é 7', model: 'Board 7' });
  });

  it('knows after a cut between write and restart that the restart is still to come', async () => {
    const cut = open(['false']);
    await expect(take(cut)).rejects.toMatchObject({ code: 'properties/not-restarted' });
    await cut.close();
    const { changed, verified } = await take(gateway);
    expect([changed, verified.outcome]).toEqual([['restart'], 'pass']);
  });

  it('finds a JVM that left no pid file by its arguments', async () => {
    await run(['rm', '/var/run/kura.pid']);
    const plan = await kuraProperties.plan(contextOf(gateway));
    expect(plan.data.files.customPath).toBe(custom());
    expect(plan.data.files.process?.pidFile).toBeUndefined();
    await run(['kill', plan.data.files.process?.pid ?? '']);
  });
});
