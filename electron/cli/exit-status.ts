/** What a command answers to the shell (CLI.md, "Exit status"). */
import { toAppError } from '../../shared/errors/app-error.ts';

export const exitStatus = {
  /** Done and good. */
  good: 0,
  /** Done, and something is not good. */
  notGood: 1,
  /** Unusable input or arguments. */
  unusable: 2,
  /** Stopped before the end; `resume` goes on from there. */
  interrupted: 3,
  /** A bug in Lineside. */
  bug: 70,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** The status for an error that ended a command. */
export function statusOfError(thrown: unknown): ExitStatus {
  const error = toAppError(thrown);
  if (error.code === 'run/aborted' || error.code === 'engine/stopped') return exitStatus.interrupted;
  return error.traits.blame === 'bug' ? exitStatus.bug : exitStatus.unusable;
}
