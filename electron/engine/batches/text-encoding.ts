/**
 * Which encoding a batch file has, and where whole characters end in its bytes. UTF-8 strictly, with or without a byte order mark;
 * UTF-16 by its mark; anything else is read as Windows-1252, which old spreadsheets write, and warned of.
 */
import { isUtf8 } from 'node:buffer';

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
  #good = true;

  add(bytes: Uint8Array): void {
    if (!this.#good) return;
    const joined = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const whole = wholeCharacters(joined, 'utf-8');
    this.#good = isUtf8(joined.subarray(0, whole));
    this.#rest = Uint8Array.from(joined.subarray(whole));
  }

  /** To be asked after the last piece. */
  get isUtf8(): boolean {
    return this.#good && this.#rest.length === 0;
  }
}

/** Length of a text in the file's bytes. */
export function byteLength(text: string, encoding: TextEncoding): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text, 'utf8');
  return encoding === 'windows-1252' ? text.length : text.length * 2;
}
