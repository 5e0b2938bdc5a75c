/** Prints a JSON Schema: with `--json` on one line and with `v`, which validators pass over; otherwise as an editor wants it. */
import type { Call } from './command.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';

export async function sayJsonSchema({ output }: Call, schema: object): Promise<ExitStatus> {
  await output.object({ ...schema });
  await output.line(JSON.stringify(schema, undefined, 2));
  return exitStatus.good;
}
