/** One whole gateway: its container's life, and a look into it with OpenSSH's own client. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Container, startContainer } from './container.ts';
import { answersSsh, execOverSsh } from './over-ssh.ts';

const START_LIMIT_MS = 60_000;
const POLL_MS = 50;

export interface NspawnGateway {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly hostname: string;
  /** `SHA256:…`, as OpenSSH writes it. */
  readonly hostKeySha256: string;
  /** A serial port to log in at with the same user, where the fleet has consoles. */
  readonly console?: string;
  /** Runs a shell command inside and resolves with the bytes of its stdout; rejects where it ends with another status than 0. */
  exec(command: string): Promise<Buffer>;
}

export interface StartedGateway extends NspawnGateway {
  stop(): Promise<void>;
}

export interface GatewayPlace {
  readonly root: string;
  /** For what is this gateway's alone; of the fleet. */
  readonly folder: string;
  readonly number: number;
  readonly host: string;
  /** Gives the gateway a console with a getty, on a line of this pace. */
  readonly consoleBaud?: number | undefined;
}

export async function startGateway({ root, folder, number, host, consoleBaud }: GatewayPlace): Promise<StartedGateway> {
  const hostname = `GW-${number}`;
  const key = join(folder, `${hostname}.key`);
  const listen = join(folder, `${hostname}.conf`);
  const port = 22;
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  writeFileSync(listen, `ListenAddress ${host}\nPort ${port}\nHostKey /etc/ssh/gateway_ed25519\n`);
  const args = [
    `--directory=${root}`,
    `--machine=lineside-${process.pid}-${number}`,
    `--hostname=${hostname}`,
    `--uuid=${machineUuid(number)}`,
    `--bind-ro=${listen}:/etc/ssh/sshd_config.d/20-listen.conf`,
    `--bind-ro=${key}:/etc/ssh/gateway_ed25519`,
  ];
  const container = await startContainer(args, { folder, hostname, baud: consoleBaud });
  const login = { host, port, user: 'root', password: 'gateway-root' };
  const gateway: StartedGateway = {
    ...login,
    hostname,
    hostKeySha256: fingerprint(`${key}.pub`),
    exec: (command) => execOverSsh(login, command),
    stop: () => container.kill(),
    ...(container.console === undefined ? {} : { console: container.console }),
  };
  try {
    await untilReady(gateway, container);
    return gateway;
  } catch (cause) {
    await container.kill();
    throw new Error(`gateway ${hostname} on ${host} did not come up; its console is in ${folder}`, { cause });
  }
}

/** A machine id of its own for every gateway of every run. */
function machineUuid(number: number): string {
  return `${process.pid.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

function fingerprint(publicKey: string): string {
  const line = execFileSync('ssh-keygen', ['-l', '-E', 'sha256', '-f', publicKey], { encoding: 'utf8' });
  return line.split(' ')[1] ?? '';
}

async function untilReady(gateway: NspawnGateway, container: Container): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (!(await answersSsh(gateway))) {
    if (container.hasEnded()) throw new Error('systemd-nspawn has ended');
    if (performance.now() > deadline) throw new Error(`no SSH after ${START_LIMIT_MS} ms`);
    await delay(POLL_MS);
  }
  // "degraded" is good enough: in a container a unit or two of the host's kind may fail.
  await gateway.exec('systemctl is-system-running --wait; systemctl is-active kura');
  await container.untilLogin();
}
