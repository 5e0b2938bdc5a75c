/** Counts what a check found, in a few numbers however long the file is. */
import type { CellProblem, CheckSummary } from '../../../shared/domain/csv-report.ts';
import type { Profile } from '../../../shared/domain/recipe.ts';

export const PAGE_ROWS = 100;

export class CheckTally {
  readonly #pageSize: number;
  readonly #pages: number[] = [];
  #rows = 0;
  #invalidRows = 0;
  #invalidCells = 0;
  #problems = 0;
  #errors = 0;

  constructor(pageSize: number = PAGE_ROWS) {
    this.#pageSize = pageSize;
  }

  get rows(): number {
    return this.#rows;
  }

  get problems(): number {
    return this.#problems;
  }

  get errors(): number {
    return this.#errors;
  }

  /** Rows come in order. */
  addRow(row: number, problems: readonly CellProblem[]): void {
    this.#rows = row;
    if (problems.length === 0) return;
    this.add(problems);
    const cells = new Set(problems.filter((problem) => problem.severity === 'error').map((problem) => problem.column)).size;
    if (cells === 0) return;
    this.#invalidRows += 1;
    this.#invalidCells += cells;
    const page = Math.ceil(row / this.#pageSize);
    if (this.#pages.at(-1) !== page) this.#pages.push(page);
  }

  /** Problems of the file and its header. */
  add(problems: readonly CellProblem[]): void {
    this.#problems += problems.length;
    this.#errors += problems.filter((problem) => problem.severity === 'error').length;
  }

  summary(profile: Profile): CheckSummary {
    const { rows } = this;
    const pages = { size: this.#pageSize, withErrors: [...this.#pages] };
    return { profile, rows, validRows: rows - this.#invalidRows, invalidRows: this.#invalidRows, invalidCells: this.#invalidCells, pages };
  }
}
