/**
 * Room that is kept for the end of what was begun: a file of nothing beside the journal. When the disk is full it is given up, and
 * what is open can still be settled; when there is room again it is kept anew.
 */
import { closeSync, fsyncSync, openSync, statfsSync, statSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JournalFiles } from './journal-files.ts';

/** Bytes: for 24 lanes that each end a step and a run in commits of their own, some twenty pages of the log each, and twice that. */
export const RESERVE_BYTES = 8 * 1024 * 1024;

const PIECE = Buffer.alloc(1024 * 1024);

export class DiskReserve {
  readonly #file: string;
  #isKept = false;

  constructor({ reserve }: Pick<JournalFiles, 'reserve'>) {
    this.#file = reserve;
    this.#isKept = isReserveKept(reserve);
  }

  get isKept(): boolean {
    return this.#isKept;
  }

  /** Gives the room up; false where it was given up before. */
  release(): boolean {
    if (!this.#isKept) return false;
    this.#isKept = false;
    this.#giveBack();
    return true;
  }

  /** Takes the room again; false where the disk has not as much again beside it, so that the next event needs it at once. */
  keep(): boolean {
    if (this.#isKept) return true;
    if (freeBytes(this.#file) < 2 * RESERVE_BYTES) return false;
    try {
      this.#write();
      this.#isKept = true;
    } catch {
      // Somebody was quicker, or a quota says less than the disk.
      this.#giveBack();
    }
    return this.#isKept;
  }

  #write(): void {
    const descriptor = openSync(this.#file, 'w', 0o600);
    try {
      for (let written = 0; written < RESERVE_BYTES; ) written += writeSync(descriptor, PIECE);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  #giveBack(): void {
    try {
      truncateSync(this.#file, 0);
    } catch {
      // There is none to give back, or the disk takes no changes at all: then the events say so.
    }
  }
}

/** For those who only look, while an engine has the journal or not. */
export function isReserveKept(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= RESERVE_BYTES;
}

function freeBytes(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}
