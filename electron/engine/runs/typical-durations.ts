/** How long a recipe usually takes: the median of its last passed runs, for the ghost behind the progress bar. */
import type { Sha256, UnitId } from '../../../shared/domain/ids.ts';
import { recipeOfUnit } from '../../../shared/domain/recipe-of-unit.ts';
import type { JournalReader } from '../journal/journal.ts';

const KEPT_RUNS = 25;
/** Fewer runs say nothing about a usual time. */
const MIN_RUNS = 3;

/** Learned from the runs of this engine's life. */
export class TypicalDurations {
  readonly #read: JournalReader;
  readonly #durationsMs = new Map<Sha256, number[]>();

  constructor(read: JournalReader) {
    this.#read = read;
  }

  /** Takes a unit's last run into account. */
  learn(unitId: UnitId): void {
    const row = this.#read.unit(unitId);
    const run = row?.state.run;
    if (row === undefined || run?.endedAt === undefined) return;
    const batch = this.#read.batch(row.unit.batchId);
    if (batch === undefined) return;
    const durationMs = run.steps.reduce((sum, step) => sum + (step.durationMs ?? 0), 0);
    const { sha256 } = recipeOfUnit(batch, row.unit);
    const kept = this.#durationsMs.get(sha256) ?? [];
    this.#durationsMs.set(sha256, [...kept, durationMs].slice(-KEPT_RUNS));
  }

  ofRecipe(recipe: Sha256): number | undefined {
    const durations = (this.#durationsMs.get(recipe) ?? []).toSorted((a, b) => a - b);
    return durations.length < MIN_RUNS ? undefined : durations[Math.floor(durations.length / 2)];
  }
}
