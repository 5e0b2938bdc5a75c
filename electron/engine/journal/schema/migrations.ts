/**
 * The way from one schema to the next, by `user_version`. A migration is never edited once shipped, and none touches events:
 * old shapes are read through upcasters.
 */
import type Database from 'better-sqlite3';
import { schema1 } from './schema-1.ts';

/** "LNSD": marks the file as a Lineside journal in its header (sqlite.org/pragma.html#pragma_application_id). */
export const APPLICATION_ID = 0x4c4e5344;

/** The migration at index n leads from version n to version n + 1. */
const MIGRATIONS: readonly string[] = [schema1];

export const LATEST_SCHEMA = MIGRATIONS.length;

/** Brings an empty or older journal to the latest schema; each step is a transaction of its own. */
export function migrate(database: Database.Database): void {
  const from = Number(database.pragma('user_version', { simple: true }));
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < from) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
