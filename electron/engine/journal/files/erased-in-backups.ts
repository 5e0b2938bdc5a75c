/** What is erased in the journal is erased in the copies beside it, too: a key that a copy still holds opens the secrets there. */
import Database from 'better-sqlite3';
import { migrationBackups } from './migration-backup.ts';
import { syncFile } from './private-file.ts';

export interface Erasure {
  readonly table: string;
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** Copies of schemas that have no such table have nothing to erase. Throws what SQLite throws: then it was not erased everywhere. */
export function eraseInBackups(database: string, erasures: readonly Erasure[]): void {
  for (const file of migrationBackups({ database })) {
    const backup = new Database(file, { fileMustExist: true });
    try {
      backup.pragma('secure_delete = ON');
      const tables = new Set(backup.prepare<[], string>('SELECT name FROM sqlite_schema').pluck().all());
      const known = erasures.filter(({ table }) => tables.has(table));
      for (const { sql, params } of known) backup.prepare(sql).run(...params);
    } finally {
      backup.close();
    }
    syncFile(file);
  }
}
