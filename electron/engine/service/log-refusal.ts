/** Requests that were refused, in the log: the stack stays on this side. */
import { toAppError } from '../../../shared/errors/app-error.ts';
import type { Log } from '../../log/log.ts';

/** A bug is an error of ours; all else happened to somebody and was told to them. */
export function logRefusal(log: Log | undefined, request: string, thrown: unknown): void {
  const error = toAppError(thrown);
  log?.write({ level: error.traits.blame === 'bug' ? 'error' : 'info', room: 'requests', message: `${request} refused`, error });
}
