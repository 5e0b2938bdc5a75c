/** Counting what earlier connections left running on the gateway, by its mark. It only looks: ending what is half done is not its business. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { CallOptions } from '../gateway.ts';
import { markOrigins, markVariable } from './job-mark.ts';
import type { RunCommand } from './remote-files.ts';

const ownMarker = 'lineside-own';

/**
 * Prints a line with its own mark and then that of every process that can be read, its own processes among them: so where `grep` finds
 * none, the look itself failed. What cannot stand in a mark becomes a line end, which leaves `grep` neither NUL bytes nor odd encodings.
 */
const lookScript = `[ -r "/proc/$$/environ" ] || exit 0
printf '\\n%s %s\\n' ${ownMarker} "${markVariable}=$${markVariable}"
cat /proc/[0-9]*/environ 2>/dev/null | tr -c 'A-Za-z0-9_=.-' '\\n' | grep '${markVariable}='`;

/** As `Gateway.earlierJobs`, where `run` gives its commands named marks. */
export async function countEarlierJobs(run: RunCommand, options: CallOptions): Promise<number> {
  const answer = await run(['sh', '-c', lookScript, 'lineside'], options);
  const printed = Buffer.from(answer.stdout).toString('latin1');
  const [, ownLine, found = ''] = new RegExp(`\\n${ownMarker} (.*)\\n([^]*)$`).exec(printed) ?? [];
  if (ownLine === undefined && answer.exitStatus === 0) return 0;
  const [own] = markOrigins(ownLine ?? '');
  if (own === undefined || answer.exitStatus !== 0) throw new AppError('shell/bad-output', { params: { what: '/proc' } });
  return markOrigins(found).filter(({ name, connectionId }) => name === own.name && connectionId !== own.connectionId).length;
}
