/** Wiping and resetting by files alone, over real SSH servers with real tools: OpenSSH with coreutils, dropbear with nothing but BusyBox. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import { returnResetPassword } from '../../electron/engine/steps/return-reset-password.ts';
import { returnWipe } from '../../electron/engine/steps/return-wipe.ts';
import { stepParamSchemas } from '../../shared/domain/step-params.ts';
import { canRunDropbear, canRunSshd, type Sshd, type SshdOptions, startSshd } from '../support/sshd.ts';
import { aContext } from '../support/step-context.ts';

const servers: readonly (readonly [string, boolean, SshdOptions])[] = [
  ['OpenSSH, coreutils', canRunSshd, {}],
  ['dropbear, BusyBox', canRunDropbear, { server: 'dropbear', shell: 'busybox', hostKeyType: 'ed25519' }],
];

describe.each(servers)('over %s', (_name, canRun, options) => {
  let sshd: Sshd;
  let home: string;
  let gateway: Gateway;

  beforeAll(async () => {
    if (!canRun) return;
    sshd = await startSshd(options);
    home = join(sshd.folder, 'esf with blanks');
  });
  beforeEach(() => {
    if (!canRun) return;
    rmSync(home, { recursive: true, force: true });
    for (const folder of ['user/snapshots', '.data', 'framework']) mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, 'user/kura_custom.properties'), '# custom\n');
    writeFileSync(join(home, '.data/snapshot_0.xml'), '<pristine/>');
    for (const id of ['0', '9', '1700000000000', '1800000000000']) writeFileSync(join(home, `user/snapshots/snapshot_${id}.xml`), id);
    writeFileSync(join(home, 'user/snapshots/notes.txt'), 'not a snapshot');
    gateway = openGateway({
      ssh: { host: sshd.host, port: sshd.port, user: 'root', privateKey: sshd.privateKey },
      kuraHome: home,
      restartCommand: ['touch', join(home, 'restarted')],
      judgeFingerprint: () => undefined,
    });
    return () => gateway.close();
  });
  afterAll(async () => {
    if (canRun) await sshd.stop();
  });

  const files = () => readdirSync(join(home, 'user/snapshots')).toSorted();
  const signal = () => AbortSignal.timeout(30_000);

  it.skipIf(!canRun)('old snapshots go, the newest stays, and what is out of reach is said', { timeout: 30_000 }, async () => {
    const context = aContext(gateway, stepParamSchemas['return.wipe'].parse({}), { signal: signal() });
    expect(await returnWipe.inspect?.(context)).toMatchObject({ finding: 'not-applied' });
    const plan = await returnWipe.plan(context);
    expect(plan.changes.map(({ target }) => target.split('/').at(-1))).toEqual([
      'snapshot_0.xml',
      'snapshot_9.xml',
      'snapshot_1700000000000.xml',
    ]);
    await returnWipe.apply(context, plan);
    const found = await returnWipe.verify(context, plan);
    expect(files()).toEqual(['notes.txt', 'snapshot_1800000000000.xml']);
    expect(found.outcome).toBe('pass');
    expect(found.evidence.map(({ name, observed, verdict }) => [name, observed, verdict])).toEqual([
      ['private keys', 'not wiped: no REST and no remote management', 'not-proved'],
      ['credentials', 'not wiped: no REST and no remote management', 'not-proved'],
      ['old snapshots', '3 removed, 0 left', 'proved'],
    ]);
    expect(await returnWipe.inspect?.(context)).toMatchObject({ finding: 'applied' });
    expect((await returnWipe.plan(context)).changes).toEqual([]);
  });

  it.skipIf(!canRun)('the shipped configuration is put back, alone, and Kura restarted', { timeout: 30_000 }, async () => {
    const context = aContext(gateway, stepParamSchemas['return.reset-password'].parse({}), { signal: signal() });
    const plan = await returnResetPassword.plan(context);
    expect(files()).toHaveLength(5);
    await returnResetPassword.apply(context, plan);
    expect(files()).toEqual(['notes.txt', 'snapshot_0.xml']);
    expect(readFileSync(join(home, 'user/snapshots/snapshot_0.xml'), 'utf8')).toBe('<pristine/>');
    expect(readdirSync(home)).toContain('restarted');
    expect(await returnResetPassword.verify(context, plan)).toMatchObject({
      outcome: 'pass',
      evidence: [{ name: 'login', verdict: 'not-proved' }],
    });
  });

  it.skipIf(!canRun)('without a shipped configuration nothing is touched', { timeout: 30_000 }, async () => {
    rmSync(join(home, '.data'), { recursive: true });
    const context = aContext(gateway, stepParamSchemas['return.reset-password'].parse({}), { signal: signal() });
    await expect(returnResetPassword.plan(context)).rejects.toMatchObject({ code: 'returns/no-pristine-configuration' });
    expect(files()).toHaveLength(5);
  });
});
