/** Opens the only connection that writes, and makes sure of what it finds. */
import Database from 'better-sqlite3';
import { cutUnfinishedAnchor } from '../chain/anchors.ts';
import { checkAtOpen } from '../chain/check-at-open.ts';
import type { JournalFiles } from '../files/journal-files.ts';
import { keepBackup } from '../files/migration-backup.ts';
import { makePrivate } from '../files/private-file.ts';
import { toJournalError } from '../files/sqlite-error.ts';
import { ReadConnection } from '../reading/read-connection.ts';
import { checkGuards } from '../schema/guard.ts';
import { identifyFile } from '../schema/identify-file.ts';
import { migrate } from '../schema/migrations.ts';

/** Set on every opening; none of these is kept in the file, except WAL. */
const SETTINGS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  // Without it INSERT OR REPLACE would get round the triggers that refuse DELETE.
  'recursive_triggers = ON',
  'trusted_schema = OFF',
  // Deleted keys and names are overwritten wherever the page is written anyway.
  'secure_delete = FAST',
  // The writer checkpoints between commits, so that no lane waits for it within one.
  'wal_autocheckpoint = 0',
  'journal_size_limit = 67108864',
  // KiB. With SQLite's own 2 MB a unit's first event of a run reads its pages from the log again.
  'cache_size = -32768',
] as const;

/** The caller holds the station's lock. Throws `journal/*` and leaves the file as it was. */
export function openWritingDatabase(files: JournalFiles): Database.Database {
  const database = connect(files);
  try {
    const found = identifyFile(new ReadConnection(database), files);
    makePrivate([files.database, `${files.database}-wal`, `${files.database}-shm`, files.anchors]);
    for (const setting of SETTINGS) database.pragma(setting);
    if (found.kind === 'new') migrate(database);
    else checkGuards(database, files.database, found.version);
    cutUnfinishedAnchor(files.anchors);
    checkAtOpen(new ReadConnection(database), files);
    // Only a record that was found good is brought to a new form.
    if (found.kind === 'older') migrateWithBackup(database, files, found.version);
    return database;
  } catch (error) {
    database.close();
    throw toJournalError(error, files.database);
  }
}

function migrateWithBackup(database: Database.Database, files: JournalFiles, version: number): void {
  keepBackup(database, files, version);
  migrate(database);
  checkGuards(database, files.database);
}

function connect(files: JournalFiles): Database.Database {
  try {
    return new Database(files.database, { fileMustExist: true, timeout: 5000 });
  } catch (error) {
    throw toJournalError(error, files.database);
  }
}
