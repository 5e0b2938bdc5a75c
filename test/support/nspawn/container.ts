/** A container's life: started with its console on a pipe, or on a terminal with a getty at its end of a paced cable. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ConsoleCable, layCable } from '../console/console-cable.ts';

const UNIT = join(import.meta.dirname, 'gateway-console.service');
const LIMIT_MS = 60_000;

export interface Container {
  /** What the station opens as a serial port, where there is one. */
  readonly console?: string;
  /** Once the container has ended by itself. */
  hasEnded(): boolean;
  /** Resolves when somebody could log in at the console; at once without one. */
  untilLogin(): Promise<void>;
  /** Resolves when no process of it is left. */
  kill(): Promise<void>;
}

export interface ContainerPlace {
  readonly folder: string;
  readonly hostname: string;
  /** Of the console's line; undefined for none. */
  readonly baud: number | undefined;
}

const nspawnWords = ['systemd-nspawn', '--quiet', '--boot', '--volatile=overlay', '--register=no', '--keep-unit'] as const;
/** If the tests are killed, the container is told to shut down, instead of running on without an owner. */
const withOwner = ['--pdeathsig', 'TERM', '--'] as const;

export async function startContainer(args: readonly string[], place: ContainerPlace): Promise<Container> {
  return place.baud === undefined ? onPipe(args, place) : onCable(args, place);
}

function onPipe(args: readonly string[], { folder, hostname }: ContainerPlace): Container {
  const child = spawn('setpriv', [...withOwner, ...nspawnWords, '--console=pipe', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  child.stdout.pipe(createWriteStream(join(folder, `${hostname}.log`)));
  return { hasEnded: () => child.exitCode !== null, untilLogin: async () => undefined, kill: () => killChild(child) };
}

/** `systemd.wants`: only these containers have a getty. */
async function onCable(args: readonly string[], { folder, hostname, baud }: ContainerPlace): Promise<Container> {
  const unit = `--bind-ro=${UNIT}:/etc/systemd/system/gateway-console.service`;
  const words = ['setpriv', ...withOwner, ...nspawnWords, '--console=interactive', unit, ...args, 'systemd.wants=gateway-console.service'];
  const program = `export TERM=vt220; exec ${words.map((word) => `'${word}'`).join(' ')}`;
  const cable = await layCable({ folder, name: hostname, program, baud });
  const pid = cable.programPid();
  return {
    console: cable.path,
    hasEnded: () => hasEnded(pid),
    untilLogin: () => untilPrinted(cable, /login: $/),
    kill: async () => {
      killInside(pid);
      while (!hasEnded(pid)) await delay(10);
      await cable.stop();
    },
  };
}

async function untilPrinted(cable: ConsoleCable, pattern: RegExp): Promise<void> {
  const giveUpAtMs = performance.now() + LIMIT_MS;
  while (!pattern.test(cable.printed())) {
    if (performance.now() > giveUpAtMs) throw new Error(`no login prompt on the console: ${cable.printed().slice(-1000)}`);
    await delay(50);
  }
}

async function killChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  killInside(child.pid);
  await ended;
}

/** Killing the container's PID 1 takes all of its processes along, and systemd-nspawn ends by itself; killing that would orphan them. */
function killInside(nspawn: number): void {
  if (hasEnded(nspawn)) return;
  const children = readFileSync(`/proc/${nspawn}/task/${nspawn}/children`, 'utf8').trim().split(' ');
  for (const child of children.filter((pid) => pid !== '')) process.kill(Number(child), 'SIGKILL');
}

/** An ended process may stay in the table for want of somebody who asks how it ended. */
function hasEnded(pid: number): boolean {
  return !existsSync(`/proc/${pid}`) || /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
