/**
 * Remembers in which row and column a key stood first. A hash finds the candidates in typed arrays, and the key itself, kept in a few
 * bytes, decides: a map of texts would keep the whole file in memory, hashes alone might take two keys for one.
 */
import type { IdentifierKind } from '../../../shared/domain/identifiers.ts';
import { type BytePart, KeyBatch, type KeyPlace } from './key-batch.ts';

/** A key that stood before: in another row of the same column, else in another row of another column. */
export interface MetKey extends KeyPlace {
  readonly first: KeyPlace;
}

const FIRST_CAPACITY = 1 << 12;
const MAX_LOAD = 0.7;
/** Hash and place of the entry plus one; 0 is an empty slot. */
const SLOT_WORDS = 2;
/** An entry is its row, the key's length above the columns in which the key stands in that row, and the key's words. */
const HEAD_WORDS = 2;
const LENGTH_SHIFT = 24;
const COLUMNS = (1 << LENGTH_SHIFT) - 1;
const CHUNK_BITS = 16;
const CHUNK_WORDS = 1 << CHUNK_BITS;
const IN_CHUNK = CHUNK_WORDS - 1;

export class SeenKeys {
  /** What the look ahead came upon; it is told so that no compiler leaves the look out. */
  fetched = 0;
  readonly #batch = new KeyBatch();
  #slots = new Uint32Array(FIRST_CAPACITY * SLOT_WORDS);
  #capacity = FIRST_CAPACITY;
  /** The highest bits of a hash choose its slot, so that growing moves the slots in order. */
  #shift = Math.clz32(FIRST_CAPACITY) + 1;
  #count = 0;
  readonly #chunks: Uint32Array[] = [];
  /** Where the next entry goes, in words over all chunks; an entry never lies in two. */
  #end = 0;

  /** Takes a text to be looked up with the next ones. */
  add(kind: IdentifierKind, text: string, place: KeyPlace): void {
    this.#batch.add(kind, text, place);
  }

  addBytes(kind: IdentifierKind, part: BytePart, place: KeyPlace): void {
    this.#batch.addBytes(kind, part, place);
  }

  /** What was added since, in its order: those that stood before; keys that are new to their column are remembered. */
  settle(): MetKey[] {
    const { count, hashes, rows, columns } = this.#batch;
    if (this.#count + count > this.#capacity * MAX_LOAD) this.#grow(this.#count + count);
    this.fetched = this.#touch(hashes, count);
    const met: MetKey[] = [];
    for (let index = 0; index < count; index += 1) {
      const first = this.#look(index);
      if (first !== undefined) met.push({ row: rows[index] as number, column: columns[index] as number, first });
    }
    this.#batch.clear();
    return met;
  }

  /**
   * Slots lie scattered over more memory than a processor keeps at hand. It fetches many of them at once where nothing depends on the
   * last one, which makes the whole look-up three times as fast.
   */
  #touch(hashes: Uint32Array, count: number): number {
    const slots = this.#slots;
    const shift = this.#shift;
    let seen = 0;
    for (let index = 0; index < count; index += 1) seen |= slots[((hashes[index] as number) >>> shift) * SLOT_WORDS + 1] as number;
    return seen;
  }

  #look(index: number): KeyPlace | undefined {
    const batch = this.#batch;
    const slots = this.#slots;
    const hash = batch.hashes[index] as number;
    const mask = slots.length - 1;
    let elsewhere: KeyPlace | undefined;
    let isStored = false;
    let slot = (hash >>> this.#shift) * SLOT_WORDS;
    for (let entry = slots[slot + 1] as number; entry !== 0; entry = slots[slot + 1] as number) {
      if (slots[slot] === hash && this.#isKey(entry - 1, index)) {
        const found = this.#meet(entry - 1, index);
        if (found === 'here') isStored = true;
        else if (found.column === batch.columns[index]) return found;
        else elsewhere ??= found;
      }
      slot = (slot + SLOT_WORDS) & mask;
    }
    if (isStored) return elsewhere;
    slots[slot] = hash;
    slots[slot + 1] = this.#store(index) + 1;
    this.#count += 1;
    return elsewhere;
  }

  #isKey(entry: number, index: number): boolean {
    const { words, starts, lengths } = this.#batch;
    const chunk = this.#chunkOf(entry);
    let at = entry & IN_CHUNK;
    if ((chunk[at + 1] as number) >>> LENGTH_SHIFT !== lengths[index]) return false;
    at += HEAD_WORDS;
    const end = starts[index + 1] as number;
    for (let word = starts[index] as number; word < end; word += 1, at += 1) if (chunk[at] !== words[word]) return false;
    return true;
  }

  /** An entry of the same key. `here`: it is of this very row, and has this column now, too. */
  #meet(entry: number, index: number): KeyPlace | 'here' {
    const chunk = this.#chunkOf(entry);
    const head = entry & IN_CHUNK;
    const row = chunk[head] as number;
    const columns = chunk[head + 1] as number;
    const column = this.#batch.columns[index] as number;
    if (row === this.#batch.rows[index]) {
      chunk[head + 1] = columns | (1 << column);
      return 'here';
    }
    const isSame = (columns & (1 << column)) !== 0;
    const first = columns & COLUMNS;
    return { row, column: isSame ? column : 31 - Math.clz32(first & -first) };
  }

  /** Returns where the new entry is. */
  #store(index: number): number {
    const { words, starts, lengths, rows, columns } = this.#batch;
    const start = starts[index] as number;
    const count = (starts[index + 1] as number) - start;
    const size = HEAD_WORDS + count;
    if (this.#end + size > this.#chunks.length * CHUNK_WORDS) {
      this.#end = this.#chunks.length * CHUNK_WORDS;
      this.#chunks.push(new Uint32Array(CHUNK_WORDS));
    }
    const entry = this.#end;
    const chunk = this.#chunkOf(entry);
    const head = entry & IN_CHUNK;
    chunk[head] = rows[index] as number;
    chunk[head + 1] = ((lengths[index] as number) << LENGTH_SHIFT) | (1 << (columns[index] as number));
    for (let word = 0; word < count; word += 1) chunk[head + HEAD_WORDS + word] = words[start + word] as number;
    this.#end += size;
    return entry;
  }

  #chunkOf(entry: number): Uint32Array {
    const chunk = this.#chunks[entry >>> CHUNK_BITS];
    if (chunk === undefined) throw new RangeError(`no entry at ${entry}`);
    return chunk;
  }

  #grow(needed: number): void {
    const old = this.#slots;
    while (needed > this.#capacity * MAX_LOAD) {
      this.#capacity *= 2;
      this.#shift -= 1;
    }
    const slots = new Uint32Array(this.#capacity * SLOT_WORDS);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += SLOT_WORDS) {
      if (old[from + 1] === 0) continue;
      let slot = ((old[from] as number) >>> this.#shift) * SLOT_WORDS;
      while (slots[slot + 1] !== 0) slot = (slot + SLOT_WORDS) & mask;
      slots[slot] = old[from] as number;
      slots[slot + 1] = old[from + 1] as number;
    }
    this.#slots = slots;
  }
}
