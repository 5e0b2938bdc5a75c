/** Looks at the station's lock as a reader does, but for 150 ms, as on a computer that is very busy: `node look-slowly.ts FILE`. Prints `looking`. */
import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { journalFiles } from '../../../electron/engine/journal/files/journal-files.ts';

const LOOK_MS = 150;

const connection = new Database(journalFiles(process.argv[2] ?? '').lock, { readonly: true, timeout: 0 });
connection.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
writeSync(1, 'looking\n');
setTimeout(() => connection.close(), LOOK_MS);
