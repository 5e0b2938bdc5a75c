/**
 * Which encoding a batch file has, and where whole characters end in its bytes. UTF-8 strictly, with or without a byte order mark;
 * UTF-16 by its mark, or by the NUL in every second byte; anything else is read as Windows-1252, which old spreadsheets write. What is
 * guessed is warned of.
 */
import { isAscii, isUtf8 } from 'node:buffer';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface EncodingMark {
  readonly encoding: TextEncoding;
  /** Length of the byte order mark. */
  readonly bytes: number;
}

export function findMark(head: Uint8Array): EncodingMark | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bytes: 2 };
  return undefined;
}

const LOOKED_AT_BYTES = 1024;

/** English text in UTF-16 has a NUL in every second byte; nothing else that is text has one at all. */
export function guessWide(head: Uint8Array): EncodingMark | undefined {
  const looked = head.subarray(0, LOOKED_AT_BYTES - (head.length % 2));
  const nuls = [0, 0];
  for (const [index, byte] of looked.entries()) if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const most = looked.length * 0.4;
  if (odd >= most && odd > 0 && even === 0) return { encoding: 'utf-16le', bytes: 0 };
  return even >= most && even > 0 && odd === 0 ? { encoding: 'utf-16be', bytes: 0 } : undefined;
}

/** How many bytes from the start hold whole characters; the rest waits for the next piece. */
export function wholeCharacters(bytes: Uint8Array, encoding: TextEncoding): number {
  if (encoding === 'utf-8') return bytes.length - incompleteUtf8(bytes);
  return encoding === 'windows-1252' ? bytes.length : bytes.length - incompleteUtf16(bytes, encoding);
}

/** Bytes at the end that begin a character which the next piece completes (RFC 3629 §3). */
function incompleteUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function incompleteUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  const odd = bytes.length % 2;
  const highByte = bytes[bytes.length - odd - (encoding === 'utf-16le' ? 1 : 2)] ?? 0;
  const isFirstOfPair = highByte >= 0xd8 && highByte <= 0xdb;
  return odd + (isFirstOfPair ? 2 : 0);
}

/** Decides over the whole file, piece by piece, whether its bytes are UTF-8. */
export class Utf8Judge {
  #rest: Uint8Array = new Uint8Array(0);
  /** Bytes that were whole characters. */
  #good = 0;
  #isGood = true;
  #hasLong = false;

  add(bytes: Uint8Array): void {
    if (!this.#isGood) return;
    const joined = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const whole = joined.subarray(0, wholeCharacters(joined, 'utf-8'));
    this.#isGood = isUtf8(whole);
    this.#good += this.#isGood ? whole.length : goodBytes(whole);
    this.#hasLong ||= !isAscii(whole);
    this.#rest = Uint8Array.from(joined.subarray(whole.length));
  }

  /** How many bytes from the start are UTF-8; to be asked after the last piece. */
  get goodBytes(): number {
    return this.#good;
  }

  /** To be asked after the last piece. */
  get isUtf8(): boolean {
    return this.#isGood && this.#rest.length === 0;
  }

  /**
   * The file ends in the middle of a character. One byte alone may be a letter of Windows-1252 as well: then only what no word ends with
   * counts, unless there were whole characters of UTF-8 before it.
   */
  get isCutOff(): boolean {
    if (!this.#isGood || this.#rest.length === 0) return false;
    const first = this.#rest[0] ?? 0;
    return this.#hasLong || this.#rest.length > 1 || first === 0xc2 || first === 0xc3;
  }
}

/** Where the bytes stop being UTF-8: the longest good beginning, by halving. */
function goodBytes(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, wholeCharacters(part, 'utf-8')))) good = middle;
    else bad = middle;
  }
  return wholeCharacters(bytes.subarray(0, good), 'utf-8');
}

/** Length of a text in the file's bytes. */
export function byteLength(text: string, encoding: TextEncoding): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text, 'utf8');
  return encoding === 'windows-1252' ? text.length : text.length * 2;
}
