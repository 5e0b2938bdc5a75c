/** A gateway that is nothing but its console: Debian's own agetty, login, PAM and bash (or BusyBox's getty, login and ash) in namespaces of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gatewayRoot } from '../nspawn/gateway-root.ts';
import { whyNoFleet } from '../nspawn-fleet.ts';
import { type ConsoleCable, layCable } from './console-cable.ts';

export interface LightGatewayOptions {
  /** Default `debian`. */
  readonly system?: 'debian' | 'busybox';
  readonly hostname?: string;
  /** Undefined for a line without pace. */
  readonly baud?: number | undefined;
  /** Shell text run on the gateway before the first login prompt. */
  readonly prepare?: string;
  /** A folder of this computer that the gateway has at the same place, read only. */
  readonly share?: string;
}

export interface LightGateway extends ConsoleCable {
  /** Runs a shell command on the gateway, beside its console, as root; its standard output. */
  run(command: string): string;
  /** The gateway's own terminal, on this computer. */
  terminal(): string;
  /** Power off: every process of the gateway is gone at once. */
  cutPower(): void;
}

export const consoleUser = { user: 'technician', password: 's3cret' } as const;
export const consoleRoot = { user: 'root', password: `r00t 'quoted' $word` } as const;

/** Why these gateways cannot run on this computer; undefined where they can. */
export function whyNoConsoles(): string | undefined {
  const refusal = whyNoFleet();
  if (refusal !== undefined) return refusal;
  try {
    execFileSync('sh', ['-c', 'command -v socat'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'not installed: socat';
  }
}

const startLimitMs = 60_000;

const shellWord = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

export async function startLightGateway(options: LightGatewayOptions = {}): Promise<LightGateway> {
  const { system = 'debian', hostname = 'gw1', baud, prepare = ':', share = '' } = options;
  const giveUpAtMs = performance.now() + startLimitMs;
  const folder = mkdtempSync(join(tmpdir(), 'lineside-console-'));
  const inside = join(folder, 'inside');
  mkdirSync(inside);
  const script = join(import.meta.dirname, 'light-gateway.sh');
  const words = ['sh', script, gatewayRoot(), inside, hostname, system, prepare, share];
  const namespaces = 'unshare --mount --pid --uts --fork --kill-child --propagation private';
  const program = `exec setpriv --pdeathsig KILL -- ${namespaces} ${words.map(shellWord).join(' ')}`;
  const cable = await layCable({ folder, name: 'console', program, baud });
  const first = () => Number(readFileSync(`/proc/${cable.programPid()}/task/${cable.programPid()}/children`, 'utf8').trim().split(' ')[0]);
  const gateway = {
    ...cable,
    run: (command: string) =>
      execFileSync('nsenter', ['-t', String(first()), '-m', '-p', '-u', 'chroot', join(inside, 'root'), '/bin/sh', '-c', command], {
        encoding: 'utf8',
      }),
    terminal: () => execFileSync('readlink', [`/proc/${first()}/fd/0`], { encoding: 'utf8' }).trim(),
    cutPower: () => process.kill(first(), 'SIGKILL'),
    stop: async () => {
      await cable.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  // What is typed before would reach the start itself.
  while (!cable.printed().endsWith('login: ')) {
    if (performance.now() > giveUpAtMs) throw new Error(`no login prompt; the console said: ${cable.printed()}`);
    await delay(20);
  }
  return gateway;
}
