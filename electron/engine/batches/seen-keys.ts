/**
 * Remembers in which row and column a key stood first. A hash finds the candidates in typed arrays, and the key itself, kept in a few
 * bytes, decides: a map of texts would keep the whole file in memory, hashes alone might take two keys for one.
 */
import type { IdentifierKind } from '../../../shared/domain/identifiers.ts';
import { KeyText } from './key-text.ts';

export interface KeyPlace {
  /** From 1. */
  readonly row: number;
  /** Number of the identifying column, below 24. */
  readonly column: number;
}

const FIRST_CAPACITY = 1 << 12;
const MAX_LOAD = 0.7;
/** Hash and place of the entry plus one; 0 is an empty slot. */
const SLOT_WORDS = 2;
/** An entry is its row, the key's length above the columns in which the key stands in that row, and the key's words. */
const HEAD_WORDS = 2;
const LENGTH_SHIFT = 24;
const CHUNK_BITS = 16;
const CHUNK_WORDS = 1 << CHUNK_BITS;
const IN_CHUNK = CHUNK_WORDS - 1;

export class SeenKeys {
  readonly #key = new KeyText();
  #slots: Uint32Array;
  #capacity: number;
  /** The highest bits of a hash choose its slot, so that growing moves the slots in order. */
  #shift: number;
  #count = 0;
  readonly #chunks: Uint32Array[] = [];
  /** Where the next entry goes, in words over all chunks; an entry never lies in two. */
  #end = 0;

  /** @param expected Keys that are likely to come. */
  constructor(expected = 0) {
    this.#capacity = FIRST_CAPACITY;
    while (this.#capacity * MAX_LOAD < expected && this.#capacity < 1 << 26) this.#capacity *= 2;
    this.#shift = Math.clz32(this.#capacity) + 1;
    this.#slots = new Uint32Array(this.#capacity * SLOT_WORDS);
  }

  /**
   * Where the text's key stood before: in another row of the same column, else in another row of another column. A key that is new to its
   * column is remembered; a text without a key is not.
   */
  add(kind: IdentifierKind, text: string, { row, column }: KeyPlace): KeyPlace | undefined {
    if (!this.#key.set(kind, text)) return undefined;
    const { hash } = this.#key;
    let elsewhere: KeyPlace | undefined;
    let isStored = false;
    let slot = (hash >>> this.#shift) * SLOT_WORDS;
    for (let entry = this.#slots[slot + 1] ?? 0; entry !== 0; entry = this.#slots[slot + 1] ?? 0) {
      if (this.#slots[slot] === hash && this.#holdsKey(entry - 1)) {
        const found = this.#meet(entry - 1, { row, column });
        if (found === 'here') isStored = true;
        else if (found.column === column) return found;
        else elsewhere ??= found;
      }
      slot = (slot + SLOT_WORDS) % this.#slots.length;
    }
    if (isStored) return elsewhere;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = this.#store({ row, column }) + 1;
    this.#count += 1;
    if (this.#count > this.#capacity * MAX_LOAD) this.#grow();
    return elsewhere;
  }

  /** An entry of the same key. `here`: it is of this very row, and has this column now, too. */
  #meet(at: number, { row, column }: KeyPlace): KeyPlace | 'here' {
    const chunk = this.#chunkOf(at);
    const head = at & IN_CHUNK;
    const firstRow = chunk[head] ?? 0;
    const columns = chunk[head + 1] ?? 0;
    if (firstRow === row) {
      chunk[head + 1] = columns | (1 << column);
      return 'here';
    }
    const isSame = (columns & (1 << column)) !== 0;
    return { row: firstRow, column: isSame ? column : 31 - Math.clz32(columns & -columns & ((1 << LENGTH_SHIFT) - 1)) };
  }

  #holdsKey(at: number): boolean {
    const { words, wordCount, length } = this.#key;
    const chunk = this.#chunkOf(at);
    const head = at & IN_CHUNK;
    if ((chunk[head + 1] ?? 0) >>> LENGTH_SHIFT !== length) return false;
    for (let index = 0; index < wordCount; index += 1) {
      if (chunk[head + HEAD_WORDS + index] !== words[index]) return false;
    }
    return true;
  }

  /** Returns where the new entry is. */
  #store({ row, column }: KeyPlace): number {
    const { words, wordCount, length } = this.#key;
    const size = HEAD_WORDS + wordCount;
    if (this.#end + size > this.#chunks.length * CHUNK_WORDS) {
      this.#end = this.#chunks.length * CHUNK_WORDS;
      this.#chunks.push(new Uint32Array(CHUNK_WORDS));
    }
    const at = this.#end;
    const chunk = this.#chunkOf(at);
    const head = at & IN_CHUNK;
    chunk[head] = row;
    chunk[head + 1] = (length << LENGTH_SHIFT) | (1 << column);
    for (let index = 0; index < wordCount; index += 1) chunk[head + HEAD_WORDS + index] = words[index] ?? 0;
    this.#end += size;
    return at;
  }

  #chunkOf(at: number): Uint32Array {
    const chunk = this.#chunks[at >>> CHUNK_BITS];
    if (chunk === undefined) throw new RangeError(`no entry at ${at}`);
    return chunk;
  }

  #grow(): void {
    const old = this.#slots;
    this.#capacity *= 2;
    this.#shift -= 1;
    const slots = new Uint32Array(this.#capacity * SLOT_WORDS);
    for (let from = 0; from < old.length; from += SLOT_WORDS) {
      if (old[from + 1] === 0) continue;
      let slot = ((old[from] ?? 0) >>> this.#shift) * SLOT_WORDS;
      while (slots[slot + 1] !== 0) slot = (slot + SLOT_WORDS) % slots.length;
      slots[slot] = old[from] ?? 0;
      slots[slot + 1] = old[from + 1] ?? 0;
    }
    this.#slots = slots;
  }
}
