/** The copy of a journal that is kept before its schema changes: the way back to the Lineside that wrote it. */
import { closeSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { JournalFiles } from './journal-files.ts';
import { syncFile, syncFolder } from './private-file.ts';
import { toJournalError } from './sqlite-error.ts';

const HEAD = 'SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1';

/**
 * Copies the journal to `<journal>.schema-<version>.<UTC time>` beside it, for its owner only, synced before this returns. A copy has
 * that name when it is whole. Throws `journal/backup-failed`; then nothing of the copy is left and the journal is as it was.
 * @param database No transaction is open on it, and nobody else writes.
 */
export function keepBackup(database: Database.Database, files: JournalFiles, version: number): void {
  const backup = `${files.database}.schema-${version}.${new Date().toISOString().replaceAll(/[-:.]/gu, '')}`;
  const draft = `${files.database}.schema-draft`;
  try {
    // One that a crash left half made.
    rmSync(draft, { force: true });
    // Made empty first, because SQLite would give a new file the rights of the umask.
    closeSync(openSync(draft, 'wx', 0o600));
    database.prepare('VACUUM INTO ?').run(draft);
    compareHeads(database, draft);
    syncFile(draft);
    renameSync(draft, backup);
    syncFolder(dirname(backup));
  } catch (error) {
    rmSync(draft, { force: true });
    const cause = toJournalError(error, backup);
    throw new AppError('journal/backup-failed', { params: { file: files.database, backup, version: String(version) }, cause });
  }
}

/** Paths of the copies that migrations left beside the journal. */
export function migrationBackups({ database }: Pick<JournalFiles, 'database'>): readonly string[] {
  const folder = dirname(database);
  const prefix = `${basename(database)}.schema-`;
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && /\.\d{8}T\d{9}Z$/u.test(name))
    .map((name) => join(folder, name));
}

function compareHeads(database: Database.Database, backup: string): void {
  const copy = new Database(backup, { readonly: true, fileMustExist: true });
  try {
    const [ours, theirs] = [database, copy].map((each) => JSON.stringify(each.prepare(HEAD).get()));
    if (ours !== theirs) throw new AppError('journal/corrupt', { params: { file: backup } });
  } finally {
    copy.close();
  }
}
