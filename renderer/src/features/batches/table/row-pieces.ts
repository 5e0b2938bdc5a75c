/**
 * Rows of the table, fetched in pieces as they come into view and a piece ahead. What is known of an earlier revision stays until the new
 * one has arrived, so that nothing flickers; the pieces looked at longest ago are forgotten.
 */
import type { TableRow } from '../../../../../shared/contract/batch-table.ts';

export const PIECE_ROWS = 100;
const MAX_PIECES = 60;
const MAX_AT_ONCE = 2;

export interface RowAnswer {
  readonly rows: readonly TableRow[];
  readonly total: number;
  readonly revision: number;
}
export type FetchRows = (offset: number, limit: number) => Promise<RowAnswer>;

export class RowPieces {
  readonly #fetch: FetchRows;
  /** In the order in which they were last looked at. */
  readonly #pieces = new Map<number, RowAnswer>();
  readonly #underway = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #wanted: readonly number[] = [0];
  #revision = 0;
  #change = 0;
  #total: number | undefined;

  constructor(fetch: FetchRows) {
    this.#fetch = fetch;
  }

  /** Undefined until the first piece is there. */
  get total(): number | undefined {
    return this.#total;
  }

  /** Another number after each change, for whoever draws the rows. */
  readonly change = (): number => this.#change;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  rowAt(index: number): TableRow | undefined {
    return this.#pieces.get(Math.floor(index / PIECE_ROWS))?.rows[index % PIECE_ROWS];
  }

  /** Where a row stands now, as far as that is known. */
  indexOf(key: number): number | undefined {
    for (const [piece, { rows }] of this.#pieces) {
      const at = rows.findIndex((row) => row.key === key);
      if (at >= 0) return piece * PIECE_ROWS + at;
    }
    return undefined;
  }

  /** These rows are in view; `ahead` is the way one goes, for the piece that comes next. */
  want(first: number, last: number, ahead: 1 | -1 = 1): void {
    const from = Math.floor(Math.max(0, first) / PIECE_ROWS);
    const to = Math.floor(Math.max(0, last) / PIECE_ROWS);
    const inView = Array.from({ length: to - from + 1 }, (_each, index) => from + index);
    const next = ahead === 1 ? to + 1 : from - 1;
    const lastPiece = Math.floor(Math.max(0, (this.#total ?? 1) - 1) / PIECE_ROWS);
    this.#wanted = [...inView, next].filter((piece) => piece >= 0 && piece <= lastPiece);
    for (const piece of inView) this.#touch(piece);
    this.#pump();
  }

  /** The table has changed: what is in view is fetched again. */
  renew(revision: number): void {
    if (revision <= this.#revision) return;
    this.#revision = revision;
    this.#pump();
  }

  /** Shows a row as it is known to be now, until its piece has been fetched again. */
  put(row: TableRow): void {
    for (const [piece, answer] of this.#pieces) {
      const at = answer.rows.findIndex(({ key }) => key === row.key);
      if (at >= 0) this.#pieces.set(piece, { ...answer, rows: answer.rows.with(at, row) });
    }
    this.#tell();
  }

  #touch(piece: number): void {
    const answer = this.#pieces.get(piece);
    if (answer === undefined) return;
    this.#pieces.delete(piece);
    this.#pieces.set(piece, answer);
  }

  #pump(): void {
    for (const piece of this.#wanted) {
      if (this.#underway.size >= MAX_AT_ONCE) return;
      if (this.#underway.has(piece) || (this.#pieces.get(piece)?.revision ?? -1) >= this.#revision) continue;
      this.#underway.add(piece);
      void this.#load(piece);
    }
  }

  /** A piece that could not be had is asked for again when it is looked at again. */
  async #load(piece: number): Promise<void> {
    const answer = await this.#fetch(piece * PIECE_ROWS, PIECE_ROWS).catch(() => undefined);
    this.#underway.delete(piece);
    if (answer === undefined) return;
    this.#revision = Math.max(this.#revision, answer.revision);
    this.#total = answer.total;
    this.#pieces.delete(piece);
    this.#pieces.set(piece, answer);
    for (const oldest of this.#pieces.keys()) {
      if (this.#pieces.size <= MAX_PIECES) break;
      this.#pieces.delete(oldest);
    }
    this.#tell();
    this.#pump();
  }

  #tell(): void {
    this.#change += 1;
    for (const listener of this.#listeners) listener();
  }
}
