/**
 * The way from one schema to the next, by `user_version`. A migration is never edited once shipped, and none touches events:
 * old shapes are read through upcasters. Before a journal is migrated a copy of it is kept (`keepBackup`).
 */
import type Database from 'better-sqlite3';
import { schema1 } from './schema-1.ts';
import { schema2 } from './schema-2.ts';
import { schema3 } from './schema-3.ts';
import { schema4 } from './schema-4.ts';
import { schema5 } from './schema-5.ts';
import { schema6 } from './schema-6.ts';

/** "LNSD": marks the file as a Lineside journal in its header (sqlite.org/pragma.html#pragma_application_id). */
export const APPLICATION_ID = 0x4c4e5344;

/** The migration at index n leads from version n to version n + 1. */
const MIGRATIONS: readonly string[] = [schema1, schema2, schema3, schema4, schema5, schema6];

export const LATEST_SCHEMA = MIGRATIONS.length;

/**
 * Brings an empty or older journal to the schema `to` in one transaction: a crash leaves the old journal or the new one.
 * Does nothing where it has that schema already.
 */
export function migrate(database: Database.Database, to = LATEST_SCHEMA): void {
  const from = Number(database.pragma('user_version', { simple: true }));
  if (from >= to) return;
  database.transaction(() => {
    for (const sql of MIGRATIONS.slice(from, to)) database.exec(sql);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${to}`);
  })();
}
