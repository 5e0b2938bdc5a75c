/** A batch file as text: its encoding found by reading it once, then decoded in pieces from any byte, so that no size is too big. */
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { foreignKind } from './file-kind.ts';
import { type EncodingMark, findMark, type TextEncoding, Utf8Judge, wholeCharacters } from './text-encoding.ts';

/** Small, because checking a piece keeps the event loop from everything else. */
const PIECE_BYTES = 64 * 1024;

export interface TextPiece {
  readonly text: string;
  /** Place in the file of the first byte behind this text. */
  readonly endByte: number;
}

export interface ReadOptions {
  readonly fromByte: number;
  readonly signal: AbortSignal;
}

/** Opens the file for each reading, so that nothing is left to be closed. */
export class TextFile {
  readonly name: string;
  readonly encoding: TextEncoding;
  /** Where the text begins: behind the byte order mark. */
  readonly firstByte: number;
  readonly sizeBytes: number;
  readonly #path: string;

  /** Throws `csv/unreadable-file`, or `csv/not-csv` where the bytes are no text. */
  static async examine(path: string, signal: AbortSignal): Promise<TextFile> {
    const sizeBytes = await sizeOfFile(path);
    const judge = new Utf8Judge();
    let mark: EncodingMark | undefined;
    let isFirst = true;
    for await (const bytes of readBytes(path, 0, signal)) {
      if (isFirst) mark = markOf(bytes, path);
      isFirst = false;
      if (isWide(mark)) break;
      if (bytes.includes(0)) throw notCsv(path, 'NUL');
      judge.add(bytes);
    }
    const encoding = isWide(mark) ? mark.encoding : judge.isUtf8 ? 'utf-8' : 'windows-1252';
    return new TextFile(path, { encoding, firstByte: mark?.bytes ?? 0, sizeBytes });
  }

  private constructor(path: string, found: Pick<TextFile, 'encoding' | 'firstByte' | 'sizeBytes'>) {
    this.#path = path;
    this.name = basename(path);
    this.encoding = found.encoding;
    this.firstByte = found.firstByte;
    this.sizeBytes = found.sizeBytes;
  }

  /** The text from a byte on that begins a character. Throws `csv/not-csv` where the bytes are not of the encoding (any more). */
  async *read(options: ReadOptions): AsyncGenerator<TextPiece> {
    const decoder = new TextDecoder(this.encoding, { fatal: true, ignoreBOM: true });
    let rest: Uint8Array = new Uint8Array(0);
    let endByte = options.fromByte;
    for await (const bytes of readBytes(this.#path, options.fromByte, options.signal)) {
      const joined = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const whole = wholeCharacters(joined, this.encoding);
      rest = Uint8Array.from(joined.subarray(whole));
      endByte += whole;
      yield { text: this.#decode(decoder, joined.subarray(0, whole)), endByte };
    }
    if (rest.length > 0) this.#decode(decoder, rest);
  }

  /** Of the file's exact bytes. */
  async sha256(signal: AbortSignal): Promise<Sha256> {
    const hash = createHash('sha256');
    for await (const bytes of readBytes(this.#path, 0, signal)) hash.update(bytes);
    return hash.digest('hex') as Sha256;
  }

  #decode(decoder: TextDecoder, bytes: Uint8Array): string {
    try {
      return decoder.decode(bytes);
    } catch (cause) {
      throw new AppError('csv/not-csv', { params: { file: this.name, kind: this.encoding }, cause });
    }
  }
}

function markOf(head: Uint8Array, path: string): EncodingMark | undefined {
  const kind = foreignKind(head);
  if (kind !== undefined) throw notCsv(path, kind);
  return findMark(head);
}

/** UTF-16 is known by its mark alone and full of NUL bytes. */
function isWide(mark: EncodingMark | undefined): mark is EncodingMark {
  return mark !== undefined && mark.encoding !== 'utf-8';
}

async function sizeOfFile(path: string): Promise<number> {
  const found = await stat(path).catch((cause: unknown) => Promise.reject(unreadable(path, cause)));
  if (!found.isFile()) throw new AppError('csv/unreadable-file', { params: { file: basename(path), reason: 'not a regular file' } });
  return found.size;
}

/** Every piece comes in the same buffer: what is to be kept must be copied. */
async function* readBytes(path: string, fromByte: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(PIECE_BYTES);
  const handle = await open(path, 'r').catch((cause: unknown) => Promise.reject(unreadable(path, cause)));
  try {
    for (let at = fromByte; ; ) {
      signal.throwIfAborted();
      const { bytesRead } = await handle
        .read(buffer, 0, PIECE_BYTES, at)
        .catch((cause: unknown) => Promise.reject(unreadable(path, cause)));
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

function notCsv(path: string, kind: string): AppError {
  return new AppError('csv/not-csv', { params: { file: basename(path), kind } });
}

function unreadable(path: string, cause: unknown): AppError {
  const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  return new AppError('csv/unreadable-file', { params: { file: basename(path), reason }, cause });
}
