/** The two times of an event: one for people, one that never jumps. */
export interface StationClock {
  /** UTC, ISO 8601 with milliseconds. */
  wallTime(): string;
  /** Milliseconds since the clock was made, which is when the epoch begins; to the microsecond. */
  monotonicMs(): number;
}

export function stationClock(now: () => Date = () => new Date()): StationClock {
  const startMs = performance.now();
  return {
    wallTime: () => now().toISOString(),
    monotonicMs: () => Math.round((performance.now() - startMs) * 1000) / 1000,
  };
}
