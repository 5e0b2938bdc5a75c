/** A real mosquitto with TLS, a password file and an ACL, on a port of its own; everything it needs is removed with it. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CertifiedKey } from '../../electron/engine/pki/self-signed.ts';

export const canRunMosquitto = process.platform === 'linux' && existsSync('/usr/sbin/mosquitto') && existsSync('/usr/bin/mosquitto_passwd');

export interface MosquittoOptions {
  /** Without it the listener is plain. */
  readonly serverKey?: CertifiedKey;
  /** Passwords by user. */
  readonly users: Readonly<Record<string, string>>;
  /** Further lines of its configuration. */
  readonly config?: readonly string[];
  /** Further lines of its access list; without them everybody has the topics of their own client id only. */
  readonly acl?: readonly string[];
}

export interface Mosquitto {
  readonly port: number;
  /** Its log, whole once it is stopped. */
  readonly log: readonly string[];
  /** How many CONNECTs it has answered, accepting or not; all of them once it is stopped. */
  connects(): number;
  /** At once, as a power cut does it; `restart` has it back on the same port. */
  kill(): void;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startMosquitto(options: MosquittoOptions): Promise<Mosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-mosquitto-'));
  const port = await freePort();
  writeFileSync(join(folder, 'mosquitto.conf'), configText(folder, port, options));
  const log: string[] = [];
  let server = await serve(folder, log);
  return {
    port,
    log,
    connects: () => log.filter((line) => line.includes('Sending CONNACK')).length,
    kill: () => void server.process.kill('SIGKILL'),
    restart: async () => {
      await server.closed;
      server = await serve(folder, log);
    },
    stop: async () => {
      // One that has only just started loses a signal.
      const asking = setInterval(() => server.process.kill('SIGTERM'), 200);
      server.process.kill('SIGTERM');
      await server.closed;
      clearInterval(asking);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serve(folder: string, log: string[]) {
  // Ends with the test, however that ends.
  const words = ['--pdeathsig', 'KILL', '/usr/sbin/mosquitto', '-v', '-c', join(folder, 'mosquitto.conf')];
  const server = spawn('setpriv', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const closed = once(server, 'close');
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      log.push(line);
      if (/mosquitto version .* running/.test(line)) resolve();
    });
    server.once('exit', () => reject(new Error(`mosquitto ended: ${log.join('\n')}`)));
  });
  return { process: server, closed };
}

function configText(folder: string, port: number, { serverKey, users, config = [], acl: rights = [] }: MosquittoOptions): string {
  const passwords = join(folder, 'passwords');
  const accounts = Object.entries(users).map(([user, password]) => `${user}:${password}\n`);
  writeFileSync(passwords, accounts.join(''), { mode: 0o600 });
  execFileSync('/usr/bin/mosquitto_passwd', ['-U', passwords]);
  const acl = join(folder, 'acl');
  writeFileSync(acl, ['pattern readwrite $EDC/+/%c/#', ...rights, ''].join('\n'), { mode: 0o600 });
  const lines = ['user root', 'log_dest stderr', 'log_type all', `listener ${port} 127.0.0.1`, 'allow_anonymous false'];
  lines.push(`password_file ${passwords}`, `acl_file ${acl}`, ...config);
  if (serverKey === undefined) return `${lines.join('\n')}\n`;
  writeFileSync(join(folder, 'server.pem'), serverKey.certificatePem);
  writeFileSync(join(folder, 'server.key'), serverKey.keyPem, { mode: 0o600 });
  return `${[...lines, `certfile ${join(folder, 'server.pem')}`, `keyfile ${join(folder, 'server.key')}`].join('\n')}\n`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
