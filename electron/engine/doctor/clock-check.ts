/** The computer's clock: records carry its time, and certificates are valid or not by it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Finding } from './finding.ts';

/** No station of this version can honestly live before the year it was built in. */
const BUILD_YEAR = 2026;
const TIMEDATECTL_TIMEOUT_MS = 2000;

export function checkClock(now: Date): Finding {
  const ok = now.getUTCFullYear() >= BUILD_YEAR;
  const params = { time: Number.isNaN(now.getTime()) ? '?' : now.toISOString() };
  return { name: 'clock', required: true, ok, said: { key: ok ? 'doctor.clock.ok' : 'doctor.clock.behind', params } };
}

export type AskTimedatectl = () => Promise<string>;

/** Asks systemd only; where there is none, nothing is known, and that is no fault. */
export async function checkTimeSync(ask: AskTimedatectl = askTimedatectl): Promise<Finding> {
  const answer = await ask().then(
    (words) => words.trim(),
    () => undefined,
  );
  const finding = (ok: boolean, key: 'doctor.time-sync.ok' | 'doctor.time-sync.off' | 'doctor.time-sync.not-told'): Finding => {
    return { name: 'time-sync', required: false, ok, said: { key } };
  };
  if (answer === 'yes') return finding(true, 'doctor.time-sync.ok');
  return answer === 'no' ? finding(false, 'doctor.time-sync.off') : finding(true, 'doctor.time-sync.not-told');
}

async function askTimedatectl(): Promise<string> {
  const words = ['show', '--property=NTPSynchronized', '--value'];
  const { stdout } = await promisify(execFile)('timedatectl', words, { timeout: TIMEDATECTL_TIMEOUT_MS, windowsHide: true });
  return stdout;
}
