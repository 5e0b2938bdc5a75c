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

export class TableFindings {
  readonly fileProblems: CellProblem[] = [];
  readonly #repeats: RepeatStore;
  /** Rows that the repetitions say nothing of any more. */
  readonly #touched: ReadonlySet<number>;
  #invalid: InvalidRows;
  #problems = 0;

  constructor(before?: TableFindings, touched?: TouchedRows) {
    this.#repeats = before === undefined ? new RepeatStore() : before.#repeats;
    this.#touched = new Set(before?.#touched).union(new Set(touched?.keys));
    this.#invalid = before === undefined ? new InvalidRows() : touched === undefined ? before.#invalid : before.#invalid.with(touched.cells);
    this.#problems = (before?.rowProblems ?? 0) + (touched?.problems ?? 0);
    this.fileProblems.push(...(before?.fileProblems ?? []));
  }

  get invalid(): InvalidRows {
    return this.#invalid;
  }

  get rowProblems(): number {
    return this.#problems;
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
      if (cells > 0) this.#invalid.add(key, cells);
    }
  }

  repeatsOf(key: number): Repeat[] {
    return this.#touched.has(key) ? [] : this.#repeats.of(key);
  }
}

/** How many cells have an error; a problem of the whole row counts as one. */
export function badCells(problems: readonly CellProblem[]): number {
  return new Set(problems.filter(({ severity }) => severity === 'error').map(({ column }) => column)).size;
}
