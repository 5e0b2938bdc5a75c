/** One engine per journal. The lock is the operating system's on a small file of its own, so it dies with the process. */
import Database from 'better-sqlite3';
import type { JournalFiles } from './journal-files.ts';
import { toJournalError } from './sqlite-error.ts';

/** As long as a look of `isStationLocked` can take on a busy computer; an engine that stays longer is one. */
const LOOK_MS = 1000;

export interface StationLock {
  release(): void;
}

/**
 * Holds an exclusive transaction on the lock file for as long as the engine lives; SQLite maps it to fcntl(2) or LockFileEx,
 * and also tells two connections of one process apart. Waits for those who only look; throws `journal/in-use` where one stays.
 */
export function takeStationLock(files: JournalFiles): StationLock {
  let connection: Database.Database | undefined;
  try {
    connection = new Database(files.lock, { fileMustExist: true, timeout: LOOK_MS });
    // Nothing is ever written here, so there is nothing to keep a journal file for.
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
    const held = connection;
    return { release: () => void held.close() };
  } catch (error) {
    connection?.close();
    throw toJournalError(error, files.database);
  }
}

/**
 * True while an engine has the journal, undefined where that cannot be told. It looks by asking for a read for a moment: refused at
 * once by an engine's exclusive transaction, and an engine that starts in that moment waits it out.
 */
export function isStationLocked({ lock }: Pick<JournalFiles, 'lock'>): boolean | undefined {
  let connection: Database.Database | undefined;
  try {
    connection = new Database(lock, { readonly: true, fileMustExist: true, timeout: 0 });
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY') ? true : undefined;
  } finally {
    connection?.close();
  }
}
