/** A batch file as text: its encoding found by reading it once, then decoded in pieces from any byte, so that no size is too big. */
import { createHash } from 'node:crypto';
import { TextDecoder } from 'node:util';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { FileBytes } from './file-bytes.ts';
import { foreignKind } from './file-kind.ts';
import { type Finding, findWarning } from './finding.ts';
import { type EncodingMark, findMark, guessWide, type TextEncoding, Utf8Judge, wholeCharacters } from './text-encoding.ts';

export interface TextPiece {
  readonly text: string;
  /** Place in the file of the first byte behind this text. */
  readonly endByte: number;
}

export interface ReadOptions {
  readonly fromByte: number;
  readonly signal: AbortSignal;
  /** Hears the bytes in order, as they are read; they are valid for that moment only. */
  readonly hear?: ((bytes: Uint8Array) => void) | undefined;
}

interface FoundEncoding {
  readonly encoding: TextEncoding;
  readonly firstByte: number;
  readonly findings: readonly Finding[];
}

export class TextFile {
  readonly name: string;
  readonly encoding: TextEncoding;
  /** Where the text begins: behind the byte order mark. */
  readonly firstByte: number;
  readonly sizeBytes: number;
  /** What was guessed of the encoding. */
  readonly findings: readonly Finding[];
  readonly #bytes: FileBytes;
  readonly #decoder: TextDecoder;

  /**
   * Throws `csv/unreadable-file`, `csv/file-too-big`, `csv/file-changed`; `csv/not-csv`, `csv/nul-bytes` or `csv/cut-character` where
   * the bytes are no text.
   */
  static async examine(path: string, signal: AbortSignal): Promise<TextFile> {
    const bytes = await FileBytes.of(path);
    return new TextFile(bytes, await findEncoding(bytes, signal));
  }

  private constructor(bytes: FileBytes, found: FoundEncoding) {
    this.#bytes = bytes;
    this.name = bytes.name;
    this.sizeBytes = bytes.sizeBytes;
    this.encoding = found.encoding;
    this.firstByte = found.firstByte;
    this.findings = found.findings;
    this.#decoder = new TextDecoder(found.encoding, { fatal: true, ignoreBOM: true });
  }

  /**
   * The text from a byte on that begins a character. Throws `csv/file-changed` where the file is not any more what was examined, and
   * `csv/undecodable` where its bytes are not of the encoding.
   */
  async *read(options: ReadOptions): AsyncGenerator<TextPiece> {
    let rest: Uint8Array = new Uint8Array(0);
    let endByte = options.fromByte;
    for await (const bytes of this.readBytes(options)) {
      const joined = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const whole = wholeCharacters(joined, this.encoding);
      rest = Uint8Array.from(joined.subarray(whole));
      const text = this.decode(joined.subarray(0, whole), endByte);
      endByte += whole;
      yield { text, endByte };
    }
    this.refuseCutOff(rest, endByte);
  }

  /** The same as bytes; a piece is good until the next one is asked for. */
  async *readBytes({ fromByte, signal, hear }: ReadOptions): AsyncGenerator<Uint8Array> {
    for await (const bytes of this.#bytes.read(fromByte, signal)) {
      hear?.(bytes);
      yield bytes;
    }
  }

  /** Throws `csv/cut-character` where bytes that begin a character are left at the end of the file. */
  refuseCutOff(rest: Uint8Array, atByte: number): void {
    if (rest.length > 0) throw new AppError('csv/cut-character', { params: { file: this.name, byte: String(atByte) } });
  }

  /** Of whole characters that begin at this byte of the file. Throws `csv/undecodable`. */
  decode(bytes: Uint8Array, atByte: number): string {
    try {
      return this.#decoder.decode(bytes);
    } catch (cause) {
      throw new AppError('csv/undecodable', {
        params: { file: this.name, encoding: this.encoding.toUpperCase(), byte: String(atByte) },
        cause,
      });
    }
  }

  /** Some text from about a byte on, for a look at what the file is like: a character may be lost at both ends. */
  async look(aboutByte: number, signal: AbortSignal): Promise<string> {
    const isWide = this.encoding.startsWith('utf-16');
    const fromByte = aboutByte - (isWide ? (aboutByte - this.firstByte) % 2 : 0);
    for await (const bytes of this.#bytes.read(fromByte, signal)) return new TextDecoder(this.encoding, { ignoreBOM: true }).decode(bytes);
    return '';
  }

  /** Of the file's exact bytes. */
  async sha256(signal: AbortSignal): Promise<Sha256> {
    const hash = createHash('sha256');
    for await (const bytes of this.#bytes.read(0, signal)) hash.update(bytes);
    return hash.digest('hex') as Sha256;
  }

  /** The first bytes of the file. */
  async head(byteCount: number, signal: AbortSignal): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let missing = byteCount;
    for await (const bytes of this.#bytes.read(0, signal)) {
      pieces.push(Uint8Array.from(bytes.subarray(0, missing)));
      missing -= bytes.length;
      if (missing <= 0) break;
    }
    return Buffer.concat(pieces);
  }
}

async function findEncoding(file: FileBytes, signal: AbortSignal): Promise<FoundEncoding> {
  const judge = new Utf8Judge();
  let mark: EncodingMark | undefined;
  let seen = 0;
  for await (const bytes of file.read(0, signal)) {
    if (seen === 0) {
      mark = markOf(bytes, file);
      const wide = mark === undefined ? guessWide(bytes) : mark.encoding === 'utf-8' ? undefined : mark;
      if (wide !== undefined) return wideEncoding(wide, file);
    }
    const nul = bytes.indexOf(0);
    if (nul >= 0) throw new AppError('csv/nul-bytes', { params: { file: file.name, byte: String(seen + nul) } });
    judge.add(bytes);
    seen += bytes.length;
  }
  if (judge.isCutOff) throw new AppError('csv/cut-character', { params: { file: file.name, byte: String(judge.goodBytes) } });
  if (judge.isUtf8) return { encoding: 'utf-8', firstByte: mark?.bytes ?? 0, findings: [] };
  const findings = [findWarning('csv/not-utf8', { byte: String(judge.goodBytes) })];
  return { encoding: 'windows-1252', firstByte: mark?.bytes ?? 0, findings };
}

/** Two bytes make a character: an odd one at the end is half of one. */
function wideEncoding({ encoding, bytes }: EncodingMark, { name, sizeBytes }: FileBytes): FoundEncoding {
  if ((sizeBytes - bytes) % 2 === 1) throw new AppError('csv/cut-character', { params: { file: name, byte: String(sizeBytes - 1) } });
  const findings = bytes === 0 ? [findWarning('csv/no-byte-order-mark', { encoding: encoding.toUpperCase() })] : [];
  return { encoding, firstByte: bytes, findings };
}

function markOf(head: Uint8Array, { name }: FileBytes): EncodingMark | undefined {
  const kind = foreignKind(head);
  if (kind !== undefined) throw new AppError('csv/not-csv', { params: { file: name, kind } });
  return findMark(head);
}
