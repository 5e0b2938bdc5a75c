/** One line of the bench's table: what was measured, and against what. */

export interface BenchRow {
  /** What was done, with its size: `journal: append, 64 at once`. */
  readonly name: string;
  readonly value: number;
  /** `events/s`, `ms`, `s/gateway` … */
  readonly unit: string;
  /** What the value is held against: the same work done another way, on the same computer, in the same minute. */
  readonly baseline?: { readonly name: string; readonly value: number };
  /** A sentence for the table: conditions that matter. */
  readonly note?: string;
}

/** A benchmark that could not be made here, with the reason. */
export interface SkippedBench {
  readonly name: string;
  readonly skipped: string;
}

/** Value over baseline; undefined without one. */
export function ratioOf({ value, baseline }: BenchRow): number | undefined {
  return baseline === undefined || baseline.value === 0 ? undefined : value / baseline.value;
}

/** The middle of an odd number of measurements: one slow moment of a shared computer does not move it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError('no measurements');
  return middle;
}
