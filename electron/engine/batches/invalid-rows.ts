/** Which rows of a table have errors, and how many cells of each, in a few bytes per row. */
import { type BatchEdits, FIRST_ADDED_KEY } from './batch-edits.ts';
import { RowList } from './row-list.ts';

/** By key: how many cells have an error; 0 for a row that has none. */
export type CellCounts = ReadonlyMap<number, number>;

export class InvalidRows {
  readonly #keys = new RowList();
  readonly #cells = new RowList();
  #cellCount = 0;

  get length(): number {
    return this.#keys.length;
  }

  /** Cells with an error, in all rows. */
  get cellCount(): number {
    return this.#cellCount;
  }

  /** In the order of the keys. */
  add(key: number, cells: number): void {
    this.#keys.push(key);
    this.#cells.push(cells);
    this.#cellCount += cells;
  }

  keys(offset: number, limit: number): number[] {
    return this.#keys.slice(offset, offset + limit);
  }

  /** Index of the first one behind the key, from the first again at the end; undefined where there is none at all. */
  indexBehind(key: number): number | undefined {
    if (this.length === 0) return undefined;
    return this.#keys.firstFrom(key + 1) % this.length;
  }

  /** The same with some rows counted anew. */
  with(changed: CellCounts): InvalidRows {
    const next = new InvalidRows();
    let from = 0;
    const copyTo = (end: number) => {
      next.#keys.pushFrom(this.#keys, from, end);
      next.#cells.pushFrom(this.#cells, from, end);
    };
    next.#cellCount = this.#cellCount;
    for (const [key, cells] of [...changed].toSorted(([a], [b]) => a - b)) {
      const at = this.#keys.firstFrom(key);
      copyTo(at);
      const isThere = this.#keys.at(at) === key;
      if (isThere) next.#cellCount -= this.#cells.at(at) ?? 0;
      if (cells > 0) next.add(key, cells);
      from = isThere ? at + 1 : at;
    }
    copyTo(this.length);
    return next;
  }

  /** Numbers of the pages, of so many rows each, that have one of them. */
  pages(size: number, edits: BatchEdits, fileRows: number): number[] {
    const pages: number[] = [];
    const left = fileRows - edits.counts.deletedRows;
    const deletedBefore = rankAmong(edits.deletedKeys());
    const addedBefore = rankAmong(edits.addedKeys());
    // Where keys are numbers of rows, the rest of a page is passed over in one go.
    const isPlain = edits.counts.deletedRows === 0;
    for (let index = 0; index < this.length; ) {
      const key = this.#keys.at(index) ?? 0;
      const isOfFile = key < FIRST_ADDED_KEY;
      const row = isOfFile ? key - deletedBefore(key) : left + 1 + addedBefore(key);
      const page = Math.ceil(row / size);
      if (pages.at(-1) !== page) pages.push(page);
      index = isPlain && isOfFile ? this.#keys.firstFrom(page * size + 1) : index + 1;
    }
    return pages;
  }
}

/** Tells how many of the ascending keys are below one; to be asked with ascending ones. */
function rankAmong(keys: Generator<number>): (key: number) => number {
  let next = keys.next();
  let below = 0;
  return (key) => {
    for (; next.done !== true && next.value < key; next = keys.next()) below += 1;
    return below;
  };
}
