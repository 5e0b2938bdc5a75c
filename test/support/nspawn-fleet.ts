/**
 * Whole Debian gateways for tests: systemd as PID 1 in a container (systemd-nspawn), sshd on a loopback address of its own, and a Kura
 * laid out as its installer does it. They share the host's network; every run uses its own block of 127.0.0.0/8.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayRoot } from './nspawn/gateway-root.ts';
import { type NspawnGateway, startGateway, type StartedGateway } from './nspawn/nspawn-gateway.ts';

export type { NspawnGateway } from './nspawn/nspawn-gateway.ts';

export interface NspawnFleet {
  readonly gateways: readonly NspawnGateway[];
  /** Resolves when no process and no file of the fleet is left. */
  stop(): Promise<void>;
}

const PROGRAMS = ['mmdebstrap', 'systemd-nspawn', 'ssh', 'sshpass', 'ssh-keygen', 'setpriv'];

/** Why whole gateways cannot run on this computer; undefined where they can. */
export function whyNoFleet(): string | undefined {
  if (process.platform !== 'linux') return 'whole gateways need Linux';
  if (process.getuid?.() !== 0) return 'whole gateways need root (systemd-nspawn)';
  if (!existsSync('/etc/debian_version')) return 'whole gateways need Debian (mmdebstrap builds them)';
  const missing = PROGRAMS.filter((program) => !isInstalled(program));
  return missing.length === 0 ? undefined : `not installed: ${missing.join(', ')}`;
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** 127.64.0.0 to 127.191.255.255, by process: two runs at the same time do not meet. */
function addressOf(index: number): string {
  return `127.${64 + ((process.pid >> 8) & 127)}.${process.pid & 255}.${index + 1}`;
}

export interface FleetOptions {
  /** Gives every gateway a console with a getty as well, on a line of this pace; needs socat. */
  readonly consoleBaud?: number | undefined;
}

/** Starts `count` gateways side by side and resolves when all of them answer over SSH, and on their consoles. */
export async function startNspawnFleet(count: number, { consoleBaud }: FleetOptions = {}): Promise<NspawnFleet> {
  const root = gatewayRoot();
  const folder = mkdtempSync(join(tmpdir(), 'lineside-fleet-'));
  const started = await Promise.allSettled(
    Array.from({ length: count }, (_, index) => startGateway({ root, folder, number: index + 1, host: addressOf(index), consoleBaud })),
  );
  const running = started
    .filter((result) => result.status === 'fulfilled')
    .map(({ value }: PromiseFulfilledResult<StartedGateway>) => value);
  const stop = async () => {
    await Promise.all(running.map((gateway) => gateway.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const failed = started.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  return { gateways: running, stop };
}
