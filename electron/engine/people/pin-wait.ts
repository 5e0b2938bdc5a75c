/** The wait after wrong PINs: each wrong one doubles it, so that trying them all takes weeks. */
import type { PinTries } from '../journal/journal.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 300_000;
/** Typing errors of an honest person cost nothing. */
const FREE_TRIES = 2;

/** Milliseconds until the next PIN is looked at; 0 where it is looked at now. A clock that was set back makes no wait longer. */
export function pinWaitMs({ wrongTries, lastTryMs }: PinTries, nowMs: number): number {
  if (wrongTries <= FREE_TRIES) return 0;
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrongTries - FREE_TRIES - 1));
  return Math.min(whole, Math.max(0, lastTryMs + whole - nowMs));
}
