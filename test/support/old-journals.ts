/** Journals that earlier schemas wrote, as they lay on the disk. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { aFolder } from './journal.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/journals');

/**
 * A copy in a folder of its own. `schema-1` holds a batch of six units: the first passed and showed its host key, the second failed, the
 * third has an intent without an answer, the fourth was begun, two were never touched. A password of each is encrypted.
 */
export function unpackedJournal(name: 'schema-1'): string {
  const file = join(aFolder(), 'journal.sqlite');
  writeFileSync(file, gunzipSync(readFileSync(join(FIXTURES, `${name}.sqlite.gz`))), { mode: 0o600 });
  copyFileSync(join(FIXTURES, `${name}.sqlite.anchors`), `${file}.anchors`);
  return file;
}
