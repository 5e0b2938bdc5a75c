/** A checked file to look through: any rows at any time, read again from the file, so that only places and numbers are kept. */
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import { MASK } from '../../../shared/domain/evidence.ts';
import { BatchCheck, type BatchCheckOptions, type CheckedRow } from './batch-check.ts';
import type { FilePlace } from './batch-file.ts';
import { type CheckedHeader, type CheckResult, headerOf } from './check-batch-file.ts';
import { RepeatStore } from './repeat-store.ts';
import { RowList } from './row-list.ts';

export interface ShownRow {
  readonly row: number;
  /** By `columns`; secrets masked. */
  readonly cells: string[];
  readonly problems: CellProblem[];
}

export interface RowsQuery {
  readonly offset: number;
  readonly limit: number;
  /** Only rows with an error; `offset` counts through these. */
  readonly onlyInvalid: boolean;
}

export interface ShownRows {
  readonly rows: ShownRow[];
  /** Of all rows, or of all invalid ones. */
  readonly total: number;
  /** Of the file and its header, the same for every page. */
  readonly fileProblems: CellProblem[];
}

export interface CheckedFile extends CheckedHeader, CheckResult {
  rows(query: RowsQuery): Promise<ShownRows>;
}

/** Reads the file once; it must stay as it is while rows are asked for. Throws `csv/unreadable-file` or `csv/not-csv`. */
export async function openCheckedFile(options: BatchCheckOptions): Promise<CheckedFile> {
  const check = await BatchCheck.open(options);
  const shown = new ShownFile(check);
  await shown.readOnce();
  return {
    ...headerOf(check),
    summary: check.summary(),
    verdict: check.verdict,
    problemCount: check.problemCount,
    rows: (query) => shown.rows(query),
  };
}

class ShownFile {
  readonly #fileProblems: CellProblem[] = [];
  readonly #check: BatchCheck;
  readonly #places: FilePlace[] = [];
  readonly #invalid = new RowList();
  readonly #repeats = new RepeatStore();
  #total = 0;

  constructor(check: BatchCheck) {
    this.#check = check;
  }

  async readOnce(): Promise<void> {
    this.#fileProblems.push(...this.#check.openingProblems());
    for await (const { rows, place, repeats } of this.#check.pieces()) {
      if (place !== undefined) this.#places.push(place);
      this.#repeats.add(repeats);
      for (const { row, problems } of rows) {
        if (problems.some((problem) => problem.severity === 'error')) this.#invalid.push(row);
      }
      this.#total = rows.at(-1)?.row ?? this.#total;
    }
    this.#fileProblems.push(...this.#check.closingProblems());
  }

  async rows({ offset, limit, onlyInvalid }: RowsQuery): Promise<ShownRows> {
    const wanted = onlyInvalid
      ? this.#invalid.slice(offset, offset + limit)
      : numbersFrom(offset + 1, Math.min(offset + limit, this.#total));
    const rows: ShownRow[] = [];
    while (rows.length < wanted.length) {
      const found = await this.#readTogether(wanted.slice(rows.length));
      if (found.length === 0) break;
      rows.push(...found.map((row) => this.#show(row)));
    }
    return { rows, total: onlyInvalid ? this.#invalid.length : this.#total, fileProblems: [...this.#fileProblems] };
  }

  /** Reads from the nearest place before the first wanted row as far as the next ones are in the pieces at hand. */
  async #readTogether(wanted: readonly number[]): Promise<CheckedRow[]> {
    const found: CheckedRow[] = [];
    for await (const rows of this.#check.piecesFrom(this.#placeBefore(wanted[0] ?? 1))) {
      for (const row of rows) if (row.row === wanted[found.length]) found.push(row);
      const next = wanted[found.length];
      const last = rows.at(-1)?.row ?? 0;
      // A row further on is reached sooner from its own place.
      if (next === undefined || (found.length > 0 && next > last + rows.length)) break;
    }
    return found;
  }

  #placeBefore(row: number): FilePlace {
    return this.#places.findLast((place) => place.rowsBefore < row) ?? this.#check.file.start;
  }

  #show(checked: CheckedRow): ShownRow {
    const repeats = this.#repeats.of(checked.row);
    const { row, cells, inShape, problems } = repeats.length === 0 ? checked : this.#check.withRepeats(checked, repeats);
    const { columns } = this.#check.file.header;
    const hasSecrets = columns.some((column) => column.secret);
    const shown = columns.map(({ index, name, secret }) => {
      const cell = cells[index] ?? '';
      // In a row out of shape a secret may stand in any cell.
      const hidden =
        secret || (!inShape && hasSecrets) || problems.some(({ code, column }) => code === 'csv/login-in-url' && column === name);
      return hidden && cell !== '' ? MASK : cell;
    });
    return { row, cells: shown, problems: [...problems] };
  }
}

function numbersFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_item, index) => first + index);
}
