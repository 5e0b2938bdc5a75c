/** What is known of a table's rows: gathered as a check goes through them, and set right for the rows that an edit touched. */
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { CheckedPiece } from './batch-check.ts';
import { type CellCounts, InvalidRows } from './invalid-rows.ts';
import { RepeatStore } from './repeat-store.ts';
import type { Repeat } from './repeats.ts';

/** Rows that were checked by themselves after an edit. */
export interface TouchedRows {
  readonly cells: CellCounts;
  /** By how many the problems became more. */
  readonly problems: number;
  readonly keys: readonly number[];
}

interface KnownRows {
  readonly invalid: InvalidRows;
  readonly repeats: RepeatStore;
  readonly touched: ReadonlySet<number>;
  readonly problems: number;
}

export class TableFindings {
  readonly fileProblems: CellProblem[] = [];
  readonly invalid: InvalidRows;
  readonly #repeats: RepeatStore;
  /** Rows that the repetitions say nothing of any more. */
  readonly #touched: ReadonlySet<number>;
  #problems: number;

  constructor(known?: KnownRows) {
    this.invalid = known?.invalid ?? new InvalidRows();
    this.#repeats = known?.repeats ?? new RepeatStore();
    this.#touched = known?.touched ?? new Set();
    this.#problems = known?.problems ?? 0;
  }

  get problemCount(): number {
    return this.#problems + this.fileProblems.length;
  }

  add({ rows, repeats }: CheckedPiece): void {
    this.#repeats.add(repeats);
    for (const { key, problems } of rows) {
      if (problems.length === 0) continue;
      this.#problems += problems.length;
      const cells = badCells(problems);
      if (cells > 0) this.invalid.add(key, cells);
    }
  }

  /** The same, set right for these rows. */
  with({ keys, cells, problems }: TouchedRows): TableFindings {
    const touched = new Set([...this.#touched, ...keys]);
    const next = new TableFindings({
      invalid: this.invalid.with(cells),
      repeats: this.#repeats,
      touched,
      problems: this.#problems + problems,
    });
    next.fileProblems.push(...this.fileProblems);
    return next;
  }

  repeatsOf(key: number): Repeat[] {
    return this.#touched.has(key) ? [] : this.#repeats.of(key);
  }
}

/** How many cells have an error; a problem of the whole row counts as one. */
export function badCells(problems: readonly CellProblem[]): number {
  return new Set(problems.filter(({ severity }) => severity === 'error').map(({ column }) => column)).size;
}
