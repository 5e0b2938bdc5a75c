/** The triggers that keep the record as it is are themselves checked, with everything else the schema says. */
import Database from 'better-sqlite3';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { LATEST_SCHEMA, migrate } from './migrations.ts';

/**
 * Compares tables, indexes and triggers word by word with those the migrations make. A trigger too many is as bad as one
 * missing: it could swallow events. Throws `journal/guard-missing` with the first name that differs.
 * @param version Of the schema that the journal says it has.
 */
export function checkGuards(database: Database.Database, file: string, version = LATEST_SCHEMA): void {
  const expected = expectedSchema(version);
  const found = schemaOf(database);
  const names = [...new Set([...expected.keys(), ...found.keys()])].sort();
  const different = names.find((name) => expected.get(name) !== found.get(name));
  if (different !== undefined) throw new AppError('journal/guard-missing', { params: { file, name: different } });
}

function expectedSchema(version: number): ReadonlyMap<string, string> {
  const blank = new Database(':memory:');
  try {
    migrate(blank, version);
    return schemaOf(blank);
  } finally {
    blank.close();
  }
}

/** Statements by name, without what SQLite makes by itself (`sqlite_stat1`, indexes of primary keys). */
function schemaOf(database: Database.Database): ReadonlyMap<string, string> {
  const rows = database
    .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .all();
  return new Map(rows.map(({ name, sql }) => [name, sql]));
}
