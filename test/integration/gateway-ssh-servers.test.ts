/** SSH servers that are not what OpenSSH is out of the box: other keys, few sessions, noisy shells, frozen, or no server at all. */
import { once } from 'node:events';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import ssh2, { type ParsedKey } from 'ssh2';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openGateway } from '../../electron/engine/gateway/connected-gateway.ts';
import type { Gateway } from '../../electron/engine/gateway/gateway.ts';
import type { GatewayTarget, SshTarget } from '../../electron/engine/gateway/open-gateway.ts';
import { canRunDropbear, canRunSshd, gatewayUser, type Sshd, startSshd } from '../support/sshd.ts';

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

describe.runIf(canRunSshd)('servers of other kinds (needs root)', () => {
  async function withServer(given: Parameters<typeof startSshd>[0], work: (sshd: Sshd) => Promise<void>): Promise<void> {
    const sshd = await startSshd(given);
    try {
      await work(sshd);
    } finally {
      await Promise.all(opened.splice(0).map((gateway) => gateway.close()));
      await sshd.stop();
    }
  }
  const rootAt = ({ host, port, privateKey }: Sshd): SshTarget => ({ host, port, user: 'root', privateKey });

  it('refuses another host key after a reconnect', () =>
    withServer({}, async (sshd) => {
      const gateway = gatewayAt(rootAt(sshd));
      await gateway.shell(options);
      const before = sshd.fingerprint;
      const now = await sshd.changeHostKey();
      await gateway.drop();
      await expect(gateway.shell(options)).rejects.toMatchObject({
        code: 'gateway/fingerprint-changed',
        params: { known: before, shown: now },
      });
    }));

  it.each(['ecdsa', 'rsa'])('accepts an %s host key', (hostKeyType) =>
    withServer({ hostKeyType }, async (sshd) => {
      const gateway = gatewayAt({ ...rootAt(sshd), hostKeySha256: sshd.fingerprint });
      await gateway.shell(options);
      expect(gateway.fingerprints()).toEqual([{ fact: 'ssh-host-key', fingerprint: sshd.fingerprint }]);
    }),
  );

  it('speaks what dropbear speaks', () => {
    const config = [
      'KexAlgorithms curve25519-sha256@libssh.org,diffie-hellman-group14-sha256',
      'Ciphers aes128-ctr,aes256-ctr',
      'MACs hmac-sha2-256',
    ];
    return withServer({ config }, async (sshd) => {
      expect((await (await gatewayAt(rootAt(sshd)).shell(options)).exec(['true'], options)).exitStatus).toBe(0);
    });
  });

  it.each([['KexAlgorithms diffie-hellman-group14-sha1'], ['Ciphers aes128-cbc'], ['HostKeyAlgorithms ssh-rsa']])('refuses %s', (line) =>
    withServer({ config: [line], hostKeyType: 'rsa' }, async (sshd) => {
      await expect(gatewayAt(rootAt(sshd)).shell(options)).rejects.toMatchObject(code('ssh/no-common-algorithm'));
    }),
  );

  it('makes do with one session at a time', () =>
    withServer({ config: ['MaxSessions 1'] }, async (sshd) => {
      const shell = await gatewayAt(rootAt(sshd)).shell(options);
      const results = await Promise.all(Array.from({ length: 10 }, () => shell.exec(['true'], options)));
      expect(results.every((result) => result.exitStatus === 0)).toBe(true);
      await expect(shell.exec(['sleep', '309'], { ...options, timeoutMs: 300 })).rejects.toMatchObject(code('shell/timeout'));
    }));

  it('says so where the server starts no command', () =>
    withServer({ config: ['MaxSessions 0'] }, async (sshd) => {
      const shell = await gatewayAt(rootAt(sshd)).shell(options);
      await expect(shell.exec(['true'], options)).rejects.toMatchObject(code('shell/refused'));
    }));

  it('is told by the server after too many tries', () =>
    withServer({ config: ['MaxAuthTries 1'] }, async (sshd) => {
      const target = { host: sshd.host, port: sshd.port, user: gatewayUser.name, password: 'wrong' };
      await expect(gatewayAt(target).shell(options)).rejects.toMatchObject(code('ssh/wrong-login'));
    }));

  it('reads and writes files where bash greets on standard output', () =>
    withServer({ shell: '/bin/bash' }, async (sshd) => {
      writeFileSync(join(sshd.folder, 'setup/root/.bashrc'), 'echo "Welcome to the gateway"; printf "no line end"\n');
      const shell = await gatewayAt(rootAt(sshd)).shell(options);
      const path = join(sshd.folder, 'f');
      await shell.writeFileAtomic(path, Buffer.from('content'), options);
      expect(text((await shell.readFile(path, options))?.bytes ?? new Uint8Array())).toBe('content');
    }));
});

describe.runIf(canRunDropbear)('a small gateway: dropbear and BusyBox (needs both, and root)', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd({ server: 'dropbear', shell: 'busybox' });
  });
  afterAll(() => sshd.stop());
  const asRoot = (): SshTarget => ({ host: sshd.host, port: sshd.port, user: 'root', privateKey: sshd.privateKey });

  it('is logged in to by key and by password, and shows its key', async () => {
    const gateway = gatewayAt({ ...asRoot(), hostKeySha256: sshd.fingerprint });
    const user = gatewayAt({ host: sshd.host, port: sshd.port, user: gatewayUser.name, password: gatewayUser.password });
    for (const [one, name] of [
      [gateway, 'root'],
      [user, gatewayUser.name],
    ] as const) {
      expect(text((await (await one.shell(options)).exec(['id', '-un'], options)).stdout)).toBe(`${name}\n`);
    }
    await expect(gatewayAt({ ...asRoot(), privateKey: undefined, password: 'wrong' }).shell(options)).rejects.toMatchObject(
      code('ssh/wrong-login'),
    );
  });

  it('has nothing but BusyBox', async () => {
    const found = await (await gatewayAt(asRoot()).shell(options)).exec(['sh', '-c', 'readlink -f "$(which stat)"'], options);
    expect(text(found.stdout)).toMatch(/\/busybox\n$/);
  });

  it('carries many commands one after the other', async () => {
    const shell = await gatewayAt(asRoot()).shell(options);
    const results = await Promise.all(Array.from({ length: 300 }, (_, index) => shell.exec(['echo', String(index)], options)));
    expect(results.map((result) => text(result.stdout))).toEqual(results.map((_, index) => `${index}\n`));
  });

  it('takes no signal for success, and ends what nobody waits for', async () => {
    const shell = await gatewayAt(asRoot()).shell(options);
    await expect(shell.exec(['sh', '-c', 'kill -KILL $$'], options)).rejects.toMatchObject(code('shell/no-exit-status'));
    const forked = shell.exec(['sh', '-c', 'sleep 311 & sleep 312'], { ...options, timeoutMs: 400 });
    await expect(forked).rejects.toMatchObject(code('shell/timeout'));
    const left = await shell.exec(['sh', '-c', 'ps | grep -c "[s]leep 31"'], options);
    expect(text(left.stdout)).toBe('0\n');
  });

  it('reads and writes files', async () => {
    const shell = await gatewayAt(asRoot()).shell(options);
    const path = join(sshd.folder, 'kura.properties');
    writeFileSync(path, 'old', { mode: 0o640 });
    const content = randomBytes(1024 * 1024);
    const written = await shell.writeFileAtomic(path, content, options);
    expect(Buffer.from((await shell.readFile(path, options))?.bytes ?? []).equals(content)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readFileSync(written.backupPath ?? '', 'utf8')).toBe('old');
  });
});

describe('no SSH server', () => {
  const target = (port: number): SshTarget => ({ host: '127.0.0.1', port, user: 'root', password: 'x' });

  it('is unreachable where the port is closed', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    await expect(gatewayAt(target(port)).shell(options)).rejects.toMatchObject({
      code: 'ssh/unreachable',
      params: { reason: 'ECONNREFUSED' },
    });
  });

  it.each([
    ['closes at once', '', 'ssh/unreachable'],
    ['speaks HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'ssh/unreachable'],
  ])('is unreachable where the server %s', async (_name, greeting, expected) => {
    const server = createServer((socket) => socket.on('error', () => undefined).end(greeting)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await expect(gatewayAt(target((server.address() as AddressInfo).port)).shell(options)).rejects.toMatchObject(code(expected));
    server.close();
  });

  it('cannot be asked where the lane has none', async () => {
    const gateway = openGateway({ judgeFingerprint: () => undefined });
    expect(gateway.has).toEqual({ shell: false, rest: false, remote: false });
    await expect(gateway.shell(options)).rejects.toMatchObject(code('gateway/no-shell'));
    await expect(gateway.rest(options)).rejects.toMatchObject(code('gateway/no-rest'));
    await gateway.close();
  });
});

describe('a server that shows the key of another', () => {
  it('gets no credential and is not taken for it', async () => {
    const own = ssh2.utils.generateKeyPairSync('ed25519').private;
    const [ownKey, otherKey] = [own, ssh2.utils.generateKeyPairSync('ed25519').private].map((pem) => ssh2.utils.parseKey(pem) as ParsedKey);
    const ownPublic = ownKey?.getPublicSSH() ?? Buffer.alloc(0);
    const otherPublic = otherKey?.getPublicSSH() ?? Buffer.alloc(0);
    const shown = vi.spyOn(Object.getPrototypeOf(ownKey) as ParsedKey, 'getPublicSSH').mockReturnValue(otherPublic);
    let tries = 0;
    const server = new ssh2.Server({ hostKeys: [own] }, (client) => {
      client.on('error', () => undefined).on('authentication', (context) => ((tries += 1), context.accept()));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const target = { host: '127.0.0.1', port: (server.address() as AddressInfo).port, user: 'root', password: 'hunter2' };
    const pinOf = (key: Buffer) => `SHA256:${createHash('sha256').update(key).digest('base64')}`;
    const gateway = gatewayAt({ ...target, hostKeySha256: pinOf(otherPublic) });
    await expect(gateway.shell(options)).rejects.toMatchObject(code('ssh/handshake-failed'));
    expect(tries).toBe(0);
    expect(gateway.fingerprints()).toEqual([]);
    shown.mockRestore();
    await gatewayAt({ ...target, hostKeySha256: pinOf(ownPublic) }).shell(options);
    expect(tries).toBeGreaterThan(0);
    await Promise.all(opened.splice(0).map((one) => one.close()));
    server.close();
  });
});

describe('keyboard-interactive', () => {
  it('is answered with the password where a server offers nothing else', async () => {
    const answers: string[][] = [];
    const server = new ssh2.Server({ hostKeys: [ssh2.utils.generateKeyPairSync('ed25519').private] }, (client) => {
      client.on('error', () => undefined);
      client.on('authentication', (context) => {
        if (context.method !== 'keyboard-interactive') return context.reject(['keyboard-interactive']);
        context.prompt([{ prompt: 'Password: ', echo: false }], (given) => {
          answers.push(given);
          if (given[0] === 'hunter2') context.accept();
          else context.reject(['keyboard-interactive']);
        });
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const target = { host: '127.0.0.1', port, user: 'root' };
    await gatewayAt({ ...target, password: 'hunter2' }).shell(options);
    await expect(gatewayAt({ ...target, password: 'other' }).shell(options)).rejects.toMatchObject(code('ssh/wrong-login'));
    expect(answers).toEqual([['hunter2'], ['other']]);
    await Promise.all(opened.splice(0).map((gateway) => gateway.close()));
    server.close();
  });
});
