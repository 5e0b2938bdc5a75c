/** One engine per journal. The lock is the operating system's on a small file of its own, so it dies with the process. */
import Database from 'better-sqlite3';
import type { JournalFiles } from './journal-files.ts';
import { toJournalError } from './sqlite-error.ts';

export interface StationLock {
  release(): void;
}

/**
 * Holds an exclusive transaction on the lock file for as long as the engine lives; SQLite maps it to fcntl(2) or LockFileEx,
 * and also tells two connections of one process apart. Throws `journal/in-use`.
 */
export function takeStationLock(files: JournalFiles): StationLock {
  let connection: Database.Database | undefined;
  try {
    connection = new Database(files.lock, { fileMustExist: true, timeout: 0 });
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
