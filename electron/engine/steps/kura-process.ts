/** The running Kura: its process and the `-D` arguments that say where its files are, whatever the layout (kura.md §1.1). */
import type { CallOptions, Shell } from '../gateway/gateway.ts';
import { lineOf, outputOf } from './shell-output.ts';

export interface KuraProcess {
  readonly pid: string;
  /** Java system properties of its command line: `kura.custom.configuration` → `file:/…`. */
  readonly properties: ReadonlyMap<string, string>;
  /** The file that named the process, written when it started; undefined where it was found by its command line. */
  readonly pidFile?: string | undefined;
}

const PID_FILE = '/var/run/kura.pid';
/** BusyBox comes without pgrep on some systems. Brackets keep the pattern from finding the shell that has it on its command line. */
const SEARCH = ['sh', '-c', "grep -l -e '[-]Dkura[.]custom[.]configuration=' /proc/[0-9]*/cmdline 2>/dev/null || true"] as const;

/** Undefined where no Kura runs, or the login may not see it. */
export async function findKuraProcess(shell: Shell, call: CallOptions): Promise<KuraProcess | undefined> {
  const named = await processOf(await lineOf(shell, ['cat', PID_FILE], call), shell, call);
  if (named !== undefined) return { ...named, pidFile: PID_FILE };
  const matches = (await outputOf(shell, SEARCH, call)) ?? '';
  for (const [, pid] of matches.matchAll(/^\/proc\/(\d+)\/cmdline$/gm)) {
    const found = await processOf(pid, shell, call);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function processOf(pid: string | undefined, shell: Shell, call: CallOptions): Promise<KuraProcess | undefined> {
  if (pid === undefined || !/^\d+$/.test(pid)) return undefined;
  const commandLine = await outputOf(shell, ['cat', `/proc/${pid}/cmdline`], call);
  const properties = systemProperties(commandLine?.split('\0') ?? []);
  return [...properties.keys()].some((name) => name.startsWith('kura.')) ? { pid, properties } : undefined;
}

function systemProperties(words: readonly string[]): ReadonlyMap<string, string> {
  const definitions = words.flatMap((word) => {
    const [, name, value] = /^-D([^=]+)=([^]*)$/.exec(word) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return new Map(definitions);
}
