/** The steps of a table's editing. Each is a pair of snapshots, so that going back and forth costs nothing. */
import { AppError } from '../../../shared/errors/app-error.ts';
import { BatchEdits, type RowChanges } from './batch-edits.ts';

/** Changed cells, deleted and added rows of a table at one time. */
export const MAX_CHANGES = 250_000;
/** Of all texts that the table holds, in UTF-16 code units. */
const MAX_CHARACTERS = 32 * 1024 * 1024;
/** Older ones cannot be undone any more. */
const MAX_STEPS = 1000;

/** From one snapshot to another; `keys` are the rows in which they differ. */
export interface TableStep {
  readonly before: BatchEdits;
  readonly after: BatchEdits;
  readonly keys: readonly number[];
}

export class TableHistory {
  #steps: TableStep[] = [];
  /** How many of the steps are done; the others can be redone. */
  #done = 0;

  get current(): BatchEdits {
    return this.#steps[this.#done - 1]?.after ?? this.#steps[0]?.before ?? BatchEdits.none;
  }

  get undoable(): number {
    return this.#done;
  }

  get redoable(): number {
    return this.#steps.length - this.#done;
  }

  /** Throws `table/too-many-changes`; then nothing is changed. */
  edit(changes: RowChanges): TableStep {
    const before = this.current;
    const after = before.with(changes);
    const { cells, deletedRows, addedRows, characters } = after.counts;
    if (cells + deletedRows + addedRows > MAX_CHANGES || characters > MAX_CHARACTERS)
      throw new AppError('table/too-many-changes', { params: { limit: String(MAX_CHANGES) } });
    const step = { before, after, keys: [...changes.keys()].toSorted((a, b) => a - b) };
    this.#steps = [...this.#steps.slice(0, this.#done), step];
    this.#dropOldest();
    this.#done = this.#steps.length;
    return step;
  }

  /** The step that was taken back, as one from where it led; undefined where there is none. */
  undo(): TableStep | undefined {
    const step = this.#steps[this.#done - 1];
    if (step === undefined) return undefined;
    this.#done -= 1;
    return { before: step.after, after: step.before, keys: step.keys };
  }

  redo(): TableStep | undefined {
    const step = this.#steps[this.#done];
    if (step !== undefined) this.#done += 1;
    return step;
  }

  /** What was replaced stays in memory for as long as it can be undone. */
  #dropOldest(): void {
    let rows = 0;
    let characters = 0;
    let kept = 0;
    for (const step of this.#steps.toReversed()) {
      rows += step.keys.length;
      characters += Math.max(step.before.counts.characters, step.after.counts.characters);
      if (kept > 0 && (kept === MAX_STEPS || rows > 4 * MAX_CHANGES || characters > 4 * MAX_CHARACTERS)) break;
      kept += 1;
    }
    this.#steps = this.#steps.slice(-kept);
  }
}
