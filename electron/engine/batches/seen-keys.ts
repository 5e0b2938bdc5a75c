/**
 * Remembers in which row a key stood first, in 12 bytes for each of a million rows: two independent 32-bit hashes stand for the
 * text, because a map of texts would keep the whole file in memory. That any two of a million different keys meet in both hashes
 * has a probability of about 3 in 100 million.
 */
import { randomInt } from 'node:crypto';

const FIRST_CAPACITY = 1 << 12;
const MAX_LOAD = 0.6;
const WORDS = 3;

export class SeenKeys {
  /** Hash, second hash, row; row 0 is an empty place. */
  #slots = new Uint32Array(FIRST_CAPACITY * WORDS);
  #capacity = FIRST_CAPACITY;
  #count = 0;
  readonly #seed = randomInt(2 ** 32);
  readonly #secondSeed = randomInt(2 ** 32);

  /** The row in which the key stood before, or undefined, and then it is remembered with `row` (from 1). */
  add(key: string, row: number): number | undefined {
    const hash = hashText(key, this.#seed);
    const second = hashText(key, this.#secondSeed);
    const at = this.#find(hash, second);
    const before = this.#slots[at + 2];
    if (before !== undefined && before > 0) return before;
    this.#slots[at] = hash;
    this.#slots[at + 1] = second;
    this.#slots[at + 2] = row;
    this.#count += 1;
    if (this.#count > this.#capacity * MAX_LOAD) this.#grow();
    return undefined;
  }

  /** Place of the key, or the empty place where it belongs (linear probing). */
  #find(hash: number, second: number): number {
    let place = hash & (this.#capacity - 1);
    for (;;) {
      const at = place * WORDS;
      if (this.#slots[at + 2] === 0 || (this.#slots[at] === hash && this.#slots[at + 1] === second)) return at;
      place = (place + 1) & (this.#capacity - 1);
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#capacity *= 2;
    this.#slots = new Uint32Array(this.#capacity * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at + 2] === 0) continue;
      const to = this.#find(old[at] ?? 0, old[at + 1] ?? 0);
      for (let word = 0; word < WORDS; word += 1) this.#slots[to + word] = old[at + word] ?? 0;
    }
  }
}

/** One lane of MurmurHash3 with its finish, over UTF-16 code units. */
function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    let unit = Math.imul(text.charCodeAt(index), 0xcc9e2d51);
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    hash ^= unit;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
