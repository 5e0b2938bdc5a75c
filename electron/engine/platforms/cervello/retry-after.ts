/** How long a server asks to be left alone (RFC 9110 §10.2.3), given in seconds; a date is not read. */
import type { RestAnswer } from '../../gateway/rest/rest-request.ts';

const LONGEST_MS = 30_000;

/** Undefined where it does not say. Half a minute at most: lanes wait for it. */
export function retryAfterMs({ headers }: Pick<RestAnswer, 'headers'>): number | undefined {
  const seconds = headers['retry-after'];
  return seconds !== undefined && /^\d{1,4}$/.test(seconds) ? Math.min(Number(seconds) * 1000, LONGEST_MS) : undefined;
}
