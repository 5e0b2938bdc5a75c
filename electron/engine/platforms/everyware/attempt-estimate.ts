/**
 * How many attempts a gateway has made: it does not tell (esf.md §2.3), so this is reckoned from the time that has passed and its own
 * settings, and shown as an estimate only.
 */
export interface AttemptSettings {
  /** Seconds between attempts. */
  readonly retryInterval: number | undefined;
  /** Seconds that one attempt may take. */
  readonly timeout: number | undefined;
  /** Below 1: no limit. */
  readonly retryMaxAttempts: number | undefined;
}

/** `3`, or `2–5` where it depends on how long each attempt took. Undefined without an interval to reckon with. */
export function estimatedAttempts(elapsedSeconds: number, settings: AttemptSettings): string | undefined {
  const { retryInterval, timeout = 0, retryMaxAttempts = -1 } = settings;
  if (retryInterval === undefined || retryInterval <= 0) return undefined;
  const limit = retryMaxAttempts < 1 ? Infinity : retryMaxAttempts;
  const least = Math.min(limit, Math.floor(elapsedSeconds / (retryInterval + Math.max(timeout, 0))) + 1);
  const most = Math.min(limit, Math.floor(elapsedSeconds / retryInterval) + 1);
  return least === most ? String(least) : `${least}–${most}`;
}
