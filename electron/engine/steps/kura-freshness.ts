/** Has the running Kura read its properties since they were written? It reads them only when it starts (kura.md §1.2). */
import type { CallOptions, Shell } from '../gateway/gateway.ts';
import type { KuraFiles } from './kura-files.ts';
import { lineOf, outputOf, succeeds } from './shell-output.ts';

/** `nothing-runs`: there is no Kura that could have read anything. `cannot-tell`: one runs, and its start cannot be compared. */
export type Freshness = 'loaded' | 'not-loaded' | 'cannot-tell' | 'nothing-runs';

/** The boot time counts whole seconds, a file's time too: closer than this the order of two events is not known. */
const CLOCK_STEP_SECONDS = 1;

export async function freshnessOf(shell: Shell, files: KuraFiles, call: CallOptions): Promise<Freshness> {
  const { process, customPath } = files;
  if (process === undefined) return 'nothing-runs';
  if (process.pidFile !== undefined) {
    // Asked both ways round: BusyBox compares whole seconds, and within one of them neither file is newer.
    if (await succeeds(shell, ['test', process.pidFile, '-nt', customPath], call)) return 'loaded';
    if (await succeeds(shell, ['test', customPath, '-nt', process.pidFile], call)) return 'not-loaded';
  }
  const written = Number(await lineOf(shell, ['stat', '-c', '%Y', customPath], call));
  const started = await startOf(shell, process.pid, call);
  if (!(written > 0) || started === undefined) return 'cannot-tell';
  if (written + CLOCK_STEP_SECONDS < started) return 'loaded';
  return written > started + CLOCK_STEP_SECONDS ? 'not-loaded' : 'cannot-tell';
}

/** How long a process has been running, whatever the clock says; undefined where that cannot be told. */
export async function runsForSeconds(shell: Shell, pid: string, call: CallOptions): Promise<number | undefined> {
  const uptime = Number((await lineOf(shell, ['cat', '/proc/uptime'], call))?.split(' ')[0] ?? Number.NaN);
  return finite(uptime - (await startAfterBoot(shell, pid, call)));
}

/** Seconds since 1970. */
async function startOf(shell: Shell, pid: string, call: CallOptions): Promise<number | undefined> {
  const ofKernel = (await outputOf(shell, ['cat', '/proc/stat'], call)) ?? '';
  const bootSeconds = Number(/^btime (\d+)$/m.exec(ofKernel)?.[1]);
  return finite(bootSeconds + (await startAfterBoot(shell, pid, call)));
}

/** In seconds, from the kernel's ticks (proc(5)); no number where they cannot be read. */
async function startAfterBoot(shell: Shell, pid: string, call: CallOptions): Promise<number> {
  const ofProcess = (await outputOf(shell, ['cat', `/proc/${pid}/stat`], call)) ?? '';
  const ticksPerSecond = Number((await lineOf(shell, ['getconf', 'CLK_TCK'], call)) ?? '100');
  // The name in brackets may hold blanks, so fields are counted from behind it: state is field 3, starttime field 22.
  return Number(ofProcess.slice(ofProcess.lastIndexOf(')') + 2).split(' ')[22 - 3]) / ticksPerSecond;
}

function finite(seconds: number): number | undefined {
  return Number.isFinite(seconds) ? seconds : undefined;
}
