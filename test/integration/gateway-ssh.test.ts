/** The SSH half of a gateway against a real OpenSSH server: logins, keys, commands, and every way in which they end badly. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../shared/errors/app-error.ts';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway, Shell } from '../../electron/engine/gateway/gateway.ts';
import type { GatewayTarget, SshTarget } from '../../electron/engine/gateway/open-gateway.ts';
import { readIdentity } from '../../electron/engine/steps/read-identity.ts';
import { canRunSshd, gatewayUser, type Sshd, startSshd } from '../support/sshd.ts';

const options = { signal: new AbortController().signal, timeoutMs: 15_000 };
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const code = (expected: string) => ({ code: expected });

const opened: Gateway[] = [];
function gatewayAt(ssh: SshTarget, judgeFingerprint: GatewayTarget['judgeFingerprint'] = () => undefined): Gateway {
  const gateway = openGateway({ ssh, judgeFingerprint });
  opened.push(gateway);
  return gateway;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((gateway) => gateway.close()));
});

/** Open handles of this process that are sockets, by what they are connected to. */
const openSockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap' || kind === 'TCPConnectWrap').length;

describe.runIf(canRunSshd)('a gateway behind OpenSSH (needs root)', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd.stop());

  const endpoint = () => ({ host: sshd.host, port: sshd.port });
  const asRoot = (): SshTarget => ({ ...endpoint(), user: 'root', privateKey: sshd.privateKey });
  const asUser = (): SshTarget => ({ ...endpoint(), user: gatewayUser.name, password: gatewayUser.password });
  const rootShell = () => gatewayAt(asRoot()).shell(options);

  describe('login', () => {
    it.each([
      ['key', () => asRoot(), 'root'],
      ['password', () => asUser(), gatewayUser.name],
      [
        'password where a key is offered first and refused',
        () => ({ ...asUser(), privateKey: ssh2.utils.generateKeyPairSync('ed25519').private }),
        gatewayUser.name,
      ],
    ])('works by %s', async (_name, target, user) => {
      const shell = await gatewayAt(target()).shell(options);
      expect(text((await shell.exec(['id', '-un'], options)).stdout)).toBe(`${user}\n`);
    });

    it.each([
      ['a wrong password', () => ({ ...asUser(), password: 'wrong' })],
      ['a wrong key', () => ({ ...asRoot(), privateKey: ssh2.utils.generateKeyPairSync('ed25519').private })],
      ['no credential', () => ({ ...endpoint(), user: 'root' })],
      ['an unknown user', () => ({ ...asUser(), user: 'nobody-here' })],
    ])('is refused for %s', async (_name, target) => {
      await expect(gatewayAt(target()).shell(options)).rejects.toMatchObject({
        code: 'ssh/wrong-login',
        params: { port: String(sshd.port) },
      });
    });

    it('works from a given local address', async () => {
      const shell = await gatewayAt({ ...asRoot(), localAddress: '127.0.0.7' }).shell(options);
      expect(text((await shell.exec(['sh', '-c', 'echo $SSH_CLIENT'], options)).stdout)).toMatch(/^127\.0\.0\.7 /);
      await expect(gatewayAt({ ...asRoot(), localAddress: '192.0.2.1' }).shell(options)).rejects.toMatchObject(code('ssh/unreachable'));
    });

    it('makes one connection for callers that ask at once', async () => {
      const gateway = gatewayAt(asRoot());
      const shells = await Promise.all([gateway.shell(options), gateway.shell(options), gateway.shell(options)]);
      const clients = await Promise.all(shells.map((shell) => shell.exec(['sh', '-c', 'echo $SSH_CLIENT'], options)));
      expect(new Set(clients.map((result) => text(result.stdout))).size).toBe(1);
    });
  });

  describe('host key', () => {
    it('shows the fingerprint as ssh-keygen prints it, before it is trusted', async () => {
      const judge = vi.fn();
      const gateway = gatewayAt(asRoot(), judge);
      expect(gateway.fingerprints()).toEqual([]);
      await gateway.shell(options);
      await gateway.drop();
      await gateway.shell(options);
      expect(judge.mock.calls).toEqual([[{ fact: 'ssh-host-key', fingerprint: sshd.fingerprint }]]);
      expect(gateway.fingerprints()).toEqual([{ fact: 'ssh-host-key', fingerprint: sshd.fingerprint }]);
    });

    it('binds by a pin', async () => {
      const judge = vi.fn();
      await gatewayAt({ ...asRoot(), hostKeySha256: `${sshd.fingerprint}=` }, judge).shell(options);
      const pin = `SHA256:${'A'.repeat(43)}`;
      const refused = gatewayAt({ ...asUser(), hostKeySha256: pin }, judge);
      await expect(refused.shell(options)).rejects.toMatchObject({
        code: 'ssh/host-key-mismatch',
        params: { expected: pin, shown: sshd.fingerprint },
      });
      expect(refused.fingerprints()).toEqual([]);
      expect(judge).not.toHaveBeenCalled();
    });

    it('sends no credential where the journal refuses', async () => {
      const refusal = new AppError('gateway/fingerprint-of-another');
      const gateway = gatewayAt(asUser(), () => {
        throw refusal;
      });
      await expect(gateway.shell(options)).rejects.toBe(refusal);
    });
  });

  describe('exec', () => {
    it('gives status and both outputs apart, binary safe', async () => {
      const shell = await rootShell();
      const content = randomBytes(200_000);
      const result = await shell.exec(['sh', '-c', 'cat; echo oops >&2; exit 7'], { ...options, stdin: content });
      expect(result.exitStatus).toBe(7);
      expect(Buffer.from(result.stdout).equals(content)).toBe(true);
      expect(text(result.stderr)).toBe('oops\n');
    });

    it('passes words as they are', async () => {
      const words = ["it's", '$HOME', 'a\nb', '', '*', 'ä €'];
      const shell = await rootShell();
      expect(text((await shell.exec(['printf', '%s|', ...words], options)).stdout)).toBe(words.map((word) => `${word}|`).join(''));
    });

    it('ends standard input at once where there is none', async () => {
      expect((await (await rootShell()).exec(['cat'], options)).exitStatus).toBe(0);
    });

    it('gives the shell’s own status where there is no such program', async () => {
      expect((await (await rootShell()).exec(['no-such-program'], options)).exitStatus).toBe(127);
    });

    it('does not wait 40 ms for each answer', async () => {
      const shell = await rootShell();
      await shell.exec(['true'], options);
      const from = performance.now();
      for (let count = 0; count < 10; count += 1) await shell.exec(['true'], options);
      expect((performance.now() - from) / 10).toBeLessThan(35);
    });

    it('takes no signal for success', async () => {
      const shell = await rootShell();
      await expect(shell.exec(['sh', '-c', 'kill -KILL $$'], options)).rejects.toMatchObject({
        code: 'shell/no-exit-status',
        params: { signal: 'SIGKILL' },
      });
    });

    it('takes commands in turn, more of them than the server has sessions', async () => {
      const shell = await rootShell();
      const results = await Promise.all(
        Array.from({ length: 25 }, (_, index) => shell.exec(['sh', '-c', `sleep 0.01; echo ${index}`], options)),
      );
      expect(results.map((result) => text(result.stdout))).toEqual(results.map((_, index) => `${index}\n`));
    });

    it('stops a command that prints without end', async () => {
      const shell = await rootShell();
      await expect(shell.exec(['yes'], { ...options, maxOutputBytes: 10_000 })).rejects.toMatchObject(code('shell/output-too-long'));
      await expectNothingRuns('yes');
    });

    it('ends where the program closes its input early', async () => {
      const result = await (await rootShell()).exec(['true'], { ...options, stdin: randomBytes(5_000_000) });
      expect(result.exitStatus).toBe(0);
    });
  });

  /** Looks through the gateway's own processes, by another connection. */
  async function expectNothingRuns(program: string): Promise<void> {
    const found = await (await rootShell()).exec(['sh', '-c', 'cat /proc/[0-9]*/comm | grep -cx "$1"', 'sh', program], options);
    expect(text(found.stdout)).toBe('0\n');
  }

  describe('a command nobody waits for any more', () => {
    const users: [string, () => SshTarget][] = [
      ['root', () => asRoot()],
      ['a user', () => asUser()],
    ];

    it.each(users)('is ended on the gateway with all it started, when time is over (%s)', async (_name, target) => {
      const shell = await gatewayAt(target()).shell(options);
      const script = 'sleep 301 & sh -c "sleep 302; true" & (setsid sleep 303 &) ; sleep 304';
      await expect(shell.exec(['sh', '-c', script], { ...options, timeoutMs: 400 })).rejects.toMatchObject({
        code: 'shell/timeout',
        params: { command: 'sh' },
      });
      await expectNothingRuns('sleep');
      expect((await shell.exec(['true'], options)).exitStatus).toBe(0);
    });

    it.each(users)('is ended on the gateway when the caller aborts (%s)', async (_name, target) => {
      const shell = await gatewayAt(target()).shell(options);
      const abort = new AbortController();
      const reason = new AppError('step/timeout');
      const running = shell.exec(['sleep', '305'], { ...options, signal: abort.signal });
      setTimeout(() => abort.abort(reason), 200);
      await expect(running).rejects.toBe(reason);
      await expectNothingRuns('sleep');
    });

    it('does not even start where the caller had already aborted', async () => {
      const shell = await rootShell();
      await expect(shell.exec(['touch', join(sshd.folder, 'started')], { ...options, signal: AbortSignal.abort() })).rejects.toMatchObject(
        code('run/aborted'),
      );
      expect(readdirSync(sshd.folder)).not.toContain('started');
    });
  });

  describe('a lost connection', () => {
    it('is no success for the command under way', async () => {
      const gateway = gatewayAt(asRoot());
      const shell = await gateway.shell(options);
      const running = shell.exec(['sh', '-c', 'echo started; sleep 306'], options);
      setTimeout(() => sshd.cutSessionsWithCommands(), 200);
      await expect(running).rejects.toMatchObject({ code: 'ssh/connection-lost', params: { port: String(sshd.port) } });
    });

    it('is followed by a new one when asked again', async () => {
      const gateway = gatewayAt(asRoot());
      await gateway.shell(options);
      sshd.cutSessions();
      const shell = await vi.waitFor(async () => {
        const again = await gateway.shell(options);
        await again.exec(['true'], options);
        return again;
      });
      expect((await shell.exec(['true'], options)).exitStatus).toBe(0);
    });

    it('is noticed when the gateway freezes', async () => {
      const shell = await rootShell();
      const running = shell.exec(['sleep', '307'], { ...options, timeoutMs: 30_000 });
      const from = performance.now();
      setTimeout(() => sshd.freeze(), 100);
      try {
        await expect(running).rejects.toMatchObject(code('ssh/connection-lost'));
        expect(performance.now() - from).toBeLessThan(9000);
        await expect(gatewayAt(asRoot()).shell({ ...options, timeoutMs: 700 })).rejects.toMatchObject({
          code: 'ssh/unreachable',
          params: { reason: 'timeout' },
        });
      } finally {
        sshd.thaw();
        sshd.cutSessionsWithCommands();
      }
    });
  });

  describe('drop and close', () => {
    it('keep the connection where only Kura was restarted', async () => {
      const gateway = gatewayAt(asRoot());
      const client = async () => text((await (await gateway.shell(options)).exec(['sh', '-c', 'echo $SSH_CLIENT'], options)).stdout);
      const before = await client();
      await gateway.drop('rest');
      expect(await client()).toBe(before);
      await gateway.drop();
      expect(await client()).not.toBe(before);
    });

    it('end what is under way, and let a held view connect afresh after drop only', async () => {
      const gateway = gatewayAt(asRoot());
      const shell = await gateway.shell(options);
      const running = shell.exec(['sleep', '308'], options);
      const ended = running.catch((error: unknown) => error);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await gateway.drop();
      expect(await ended).toMatchObject(code('ssh/connection-lost'));
      expect((await shell.exec(['true'], options)).exitStatus).toBe(0);
      await gateway.close();
      await expect(shell.exec(['true'], options)).rejects.toMatchObject(code('gateway/closed'));
      await expect(gateway.shell(options)).rejects.toMatchObject(code('gateway/closed'));
    });

    it('leave no socket open, even to a frozen gateway', async () => {
      const before = openSockets();
      const gateways = [gatewayAt(asRoot()), gatewayAt(asUser())];
      await Promise.all(gateways.map((gateway) => gateway.shell(options)));
      expect(openSockets()).toBe(before + 2);
      sshd.freeze();
      try {
        const from = performance.now();
        await Promise.all(gateways.map((gateway) => gateway.close()));
        expect(performance.now() - from).toBeLessThan(2000);
        await vi.waitFor(() => expect(openSockets()).toBe(before));
      } finally {
        sshd.thaw();
      }
    });

    it('stop a login that is under way', async () => {
      const silent = createServer().listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const gateway = gatewayAt({ ...asRoot(), port: (silent.address() as AddressInfo).port });
      const waiting = gateway.shell(options).catch((error: unknown) => error);
      await once(silent, 'connection');
      await gateway.close();
      expect(await waiting).toMatchObject(code('ssh/connection-lost'));
      silent.close();
    });
  });

  it('reads and writes files', async () => {
    const shell: Shell = await rootShell();
    const path = join(sshd.folder, 'kura.properties');
    writeFileSync(path, 'old');
    const content = randomBytes(1024 * 1024);
    const written = await shell.writeFileAtomic(path, content, options);
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(readFileSync(written.backupPath ?? '', 'utf8')).toBe('old');
    expect(Buffer.from((await shell.readFile(path, options))?.bytes ?? []).equals(content)).toBe(true);
  });
});

describe.runIf(canRunSshd)('a login whose password has expired (needs root)', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd({ isPasswordExpired: true });
  });
  afterAll(() => sshd.stop());
  const words = 'Password change required but no TTY available.';
  const target = (): SshTarget => ({ host: sshd.host, port: sshd.port, user: gatewayUser.name, password: gatewayUser.password });

  it('is no gateway without files: every command says that the password has to be changed', async () => {
    const gateway = gatewayAt(target());
    const shell = await gateway.shell(options);
    const refusal = { code: 'ssh/password-change-needed', params: { host: sshd.host, user: gatewayUser.name } };
    await expect(shell.exec(['true'], options)).rejects.toMatchObject(refusal);
    await expect(shell.readFile('/etc/hostname', options)).rejects.toMatchObject(refusal);
    await expect(readIdentity(gateway, options)).rejects.toMatchObject(refusal);
  });

  it('is told from a command that only says the same', async () => {
    const shell = await gatewayAt({ ...target(), user: 'root', password: undefined, privateKey: sshd.privateKey }).shell(options);
    const result = await shell.exec(['sh', '-c', 'echo "$1" >&2; exit 1', 'sh', words], options);
    expect([result.exitStatus, text(result.stderr)]).toEqual([1, `${words}\n`]);
  });
});
