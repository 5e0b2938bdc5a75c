/** Moves what was committed from the write-ahead log into the database, between commits. */
import type Database from 'better-sqlite3';

/** Rows written between two checkpoints: a log of some 20 MB. */
const ROWS_BETWEEN = 4000;

export class Checkpoints {
  readonly #database: Database.Database;
  #rows = 0;
  #isTruncationDue = false;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  countRows(rows: number): void {
    this.#rows += rows;
  }

  /** The log still holds what was just deleted; it shall go, too. */
  truncateSoon(): void {
    this.#isTruncationDue = true;
  }

  /** What cannot be done now, because somebody reads or the disk is full, is done another time: the log holds it safely. */
  runIfDue(): void {
    if (this.#isTruncationDue) this.#isTruncationDue = !this.truncate();
    if (this.#rows < ROWS_BETWEEN) return;
    this.#rows = 0;
    this.#checkpoint('PASSIVE');
  }

  /** Empties the log; false where somebody reads from it. Waits for nobody. */
  truncate(): boolean {
    this.#database.pragma('busy_timeout = 0');
    const isDone = this.#checkpoint('TRUNCATE');
    this.#database.pragma('busy_timeout = 5000');
    return isDone;
  }

  #checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): boolean {
    try {
      return this.#database.pragma(`wal_checkpoint(${mode})`, { simple: true }) === 0;
    } catch {
      return false;
    }
  }
}
