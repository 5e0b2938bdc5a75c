/** The memory of these programs holds passwords and keys: it shall not be left on a disk when one of them crashes. */
import { existsSync, writeFileSync } from 'node:fs';

const SHELL = '/bin/sh';
/** Soft and hard, for the program and whatever it starts. `exec` keeps process and channel; what a shell adds to the environment goes. */
const WITHOUT_CORE_DUMPS = 'ulimit -c 0; unset PWD OLDPWD SHLVL; exec "$0" "$@"';

export interface ProgramStart {
  readonly execPath: string;
  readonly execArgv: readonly string[];
}

/** How to start a Node that leaves no core dump, for `fork`. Windows writes none unless it was told to. */
export function withoutCoreDumps(nodePath: string): ProgramStart {
  // A Node that is not there shall be missed by `fork`, not by the shell.
  if (process.platform === 'win32' || !existsSync(SHELL) || !existsSync(nodePath)) return { execPath: nodePath, execArgv: [] };
  return { execPath: SHELL, execArgv: ['-c', WITHOUT_CORE_DUMPS, nodePath] };
}

/** For a program that others start: a core dump of this process has no memory in it (core(5), "coredump_filter"; Linux only). */
export function keepMemoryOutOfCoreDumps(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A kernel without core dumps, or a sandbox without /proc: there is nothing to keep out, or no way to.
  }
}
