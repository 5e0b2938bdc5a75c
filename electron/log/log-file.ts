/** A log file with a size cap: when it is full it becomes the newest of the older ones, and the oldest goes. */
import { closeSync, constants, fchmodSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const MAX_FILE_BYTES = 5 * 1024 * 1024;
/** With the one that is written. */
const FILES = 5;
/** Not through a link, which could lead anywhere; Windows knows no such flag. */
const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
/** After a write that failed: a full disk is not asked at every line. */
const REST_MS = 10_000;

export interface LogFileOptions {
  /** Made where it is missing, for the owner only. */
  readonly folder: string;
  /** `engine` for `lineside-engine.log` and `lineside-engine.1.log` … */
  readonly name: string;
  readonly maxFileBytes?: number;
  /** Monotonic, in milliseconds. */
  readonly now?: () => number;
}

export class LogFile {
  readonly #options: LogFileOptions;
  readonly #maxFileBytes: number;
  readonly #now: () => number;
  #descriptor: number | undefined;
  #sizeBytes = 0;
  #isCut = false;
  #restsUntil = Number.NEGATIVE_INFINITY;

  constructor(options: LogFileOptions) {
    this.#options = options;
    this.#maxFileBytes = options.maxFileBytes ?? MAX_FILE_BYTES;
    this.#now = options.now ?? (() => performance.now());
  }

  /** At once, so that the last words of a process that dies are there. Never throws: a station works without its log. */
  write(line: string): void {
    if (this.#now() < this.#restsUntil) return;
    try {
      // A line that was cut short by a full disk is ended first.
      const bytes = Buffer.from(`${this.#isCut ? '\n' : ''}${line}\n`);
      this.#makeRoom(bytes.length);
      this.#descriptor ??= this.#open();
      const written = writeSync(this.#descriptor, bytes);
      this.#sizeBytes += written;
      this.#isCut = written < bytes.length;
    } catch {
      // Full disk, no rights, folder gone: nobody to tell but the log itself.
      this.#restsUntil = this.#now() + REST_MS;
      this.close();
    }
  }

  close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    try {
      if (descriptor !== undefined) closeSync(descriptor);
    } catch {
      // What closing could still tell is lost with the file.
    }
  }

  #makeRoom(bytes: number): void {
    this.#descriptor ??= this.#open();
    if (this.#sizeBytes === 0 || this.#sizeBytes + bytes <= this.#maxFileBytes) return;
    this.close();
    for (let number = FILES - 1; number >= 1; number -= 1) this.#rename(this.#path(number - 1), this.#path(number));
  }

  #open(): number {
    mkdirSync(this.#options.folder, { recursive: true, mode: 0o700 });
    const descriptor = openSync(this.#path(0), APPEND, 0o600);
    // Whatever rights it was found with.
    if (process.platform !== 'win32') fchmodSync(descriptor, 0o600);
    this.#sizeBytes = fstatSync(descriptor).size;
    return descriptor;
  }

  #path(number: number): string {
    const { folder, name } = this.#options;
    return join(folder, `lineside-${name}${number === 0 ? '' : `.${number}`}.log`);
  }

  /** There may be none of this number yet. */
  #rename(from: string, to: string): void {
    try {
      renameSync(from, to);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}
