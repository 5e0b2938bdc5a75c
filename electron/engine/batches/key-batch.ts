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
const DIGEST_BYTES = 32;
const NOT_ASCII = -1;
/** In the place of a unit: it is no part of the key. */
const SEPARATOR = 0xff;

/** By byte what it is in a key; 0 for those that are no visible ASCII character. */
const keyUnits = Uint8Array.from({ length: 256 }, (_item, byte) => {
  if (byte <= 0x20 || byte >= 0x7f) return 0;
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
});
const macUnits = keyUnits.map((unit, byte) => (':-.'.includes(String.fromCharCode(byte)) ? SEPARATOR : unit));

export interface KeyPlace {
  /** From 1. */
  readonly row: number;
  /** Number of the identifying column, below 24. */
  readonly column: number;
}

export interface BytePart {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
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
  /** Bytes of the key that is being added, with room for what fills up the last word. */
  readonly #key = new Uint8Array(MAX_BYTES + 4);

  /** A text of which nothing is left is passed over. */
  add(kind: IdentifierKind, text: string, place: KeyPlace): void {
    const length = text.length <= MAX_BYTES ? this.#takeText(text, kind === 'macAddress') : NOT_ASCII;
    this.#addKey(length === NOT_ASCII ? this.#takeKey(identifierKey(kind, text)) : length, place);
  }

  /** The same of a text's bytes in UTF-8. */
  addBytes(kind: IdentifierKind, part: BytePart, place: KeyPlace): void {
    const length = part.to - part.from <= MAX_BYTES ? this.#takeBytes(part, kind === 'macAddress') : NOT_ASCII;
    if (length === NOT_ASCII) this.add(kind, part.bytes.toString('utf8', part.from, part.to), place);
    else this.#addKey(length, place);
  }

  clear(): void {
    this.count = 0;
  }

  /** The bytes of its key into `#key`; their number, or `NOT_ASCII` where the text is not all of visible ASCII characters. */
  #takeText(text: string, skipsSeparators: boolean): number {
    const units = skipsSeparators ? macUnits : keyUnits;
    let length = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      const unit = code < units.length ? (units[code] as number) : 0;
      if (unit === 0) return NOT_ASCII;
      this.#key[length] = unit;
      if (unit !== SEPARATOR) length += 1;
    }
    return length;
  }

  #takeBytes({ bytes, from, to }: BytePart, skipsSeparators: boolean): number {
    const units = skipsSeparators ? macUnits : keyUnits;
    let length = 0;
    for (let index = from; index < to; index += 1) {
      const unit = units[bytes[index] as number] as number;
      if (unit === 0) return NOT_ASCII;
      this.#key[length] = unit;
      if (unit !== SEPARATOR) length += 1;
    }
    return length;
  }

  /** The bytes of the key, or of its digest; their number, or `DIGEST`. */
  #takeKey(key: string): number {
    const isShort = key.length <= MAX_BYTES && /^[\0-\x7f]*$/.test(key);
    const bytes = isShort ? Buffer.from(key, 'latin1') : createHash('sha256').update(key, 'utf16le').digest();
    this.#key.set(bytes);
    return isShort ? bytes.length : DIGEST;
  }

  #addKey(length: number, { row, column }: KeyPlace): void {
    if (length === 0) return;
    if (this.count === this.hashes.length) this.#grow();
    let at = this.starts[this.count] as number;
    if (at + MOST_WORDS > this.words.length) this.words = doubled(this.words);
    const bytes = length === DIGEST ? DIGEST_BYTES : length;
    const key = this.#key;
    key.fill(0, bytes, bytes + 3);
    let hash = this.#seed;
    for (let byte = 0; byte < bytes; byte += 4) {
      const word =
        (key[byte] as number) | ((key[byte + 1] as number) << 8) | ((key[byte + 2] as number) << 16) | ((key[byte + 3] as number) << 24);
      this.words[at] = word;
      at += 1;
      hash = mix(hash, word);
    }
    this.starts[this.count + 1] = at;
    this.lengths[this.count] = length;
    this.hashes[this.count] = finish(hash ^ length);
    this.rows[this.count] = row;
    this.columns[this.count] = column;
    this.count += 1;
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
