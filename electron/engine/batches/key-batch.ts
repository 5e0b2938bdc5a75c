/**
 * The matching keys of many identifiers as 32-bit words, made without any text in between: `identifierKey` says what a key is, and for
 * plain ASCII the same is done here unit by unit, because a file has millions of them.
 */
import { createHash, randomInt } from 'node:crypto';
import { type IdentifierKind, identifierKey } from '../../../shared/domain/identifiers.ts';

/** Longer keys, and those with other characters, are told apart by their SHA-256. */
const MAX_BYTES = 64;
const MOST_WORDS = MAX_BYTES / 4;
/** In the place of a length: the words are a digest. */
const DIGEST = 0xff;

export interface KeyPlace {
  /** From 1. */
  readonly row: number;
  /** Number of the identifying column, below 24. */
  readonly column: number;
}

export class KeyBatch {
  count = 0;
  hashes = new Uint32Array(1024);
  rows = new Uint32Array(1024);
  columns = new Uint8Array(1024);
  /** With the words it says exactly which key it is: bytes of the key, or that they are a digest. */
  lengths = new Uint8Array(1024);
  /** Where the words of the key begin; those of the next one begin where they end. */
  starts = new Uint32Array(1025);
  /** The key's bytes, four in a word, the last one filled up with zeros. */
  words = new Uint32Array(8192);
  readonly #seed = randomInt(2 ** 32);

  /** A text of which nothing is left is passed over. */
  add(kind: IdentifierKind, text: string, { row, column }: KeyPlace): void {
    if (this.count === this.hashes.length) this.#grow();
    if ((this.starts[this.count] as number) + MOST_WORDS > this.words.length) this.words = doubled(this.words);
    const isPlain = text.length <= MAX_BYTES && this.#pack(text, kind === 'macAddress');
    if (!isPlain) this.#addSlowly(identifierKey(kind, text));
    if (this.lengths[this.count] === 0) return;
    this.rows[this.count] = row;
    this.columns[this.count] = column;
    this.count += 1;
  }

  clear(): void {
    this.count = 0;
  }

  /** False where the text is not all of visible ASCII characters. */
  #pack(text: string, skipsSeparators: boolean): boolean {
    const { words } = this;
    let at = this.starts[this.count] as number;
    let word = 0;
    let shift = 0;
    let bytes = 0;
    let hash = this.#seed;
    for (let index = 0; index < text.length; index += 1) {
      let unit = text.charCodeAt(index);
      if (unit <= 0x20 || unit >= 0x7f) return false;
      if (unit >= 0x61 && unit <= 0x7a) unit -= 0x20;
      // `:`, `-` and `.`
      else if (skipsSeparators && (unit === 0x3a || unit === 0x2d || unit === 0x2e)) continue;
      word |= unit << shift;
      shift += 8;
      bytes += 1;
      if (shift < 32) continue;
      words[at] = word;
      at += 1;
      hash = mix(hash, word);
      word = 0;
      shift = 0;
    }
    if (shift > 0) {
      words[at] = word;
      at += 1;
      hash = mix(hash, word);
    }
    this.#end(at, bytes, hash);
    return true;
  }

  #addSlowly(key: string): void {
    const isShort = key.length <= MAX_BYTES && /^[\0-\x7f]*$/.test(key);
    const bytes = isShort ? Buffer.from(key, 'latin1') : createHash('sha256').update(key, 'utf16le').digest();
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    bytes.copy(padded);
    let at = this.starts[this.count] as number;
    let hash = this.#seed;
    for (let byte = 0; byte < padded.length; byte += 4) {
      const word = padded.readInt32LE(byte);
      this.words[at] = word;
      at += 1;
      hash = mix(hash, word);
    }
    this.#end(at, isShort ? bytes.length : DIGEST, hash);
  }

  #end(at: number, length: number, hash: number): void {
    this.starts[this.count + 1] = at;
    this.lengths[this.count] = length;
    this.hashes[this.count] = finish(hash ^ length);
  }

  #grow(): void {
    this.hashes = doubled(this.hashes);
    this.rows = doubled(this.rows);
    this.columns = doubled(this.columns);
    this.lengths = doubled(this.lengths);
    const starts = new Uint32Array(this.hashes.length + 1);
    starts.set(this.starts);
    this.starts = starts;
  }
}

function doubled<Numbers extends Uint8Array | Uint32Array>(numbers: Numbers): Numbers {
  const bigger = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2);
  bigger.set(numbers);
  return bigger;
}

/** One word into a hash of MurmurHash3. */
function mix(hash: number, word: number): number {
  let unit = Math.imul(word, 0xcc9e2d51);
  unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
  const mixed = hash ^ unit;
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
