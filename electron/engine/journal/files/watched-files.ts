/** Whether the files that were opened are still those that have their names: what is written to a deleted file is lost. */
import { statSync } from 'node:fs';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { JournalFiles } from './journal-files.ts';

/** Device and inode; undefined where nothing has the name. As bigint: on Windows an inode does not fit into a number. */
type Identity = string | undefined;

export class WatchedFiles {
  readonly #database: string;
  /** Database and write-ahead log: SQLite keeps both open, and each alone holds events that the other does not. */
  readonly #opened: ReadonlyMap<string, Identity>;
  #isGone = false;

  /** Made while a connection in WAL mode has the database open and has read from it: then its log is there, too. */
  constructor({ database }: Pick<JournalFiles, 'database'>) {
    this.#database = database;
    this.#opened = new Map([database, `${database}-wal`].map((file) => [file, identityOf(file)]));
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Throws `journal/file-gone` where a file was deleted, moved away or replaced, and from then on always. */
  check(): void {
    this.#isGone ||= [...this.#opened].some(([file, identity]) => identityOf(file) !== identity);
    if (this.#isGone) throw new AppError('journal/file-gone', { params: { file: this.#database } });
  }
}

function identityOf(file: string): Identity {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}
