/** Reading small facts over the shell, where a missing file or program is an answer and not an error. */
import type { CallOptions, Shell } from '../gateway/gateway.ts';

/** Standard output of a command that ended with 0; undefined where it ended otherwise. Throws what the transport throws. */
export async function outputOf(shell: Shell, command: readonly string[], call: CallOptions): Promise<string | undefined> {
  const result = await shell.exec(command, call);
  return result.exitStatus === 0 ? new TextDecoder().decode(result.stdout) : undefined;
}

/** Its last line, trimmed: what a one-line answer is even where the gateway greets at every login. Undefined also where it is empty. */
export async function lineOf(shell: Shell, command: readonly string[], call: CallOptions): Promise<string | undefined> {
  const output = await outputOf(shell, command, call);
  return output?.trimEnd().split('\n').at(-1)?.trim() || undefined;
}

/** True where the command ended with 0: for `test` and its like. */
export async function succeeds(shell: Shell, command: readonly string[], call: CallOptions): Promise<boolean> {
  return (await shell.exec(command, call)).exitStatus === 0;
}
