/**
 * One transaction for everything that arrived while the last one was committed. `COMMIT` returns after the write-ahead log is
 * synced (`synchronous=FULL`), and the file must still have its name; only then does anybody hear of it.
 */
import type Database from 'better-sqlite3';
import { type AppError, toFailure } from '../../../../shared/errors/app-error.ts';
import { isOfTheRequest, toJournalError } from '../files/sqlite-error.ts';
import type { WatchedFiles } from '../files/watched-files.ts';
import type { WriterAnswer, WriterRequest, WriterResult } from './writer-messages.ts';

/** What a transaction works with. */
export interface CommitParts {
  perform(request: WriterRequest): WriterAnswer;
  /** Last writes of the transaction. */
  beforeCommit(): void;
  committed(): void;
  /** Forgets whatever the transaction left in memory. */
  rolledBack(): void;
}

export class GroupCommit {
  readonly #database: Database.Database;
  readonly #parts: CommitParts;
  readonly #files: WatchedFiles;
  readonly #begin: Database.Statement;
  readonly #commit: Database.Statement;

  constructor(database: Database.Database, { parts, files }: { parts: CommitParts; files: WatchedFiles }) {
    this.#database = database;
    this.#files = files;
    this.#parts = parts;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
  }

  /**
   * Never throws. Where one request is wrong, the group is taken back and each is tried on its own, so that exactly the wrong
   * ones fail; where disk or file is at fault, all fail together.
   */
  settle(requests: readonly WriterRequest[]): WriterResult[] {
    try {
      return this.#inOneTransaction(requests);
    } catch (thrown) {
      const error = toJournalError(thrown, this.#database.name);
      if (requests.length > 1 && isOfTheRequest(error)) return requests.flatMap((request) => this.settle([request]));
      return requests.map(({ call }) => failed(call, error));
    }
  }

  #inOneTransaction(requests: readonly WriterRequest[]): WriterResult[] {
    try {
      if (this.#files.isGone) this.#files.check();
      this.#begin.run();
      const results = requests.map((request): WriterResult => ({ call: request.call, ok: true, answer: this.#parts.perform(request) }));
      this.#parts.beforeCommit();
      this.#commit.run();
      // A file without its name takes every write and is nowhere afterwards: nobody may hear that this one counts.
      this.#files.check();
      this.#parts.committed();
      return results;
    } catch (error) {
      // SQLite ends some failed transactions by itself (sqlite.org/lang_transaction.html §3).
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      this.#parts.rolledBack();
      throw error;
    }
  }
}

function failed(call: number, error: AppError): WriterResult {
  return { call, ok: false, failure: toFailure(error) };
}
