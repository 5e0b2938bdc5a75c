/**
 * Ending a command that nobody waits for any more. OpenSSH refuses the signal request for root, ssh2 cannot send it once standard
 * input is closed, and without a terminal a closed channel ends nothing: so a second command finds it with all its
 * descendants by its mark. What cleared its environment (sudo) or belongs to another user stays.
 */
import { markVariable } from './job-mark.ts';

/** Three rounds, because a process may fork between the search and the kill. Ends with 0 where none is left. */
const killScript = `for round in 1 2 3; do
  found=$(grep -l "${markVariable}=$1" /proc/[0-9]*/environ 2>/dev/null)
  [ -n "$found" ] || exit 0
  for environ in $found; do
    process=\${environ#/proc/}
    kill -KILL "\${process%/environ}" 2>/dev/null
  done
done
exit 1`;

export interface MarkedCommand {
  readonly command: readonly string[];
  readonly killCommand: readonly string[];
}

/** The command with its mark (see `jobMark`), and the command that ends every process bearing it. */
export function markedCommand(command: readonly string[], mark: string): MarkedCommand {
  return {
    command: ['env', `${markVariable}=${mark}`, ...command],
    killCommand: ['sh', '-c', killScript, 'lineside', mark],
  };
}
