/** The bytes of a file that must stay as it is while it is read, as often as needed and from any place. */
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';

/** Small, because checking a piece keeps the event loop from everything else. */
const PIECE_BYTES = 64 * 1024;
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
      const free = [Buffer.allocUnsafe(PIECE_BYTES), Buffer.allocUnsafe(PIECE_BYTES)] as const;
      ahead = this.#piece(handle, free[0], fromByte);
      for (let at = fromByte, turn = 1; ; turn += 1) {
        const bytes = await ahead;
        signal.throwIfAborted();
        if (bytes.length === 0) break;
        at += bytes.length;
        // While this piece is worked on the next one is read, into the other buffer.
        ahead = this.#piece(handle, turn % 2 === 0 ? free[0] : free[1], at);
        ahead.catch(() => undefined);
        yield bytes;
      }
      await this.#refuseChanged(handle);
    } finally {
      await ahead?.catch(() => undefined);
      await handle.close();
    }
  }

  async #piece(handle: FileHandle, buffer: Buffer, at: number): Promise<Uint8Array> {
    const { bytesRead } = await handle
      .read(buffer, 0, PIECE_BYTES, at)
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
