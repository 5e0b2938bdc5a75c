import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkGuards } from '../../../../../../electron/engine/journal/schema/guard.ts';
import { APPLICATION_ID, LATEST_SCHEMA, migrate } from '../../../../../../electron/engine/journal/schema/migrations.ts';

function migrated(): Database.Database {
  const database = new Database(':memory:');
  migrate(database);
  return database;
}

const guardError = (name: string) => expect.objectContaining({ code: 'journal/guard-missing', params: { file: 'j', name } });

describe('migrate', () => {
  it('marks the file as a journal of the latest schema, and does nothing the second time', () => {
    const database = migrated();
    migrate(database);
    expect(database.pragma('user_version', { simple: true })).toBe(LATEST_SCHEMA);
    expect(database.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
  });

  it('makes STRICT tables only', () => {
    const loose = migrated()
      .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'")
      .all();
    expect(loose).toEqual([]);
  });
});

describe('checkGuards', () => {
  it('accepts what the migrations make, and what SQLite adds by itself', () => {
    const database = migrated();
    database.exec('ANALYZE');
    expect(() => checkGuards(database, 'j')).not.toThrow();
  });

  it('names a trigger that was removed', () => {
    const database = migrated();
    database.exec('DROP TRIGGER events_are_never_deleted');
    expect(() => checkGuards(database, 'j')).toThrow(guardError('events_are_never_deleted'));
  });

  it('names a trigger that was weakened', () => {
    const database = migrated();
    database.exec('DROP TRIGGER events_are_never_changed');
    database.exec('CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON event BEGIN SELECT 1; END');
    expect(() => checkGuards(database, 'j')).toThrow(guardError('events_are_never_changed'));
  });

  it('names a trigger that nobody should have added', () => {
    const database = migrated();
    database.exec("CREATE TRIGGER quiet BEFORE INSERT ON event WHEN NEW.type = 'run.settled' BEGIN SELECT RAISE(IGNORE); END");
    expect(() => checkGuards(database, 'j')).toThrow(guardError('quiet'));
  });
});
