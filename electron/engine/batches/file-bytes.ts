/** The bytes of a file that must stay as it is while it is read, as often as needed and from any place. */
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';

/** Small, because checking a piece keeps the event loop from everything else. */
const PIECE_BYTES = 64 * 1024;
/** To read takes a while however little it is, so several pieces are read at once. */
const READ_BYTES = 8 * PIECE_BYTES;
const MAX_GIBIBYTES = 2;

/** Opens the file for each reading, so that nothing is left to be closed. */
export class FileBytes {
  readonly name: string;
  readonly sizeBytes: number;
  readonly #path: string;
  readonly #changedMs: number;

  /** Throws `csv/unreadable-file`, or `csv/file-too-big` before anything is read. */
  static async of(path: string): Promise<FileBytes> {
    const found = await stat(path).catch((cause: unknown) => Promise.reject(unreadable(path, cause)));
    const file = basename(path);
    if (!found.isFile())
      throw new AppError('csv/unreadable-file', { params: { file, reason: found.isDirectory() ? 'EISDIR' : 'not a file' } });
    if (found.size > MAX_GIBIBYTES * 2 ** 30) {
      const size = `${(found.size / 2 ** 30).toFixed(1)} GiB`;
      throw new AppError('csv/file-too-big', { params: { file, size, limit: `${MAX_GIBIBYTES} GiB` } });
    }
    return new FileBytes(path, found);
  }

  private constructor(path: string, found: Stats) {
    this.#path = path;
    this.name = basename(path);
    this.sizeBytes = found.size;
    this.#changedMs = found.mtimeMs;
  }

  /** A piece is good until the next one is asked for: what is to be kept must be copied. Throws `csv/file-changed` where it is another file now. */
  async *read(fromByte: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const handle = await open(this.#path, 'r').catch((cause: unknown) => Promise.reject(unreadable(this.#path, cause)));
    let ahead: Promise<Uint8Array> | undefined;
    try {
      await this.#refuseChanged(handle);
      // Many want no more than the first one.
      const first = await this.#some(handle, Buffer.allocUnsafe(PIECE_BYTES), fromByte);
      signal.throwIfAborted();
      if (first.length > 0) yield first;
      const free = [Buffer.allocUnsafe(READ_BYTES), Buffer.allocUnsafe(READ_BYTES)] as const;
      ahead = this.#some(handle, free[0], fromByte + first.length);
      for (let at = fromByte + first.length, turn = 1; ; turn += 1) {
        const bytes = await ahead;
        if (bytes.length === 0) break;
        at += bytes.length;
        // While these are worked on the next ones are read, into the other buffer.
        ahead = this.#some(handle, turn % 2 === 0 ? free[0] : free[1], at);
        ahead.catch(() => undefined);
        for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
          signal.throwIfAborted();
          yield bytes.subarray(from, from + PIECE_BYTES);
        }
      }
      await this.#refuseChanged(handle);
    } finally {
      await ahead?.catch(() => undefined);
      await handle.close();
    }
  }

  async #some(handle: FileHandle, buffer: Buffer, at: number): Promise<Uint8Array> {
    const { bytesRead } = await handle
      .read(buffer, 0, buffer.length, at)
      .catch((cause: unknown) => Promise.reject(unreadable(this.#path, cause)));
    return buffer.subarray(0, bytesRead);
  }

  async #refuseChanged(handle: FileHandle): Promise<void> {
    const { size, mtimeMs } = await handle.stat();
    if (size !== this.sizeBytes || mtimeMs !== this.#changedMs) throw new AppError('csv/file-changed', { params: { file: this.name } });
  }
}

function unreadable(path: string, cause: unknown): AppError {
  const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  return new AppError('csv/unreadable-file', { params: { file: basename(path), reason }, cause });
}
