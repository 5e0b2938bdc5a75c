/** A real mosquitto over TLS with its dynamic security plugin, as somebody sets it up beside a station. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { issueServerCertificate, makeAuthority } from '../../electron/engine/pki/self-signed.ts';

const PLUGIN = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((machine) => `/usr/lib/${machine}/mosquitto_dynamic_security.so`)
  .find((file) => existsSync(file));
export const canRunDynamicMosquitto = PLUGIN !== undefined && existsSync('/usr/sbin/mosquitto') && existsSync('/usr/bin/mosquitto_ctrl');

export interface DynamicMosquitto {
  readonly url: string;
  readonly port: number;
  readonly authorityPem: string;
  readonly administrator: { readonly user: string; readonly password: string };
  /** Its log so far. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

export async function startDynamicMosquitto(): Promise<DynamicMosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-dynamic-mosquitto-'));
  const times = { nowMs: Date.now(), validDays: 30 };
  const authority = await makeAuthority({ ...times, subject: { CN: 'Mosquitto test authority' } });
  const server = await issueServerCertificate(authority, { ...times, subject: { CN: 'mosquitto' }, ipAddresses: ['127.0.0.1'] });
  const administrator = { user: 'admin', password: 'of-the-administrator' };
  const port = await freePort();
  const file = (name: string) => join(folder, name);
  writeFileSync(file('server.pem'), server.certificatePem);
  writeFileSync(file('server.key'), server.keyPem, { mode: 0o600 });
  execFileSync('/usr/bin/mosquitto_ctrl', ['dynsec', 'init', file('security.json'), administrator.user, administrator.password]);
  const lines = ['user root', 'log_dest stderr', 'log_type all', 'allow_anonymous false', `listener ${port} 127.0.0.1`];
  lines.push(`certfile ${file('server.pem')}`, `keyfile ${file('server.key')}`);
  lines.push(`plugin ${PLUGIN ?? ''}`, `plugin_opt_config_file ${file('security.json')}`);
  writeFileSync(file('mosquitto.conf'), `${lines.join('\n')}\n`);
  // Ends with the test, however that ends.
  const words = ['--pdeathsig', 'KILL', '/usr/sbin/mosquitto', '-v', '-c', file('mosquitto.conf')];
  const child = spawn('setpriv', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const log: string[] = [];
  const closed = once(child, 'close');
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      log.push(line);
      if (/mosquitto version .* running/.test(line)) resolve();
    });
    child.once('exit', () => reject(new Error(`mosquitto ended: ${log.join('\n')}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await closed;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `mqtts://127.0.0.1:${port}`, port, authorityPem: authority.certificatePem, administrator, log, stop };
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
