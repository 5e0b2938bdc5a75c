/** Which SQLite is compiled in: the proof that the native library loads on this computer. */
import Database from 'better-sqlite3';

export function databaseVersion(): string {
  const database = new Database(':memory:');
  try {
    return String(database.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version);
  } finally {
    database.close();
  }
}
