/**
 * What a person changed in a checked table, as a layer over the file, which stays as it is. A snapshot never changes: an edit makes
 * another that shares all but the touched parts with it, so that a running check sees one and the history keeps many.
 */

/** Rows of the file have their own numbers as keys, from 1; added ones have keys from here on, and so stand behind all of them. */
export const FIRST_ADDED_KEY = 2 ** 31;

export type RowEdit =
  /** Texts by place in the record. */
  | { readonly kind: 'cells'; readonly cells: ReadonlyMap<number, string> }
  | { readonly kind: 'deleted' }
  /** A whole record that the file does not have. */
  | { readonly kind: 'added'; readonly cells: readonly string[] };

/** By key; undefined takes the row's edit back. */
export type RowChanges = ReadonlyMap<number, RowEdit | undefined>;

export interface EditCounts {
  /** Cells of the file with another text. */
  readonly cells: number;
  readonly deletedRows: number;
  readonly addedRows: number;
  /** Of all texts, in UTF-16 code units. */
  readonly characters: number;
}

interface Chunk {
  readonly rows: ReadonlyMap<number, RowEdit>;
  readonly deleted: number;
}

const CHUNK_BITS = 8;
const CHUNK_ROWS = 2 ** CHUNK_BITS;
const FIRST_ADDED_CHUNK = FIRST_ADDED_KEY / CHUNK_ROWS;
const noCounts: EditCounts = { cells: 0, deletedRows: 0, addedRows: 0, characters: 0 };

export class BatchEdits {
  static readonly none = new BatchEdits(new Map(), noCounts);
  readonly counts: EditCounts;
  /** By key divided by the chunk's size; each holds at least one edit. */
  readonly #chunks: ReadonlyMap<number, Chunk>;

  private constructor(chunks: ReadonlyMap<number, Chunk>, counts: EditCounts) {
    this.#chunks = chunks;
    this.counts = counts;
  }

  get isEmpty(): boolean {
    return this.#chunks.size === 0;
  }

  of(key: number): RowEdit | undefined {
    return this.#chunks.get(chunkOf(key))?.rows.get(key);
  }

  /** Costs as much as there are chunks and changes, however many edits there are. */
  with(changes: RowChanges): BatchEdits {
    const chunks = new Map(this.#chunks);
    const counts = { ...this.counts };
    for (const [id, changed] of Map.groupBy(changes, ([key]) => chunkOf(key))) {
      const rows = new Map(chunks.get(id)?.rows);
      for (const [key, edit] of changed) {
        count(counts, rows.get(key), -1);
        count(counts, edit, 1);
        if (edit === undefined) rows.delete(key);
        else rows.set(key, edit);
      }
      if (rows.size === 0) chunks.delete(id);
      else chunks.set(id, { rows, deleted: [...rows.values()].filter(({ kind }) => kind === 'deleted').length });
    }
    return new BatchEdits(chunks, counts);
  }

  /** How many rows are left of a file that has so many. */
  rowCount(fileRows: number): number {
    return fileRows - this.counts.deletedRows + this.counts.addedRows;
  }

  /** The row's number as the table is now; of a deleted one the number of the row before it. */
  rowOf(key: number, fileRows: number): number {
    if (this.isEmpty) return key;
    if (key < FIRST_ADDED_KEY) return key - this.#deletedUpTo(key);
    return fileRows - this.counts.deletedRows + this.#addedUpTo(key);
  }

  /** Keys of the rows from this number on, at most so many. */
  keysFrom(row: number, limit: number, fileRows: number): number[] {
    const keys: number[] = [];
    const left = fileRows - this.counts.deletedRows;
    let key = row;
    const deleted = this.deletedKeys();
    let next = deleted.next();
    while (keys.length < limit && row + keys.length <= left) {
      for (; next.done !== true && next.value <= key; next = deleted.next()) key += 1;
      keys.push(key);
      key += 1;
    }
    return [...keys, ...this.#addedKeys(Math.max(0, row - left - 1), limit - keys.length)];
  }

  /** Of the file's rows, ascending. */
  *deletedKeys(): Generator<number> {
    if (this.counts.deletedRows === 0) return;
    for (const { rows, deleted } of this.#inOrder()) {
      if (deleted === 0) continue;
      yield* [...rows]
        .filter(([, { kind }]) => kind === 'deleted')
        .map(([key]) => key)
        .toSorted((a, b) => a - b);
    }
  }

  /** In their order, which is that of their keys. */
  *addedRows(): Generator<readonly [key: number, cells: readonly string[]]> {
    if (this.counts.addedRows === 0) return;
    for (const { rows } of this.#inOrder(FIRST_ADDED_CHUNK)) {
      for (const [key, edit] of [...rows].toSorted(([a], [b]) => a - b)) if (edit.kind === 'added') yield [key, edit.cells];
    }
  }

  *addedKeys(): Generator<number> {
    for (const [key] of this.addedRows()) yield key;
  }

  #deletedUpTo(key: number): number {
    if (this.counts.deletedRows === 0) return 0;
    const last = chunkOf(key);
    let deleted = 0;
    for (const [id, chunk] of this.#chunks) {
      if (id < last) deleted += chunk.deleted;
      else if (id === last) for (const [each, { kind }] of chunk.rows) deleted += kind === 'deleted' && each <= key ? 1 : 0;
    }
    return deleted;
  }

  #addedUpTo(key: number): number {
    let added = 0;
    for (const [id, { rows }] of this.#chunks) {
      if (id < FIRST_ADDED_CHUNK || id > chunkOf(key)) continue;
      added += id < chunkOf(key) ? rows.size : [...rows.keys()].filter((each) => each <= key).length;
    }
    return added;
  }

  /** `offset` counts through the added rows. */
  #addedKeys(offset: number, limit: number): number[] {
    const keys: number[] = [];
    if (limit === 0 || this.counts.addedRows <= offset) return keys;
    let before = 0;
    for (const { rows } of this.#inOrder(FIRST_ADDED_CHUNK)) {
      if (before + rows.size > offset) keys.push(...[...rows.keys()].toSorted((a, b) => a - b).slice(Math.max(0, offset - before)));
      before += rows.size;
      if (keys.length >= limit) break;
    }
    return keys.slice(0, limit);
  }

  #inOrder(from = 0): Chunk[] {
    return [...this.#chunks]
      .filter(([id]) => id >= from)
      .toSorted(([a], [b]) => a - b)
      .map(([, chunk]) => chunk);
  }
}

function chunkOf(key: number): number {
  return Math.floor(key / CHUNK_ROWS);
}

function count(counts: { -readonly [Name in keyof EditCounts]: number }, edit: RowEdit | undefined, by: 1 | -1): void {
  if (edit === undefined) return;
  if (edit.kind === 'deleted') counts.deletedRows += by;
  else {
    for (const text of edit.cells.values()) counts.characters += by * text.length;
    if (edit.kind === 'added') counts.addedRows += by;
    else counts.cells += by * edit.cells.size;
  }
}
