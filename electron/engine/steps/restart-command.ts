/** By which command a gateway's Kura is restarted, and what that restarts: a service by its manager, or something nobody here knows. */
import type { CallOptions, Gateway, Shell } from '../gateway/gateway.ts';
import type { KuraProcess } from './kura-process.ts';
import { outputOf, succeeds } from './shell-output.ts';

const SYSTEMCTL_RESTARTS: ReadonlySet<string> = new Set(['restart', 'try-restart', 'reload-or-restart']);
const INIT_SCRIPT = /^\/etc\/(?:rc\.d\/)?init\.d\/[^/]+$/;

/**
 * True for `systemctl restart kura`, `service kura restart`, `/etc/init.d/kura restart`, whatever stands before: a login to the gateway
 * outlives that. Anything else may be a reboot.
 */
export function restartsOnlyService(command: readonly string[]): boolean {
  const at = systemctlAt(command);
  if (at >= 0) return SYSTEMCTL_RESTARTS.has(command.slice(at + 1).find((word) => !word.startsWith('-')) ?? '');
  const manager = command.at(-3) ?? '';
  return command.at(-1) === 'restart' && (/(^|\/)service$/.test(manager) || INIT_SCRIPT.test(command.at(-2) ?? ''));
}

/** `sudo systemctl restart kura` → `sudo systemctl is-active --quiet kura`; undefined for anything but systemctl. */
export function activeCheck(command: readonly string[]): readonly string[] | undefined {
  const at = systemctlAt(command);
  const unit = command.at(-1);
  if (at < 0 || unit === undefined || command.length < at + 3) return undefined;
  return [...command.slice(0, at + 1), 'is-active', '--quiet', unit];
}

function systemctlAt(command: readonly string[]): number {
  return command.findIndex((word) => /(^|\/)systemctl$/.test(word));
}

/** The unit of an installation is called kura on ESF as well (kura.md §7). */
const USUAL_SERVICE = 'kura';
/** Kura up to 3 is started by a script. */
const INIT_SCRIPTS = ['/etc/init.d/kura', '/etc/init.d/esf'] as const;

export interface RunningOn {
  readonly shell: Shell;
  readonly process: KuraProcess | undefined;
}

/** As the lane says; else the unit that the running Kura belongs to; else what the device has: a unit, or a script. */
export async function restartCommandOf(
  { restartCommand }: Pick<Gateway, 'restartCommand'>,
  { shell, process }: RunningOn,
  call: CallOptions,
): Promise<readonly string[]> {
  if (restartCommand !== undefined) return restartCommand;
  const unit = process === undefined ? undefined : await unitOf(process, shell, call);
  if (unit !== undefined) return ['systemctl', 'restart', unit];
  const state = await outputOf(shell, ['systemctl', 'show', '-p', 'LoadState', USUAL_SERVICE], call);
  if (/^LoadState=loaded$/m.test(state ?? '')) return ['systemctl', 'restart', USUAL_SERVICE];
  for (const script of INIT_SCRIPTS) {
    if (await succeeds(shell, ['test', '-x', script], call)) return [script, 'restart'];
  }
  return ['systemctl', 'restart', USUAL_SERVICE];
}

/** Under which systemd runs it, by its control group; a session's or a container's own is none of Kura's. */
async function unitOf({ pid }: KuraProcess, shell: Shell, call: CallOptions): Promise<string | undefined> {
  const groups = (await outputOf(shell, ['cat', `/proc/${pid}/cgroup`], call)) ?? '';
  const unit = /\/system\.slice\/([A-Za-z0-9:_.@-]+)\.service$/m.exec(groups)?.[1];
  return unit === undefined || /^(?:ssh|sshd|dropbear|docker|containerd)(?:@|$)/.test(unit) ? undefined : unit;
}
