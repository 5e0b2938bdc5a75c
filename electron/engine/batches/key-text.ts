/**
 * The matching key of an identifier as a few 32-bit words, made without any text in between: `identifierKey` says what it is, and for
 * plain ASCII the same is done here unit by unit, because a file has millions of them.
 */
import { createHash, randomInt } from 'node:crypto';
import { type IdentifierKind, identifierKey } from '../../../shared/domain/identifiers.ts';

/** Longer keys, and those with other characters, are told apart by their SHA-256. */
const MAX_BYTES = 64;
const DIGEST_BYTES = 32;
/** In the place of a length: the words are a digest. */
const DIGEST = 0xff;

export class KeyText {
  /** The key's bytes, four in a word, the last one filled up with zeros. */
  readonly words = new Uint32Array(MAX_BYTES / 4);
  wordCount = 0;
  /** With the words it says exactly which key it is: bytes of the key, or that they are a digest. 0 where there is no key. */
  length = 0;
  hash = 0;
  readonly #seed = randomInt(2 ** 32);

  /** False where nothing is left of the text. */
  set(kind: IdentifierKind, text: string): boolean {
    if (text.length > MAX_BYTES || !this.#pack(text, kind === 'macAddress')) this.#setSlowly(identifierKey(kind, text));
    return this.length > 0;
  }

  /** False where the text is not all of visible ASCII characters. */
  #pack(text: string, skipsSeparators: boolean): boolean {
    let word = 0;
    let shift = 0;
    let count = 0;
    let hash = this.#seed;
    for (let index = 0; index < text.length; index += 1) {
      let unit = text.charCodeAt(index);
      if (unit <= 0x20 || unit >= 0x7f) return false;
      if (unit >= 0x61 && unit <= 0x7a) unit -= 0x20;
      // `:`, `-` and `.`
      else if (skipsSeparators && (unit === 0x3a || unit === 0x2d || unit === 0x2e)) continue;
      word |= unit << shift;
      shift += 8;
      if (shift < 32) continue;
      this.words[count] = word;
      count += 1;
      hash = mix(hash, word);
      word = 0;
      shift = 0;
    }
    this.#finish(hash, { word, shift, count });
    return true;
  }

  #finish(hash: number, { word, shift, count }: { readonly word: number; readonly shift: number; readonly count: number }): void {
    this.words[count] = word;
    this.wordCount = shift === 0 ? count : count + 1;
    this.length = count * 4 + (shift >>> 3);
    this.hash = finishHash(shift === 0 ? hash : mix(hash, word), this.length);
  }

  #setSlowly(key: string): void {
    const isPlain = key.length <= MAX_BYTES && /^[\0-\x7f]*$/.test(key);
    const bytes = isPlain ? Buffer.from(key, 'latin1') : createHash('sha256').update(key, 'utf16le').digest();
    const padded = Buffer.alloc(isPlain ? Math.ceil(bytes.length / 4) * 4 : DIGEST_BYTES);
    bytes.copy(padded);
    let hash = this.#seed;
    this.wordCount = padded.length / 4;
    for (let at = 0; at < this.wordCount; at += 1) {
      const word = padded.readUInt32LE(at * 4);
      this.words[at] = word;
      hash = mix(hash, word);
    }
    this.length = isPlain ? bytes.length : DIGEST;
    this.hash = finishHash(hash, this.length);
  }
}

/** One word into a hash of MurmurHash3. */
function mix(hash: number, word: number): number {
  let unit = Math.imul(word, 0xcc9e2d51);
  unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
  const mixed = hash ^ unit;
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finishHash(hash: number, length: number): number {
  let mixed = hash ^ length;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
