/** How a replaced file's backup is named: `FILE.lineside-backup-YYYYMMDDHHMMSS`, in UTC by the station's clock. */

let lastStampMs = 0;

/**
 * A path that this process has not given before: two writes in one second get two names. The station's clock is used because
 * gateways often start in 1970.
 */
export function backupPath(path: string, nowMs = Date.now()): string {
  lastStampMs = Math.max(Math.floor(nowMs / 1000) * 1000, lastStampMs + 1000);
  const stamp = new Date(lastStampMs).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '');
  return `${path}.lineside-backup-${stamp}`;
}
