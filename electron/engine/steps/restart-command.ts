/** What a lane's restart command restarts: a service by its manager, or something that nobody here knows. */

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
