/** A journal is one file with its companions beside it; a copied folder works as a whole. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ensurePrivateFile, ensurePrivateFolder } from './private-file.ts';
import { toJournalError } from './sqlite-error.ts';

export interface JournalFiles {
  /** The database, with links resolved: two names for one journal must find the same lock. */
  readonly database: string;
  readonly lock: string;
  readonly anchors: string;
  readonly signingKey: string;
  /** See `DiskReserve`. */
  readonly reserve: string;
}

/** Names of the files of an existing or future journal. Its folder must exist. */
export function journalFiles(file: string): JournalFiles {
  const absolute = resolve(file);
  const database = existsSync(absolute) ? realpathSync(absolute) : join(realpathSync(dirname(absolute)), basename(absolute));
  return {
    database,
    lock: `${database}.lock`,
    anchors: `${database}.anchors`,
    signingKey: `${database}.signing-key`,
    reserve: `${database}.reserve`,
  };
}

/** Makes folder (0700), database and lock file (0600) where they are missing. SQLite gives `-wal` and `-shm` the database's mode. */
export function prepareJournalFiles(file: string): JournalFiles {
  try {
    ensurePrivateFolder(dirname(resolve(file)));
    const files = journalFiles(file);
    ensurePrivateFile(files.database);
    ensurePrivateFile(files.lock);
    return files;
  } catch (error) {
    throw toJournalError(error, file);
  }
}
