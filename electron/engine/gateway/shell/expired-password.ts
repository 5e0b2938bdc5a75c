/** A login that is let in and may do nothing, because its password has expired. */
import type { ExecResult } from '../gateway.ts';

/** What OpenSSH says, in every language of its gateway, where a command needs a terminal to ask for another password (its session.c). */
const NO_TERMINAL = 'Password change required but no TTY available.';
const NO_STATUS_OF_A_REFUSAL = 42;

/** Ends with another status wherever commands are carried out. */
export const probeCommand: readonly string[] = ['sh', '-c', `exit ${NO_STATUS_OF_A_REFUSAL}`];

/** True where it looks as if the server had said no in place of the command. A command may say the same words: `probeCommand` tells. */
export function looksExpired({ exitStatus, stdout, stderr }: ExecResult): boolean {
  return exitStatus === 1 && stdout.length === 0 && new TextDecoder().decode(stderr).trimEnd().endsWith(NO_TERMINAL);
}

export function runsCommands(probed: ExecResult): boolean {
  return probed.exitStatus === NO_STATUS_OF_A_REFUSAL;
}
