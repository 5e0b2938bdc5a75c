/** What earlier connections left running on a gateway, seen from a later one: OpenSSH, dropbear with BusyBox, and the training line. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { ExecResult, Gateway } from '../../electron/engine/gateway/gateway.ts';
import type { SshTarget } from '../../electron/engine/gateway/open-gateway.ts';
import { countEarlierJobs } from '../../electron/engine/gateway/shell/earlier-jobs.ts';
import { canRunDropbear, canRunSshd, gatewayUser, type Sshd, type SshdOptions, startSshd } from '../support/sshd.ts';
import { type RunningLine, startLine } from './simulator-clients.ts';

const options = { signal: new AbortController().signal, timeoutMs: 15_000 };
const soon = { timeout: 15_000, interval: 100 };

const opened: Gateway[] = [];
function gatewayAt(ssh: SshTarget, name?: string): Gateway {
  const gateway = openGateway({ ssh, judgeFingerprint: () => undefined });
  opened.push(gateway);
  if (name !== undefined) gateway.nameJobs(name);
  return gateway;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((gateway) => gateway.close()));
});

const countAt = (ssh: SshTarget, name?: string) => gatewayAt(ssh, name).earlierJobs(options);

/** Starts a command, loses the line as soon as it runs, and resolves when the station knows. */
async function loseLineDuring(command: readonly string[], ssh: SshTarget, name: string): Promise<void> {
  const gateway = gatewayAt(ssh, name);
  const lost = (await gateway.shell(options)).exec(command, options).catch((error: unknown) => error);
  const watcher = gatewayAt(ssh, name);
  await vi.waitFor(async () => expect(await watcher.earlierJobs(options)).toBeGreaterThan(0), soon);
  await watcher.close();
  await gateway.drop();
  expect(await lost).toMatchObject({ code: 'ssh/connection-lost' });
}

const untilExists = (path: string) => ['sh', '-c', 'until [ -e "$1" ]; do sleep 1; done', 'sh', path];

const servers: { readonly name: string; readonly canRun: boolean; readonly sshd: SshdOptions; readonly greeting?: string }[] = [
  { name: 'OpenSSH', canRun: canRunSshd, sshd: {} },
  { name: 'OpenSSH and a bash that greets', canRun: canRunSshd, sshd: { shell: '/bin/bash' }, greeting: 'printf "No line end"\n' },
  { name: 'dropbear with BusyBox', canRun: canRunDropbear, sshd: { server: 'dropbear', shell: 'busybox' } },
];

describe.each(servers)('on a gateway behind $name (needs root)', ({ canRun, sshd: sshdOptions, greeting }) => {
  describe.runIf(canRun)('a command', () => {
    let sshd: Sshd;
    beforeAll(async () => {
      sshd = await startSshd(sshdOptions);
      if (greeting === undefined) return;
      for (const home of ['root', 'home']) writeFileSync(join(sshd.folder, 'setup', home, '.bashrc'), greeting);
    });
    afterAll(() => sshd.stop());
    const at = () => ({ host: sshd.host, port: sshd.port });
    const users: [string, () => SshTarget][] = [
      ['root', () => ({ ...at(), user: 'root', privateKey: sshd.privateKey })],
      ['a user', () => ({ ...at(), user: gatewayUser.name, password: gatewayUser.password })],
    ];
    const asRoot = () => users[0]?.[1]() as SshTarget;

    it.each(users)('of a lost line is counted for as long as it runs, under its own name only (%s)', async (user, target) => {
      const name = `lost-${user.length}`;
      const path = `/tmp/${name}-${sshd.port}`;
      expect(await countAt(target(), name)).toBe(0);
      await loseLineDuring(untilExists(path), target(), name);
      expect(await countAt(target(), name)).toBeGreaterThan(0);
      for (const other of [name.slice(0, -1), `${name}0`, 'another', undefined]) expect(await countAt(target(), other)).toBe(0);
      await (await gatewayAt(target()).shell(options)).exec(['touch', path], options);
      const later = gatewayAt(target(), name);
      await vi.waitFor(async () => expect(await later.earlierJobs(options)).toBe(0), soon);
      await (await later.shell(options)).exec(['rm', path], options);
    });

    it('counts with each process it left behind, once its connection is an earlier one', async () => {
      const gateway = gatewayAt(asRoot(), 'children');
      const script = '(sleep 321 & sleep 322 &) >/dev/null 2>&1';
      expect((await (await gateway.shell(options)).exec(['sh', '-c', script], options)).exitStatus).toBe(0);
      expect(await gateway.earlierJobs(options)).toBe(0);
      await gateway.drop();
      expect(await gateway.earlierJobs(options)).toBe(2);
      expect(await gateway.earlierJobs(options)).toBe(2);
    });

    it('that bears a name is still ended when its time is over', async () => {
      const gateway = gatewayAt(asRoot(), 'late');
      const late = (await gateway.shell(options)).exec(['sh', '-c', 'sleep 323 & sleep 324'], { ...options, timeoutMs: 400 });
      await expect(late).rejects.toMatchObject({ code: 'shell/timeout' });
      expect(await countAt(asRoot(), 'late')).toBe(0);
    });
  });
});

describe.runIf(canRunSshd)('a gateway without /proc (needs root)', () => {
  it('has none to count', async () => {
    const run = async (command: readonly string[]): Promise<ExecResult> => {
      const hideProc = 'mount -t tmpfs none /proc && LINESIDE_JOB=a.b.c exec "$@"';
      const { status, stdout, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', hideProc, 'sh', ...command]);
      return { exitStatus: status ?? -1, stdout, stderr };
    };
    expect((await run(['test', '!', '-e', '/proc/1'])).exitStatus).toBe(0);
    expect(await countEarlierJobs(run, options)).toBe(0);
  });
});

describe('a gateway without a shell', () => {
  it('has none to count', async () => {
    const gateway = openGateway({ judgeFingerprint: () => undefined });
    gateway.nameJobs('run-1');
    expect(await gateway.earlierJobs(options)).toBe(0);
  });
});

describe('on the training line', () => {
  let line: RunningLine;
  beforeAll(async () => {
    line = await startLine({ gateways: 1, lanes: 1 });
  });
  afterAll(() => line.end());

  it('a command of a lost line is counted until it has ended', async () => {
    const lane = line.lanes[0];
    const target: SshTarget = { host: '127.0.0.1', port: lane?.sshPort ?? 0, user: 'root', password: lane?.sshPassword };
    await loseLineDuring(['sleep', '3'], target, 'run-1');
    expect(await countAt(target, 'run-1')).toBe(1);
    expect(await countAt(target, 'run-2')).toBe(0);
    const later = gatewayAt(target, 'run-1');
    await vi.waitFor(async () => expect(await later.earlierJobs(options)).toBe(0), soon);
  });
});
