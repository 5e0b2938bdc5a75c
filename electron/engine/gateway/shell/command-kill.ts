/**
 * Ending a command that nobody waits for any more. OpenSSH refuses the signal request for root, ssh2 cannot send it once standard
 * input is closed, and without a terminal a closed channel ends nothing: so every command bears a mark in its environment, by
 * which a second command finds it with all its descendants. What cleared its environment (sudo) or belongs to another user stays.
 */
import { randomUUID } from 'node:crypto';

const markName = 'LINESIDE_JOB';

/** Three rounds, because a process may fork between the search and the kill. Ends with 0 where none is left. */
const killScript = `for round in 1 2 3; do
  found=$(grep -l "${markName}=$1" /proc/[0-9]*/environ 2>/dev/null)
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

/** The command with its mark, and the command that ends every process bearing it. */
export function markedCommand(command: readonly string[]): MarkedCommand {
  const mark = randomUUID();
  return {
    command: ['env', `${markName}=${mark}`, ...command],
    killCommand: ['sh', '-c', killScript, 'lineside', mark],
  };
}
