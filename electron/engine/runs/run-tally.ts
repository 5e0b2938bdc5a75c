/** Counts what one order did, for its summary. */
import type { LaneId } from '../../../shared/domain/ids.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { outcomeSchema } from '../../../shared/domain/outcome.ts';
import type { RunSummary } from './run-floor.ts';
import type { RunEnd } from './unit-job.ts';

export class RunTally {
  readonly #startedAtMs = performance.now();
  readonly #ends = new Map<string, RunEnd>();
  readonly #stopped: { readonly lane: LaneId; readonly failure: Failure }[] = [];

  count(unitId: string, end: RunEnd): void {
    this.#ends.set(unitId, end);
  }

  stopped(lane: LaneId, failure: Failure): void {
    this.#stopped.push({ lane, failure });
  }

  summary(left: Pick<RunSummary, 'remaining' | 'inDoubt'>, interrupted: boolean): RunSummary {
    const settled = [...this.#ends.values()].flatMap((end) => (end.end === 'settled' ? [end] : []));
    const outcomes = Object.fromEntries(
      outcomeSchema.options.map((outcome) => [outcome, settled.filter((end) => end.outcome === outcome).length]),
    ) as Record<(typeof outcomeSchema.options)[number], number>;
    const proved = (proof: string) => settled.filter((end) => end.outcome === 'pass' && end.proof === proof).length;
    return {
      units: this.#ends.size,
      ...outcomes,
      prepared: proved('prepared'),
      provisioned: proved('provisioned'),
      ...left,
      stopped: this.#stopped,
      seconds: Math.round(performance.now() - this.#startedAtMs) / 1000,
      interrupted,
    };
  }
}
