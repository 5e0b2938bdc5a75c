/** Where the killed station's gateway is, by transport: one real server or console each, with a folder for every case. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canRunSshd, startSshd } from '../sshd.ts';
import { consoleRoot, startLightGateway, whyNoConsoles } from '../console/light-gateway.ts';

export interface KilledPlace {
  /** The lane's way to the gateway, as in a station file. */
  readonly endpoint: object;
  /** A folder of the gateway with an old `kura_custom.properties` in it. */
  prepare(name: string): string;
  /** Content of a file on the gateway; empty where there is none. */
  read(path: string): string;
  /** Ends every session with all that it was doing. */
  cut(): void;
  stop(): Promise<void>;
}

export interface Transport {
  readonly name: string;
  readonly refusal: string | undefined;
  /** Which calls are killed: each one, or every third where a login alone takes seconds. */
  readonly callStride: number;
  /** Milliseconds into a call; at the last of them everything that runs on the gateway dies as well. */
  readonly duringMs: readonly number[];
  start(): Promise<KilledPlace>;
}

const OLD = '# old\nsite = Halle 7\n';

export const transports: readonly Transport[] = [
  {
    name: 'SSH',
    refusal: canRunSshd ? undefined : 'real sshd needs Linux and root',
    callStride: 1,
    duringMs: [1, 4, 12, 60, 25],
    start: startOverSsh,
  },
  { name: 'serial console', refusal: whyNoConsoles(), callStride: 3, duringMs: [5, 40], start: () => startOverConsole('serial') },
  { name: 'TCP console', refusal: whyNoConsoles(), callStride: 3, duringMs: [5, 40], start: () => startOverConsole('tcp') },
];

async function startOverSsh(): Promise<KilledPlace> {
  const sshd = await startSshd();
  const keyFile = join(sshd.folder, 'client.key');
  writeFileSync(keyFile, sshd.privateKey, { mode: 0o600 });
  return {
    endpoint: { ssh: { host: sshd.host, port: sshd.port, user: 'root', keyFile } },
    prepare: (name) => {
      const home = join(sshd.folder, name);
      mkdirSync(join(home, 'user'), { recursive: true });
      writeFileSync(join(home, 'user/kura_custom.properties'), OLD);
      return home;
    },
    read: (path) => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return '';
      }
    },
    cut: () => sshd.cutSessionsWithCommands(),
    stop: () => sshd.stop(),
  };
}

async function startOverConsole(kind: 'serial' | 'tcp'): Promise<KilledPlace> {
  const gateway = await startLightGateway();
  const login = consoleRoot;
  const line = kind === 'serial' ? { serial: { path: gateway.path } } : { tcp: `127.0.0.1:${await gateway.listen()}` };
  return {
    endpoint: { console: { ...line, login } },
    prepare: (name) => {
      const home = `/srv/${name}`;
      gateway.run(`mkdir -p ${home}/user; printf '%s' '${OLD}' >${home}/user/kura_custom.properties`);
      return home;
    },
    read: (path) => gateway.run(`cat ${path} 2>/dev/null || true`),
    // Everything but process 1, which brings the login prompt back.
    cut: () => void gateway.run('kill -9 -1 2>/dev/null || true'),
    stop: async () => {
      gateway.cutPower();
      await gateway.stop();
    },
  };
}
