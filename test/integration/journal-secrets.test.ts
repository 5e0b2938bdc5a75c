/** Secrets that were imported are nowhere in plain, and nowhere at all once their batch is erased. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Journal } from '../../electron/engine/journal/journal.ts';
import { openVault } from '../../electron/engine/vault/open-vault.ts';
import { openStationKey } from '../../electron/engine/vault/station-key.ts';
import type { BatchId, UnitId } from '../../shared/domain/ids.ts';
import { aFolder, aJournal } from '../support/journal.ts';
import { eventsOfRun, importedEvent, unitsOf } from '../support/journal-events.ts';

const BATCH = 'batch-1' as BatchId;
const secretOf = (row: number) => `pl4nted-${row}-größer`;

async function importWithSecrets(journal: Journal, folder: string) {
  const vault = openVault(journal, openStationKey({ folder, environment: {} }));
  const box = await vault.openBatch(BATCH);
  const units = unitsOf(BATCH, 100).map((unit) => ({ ...unit, secretColumns: ['password'] }));
  await journal.stageUnits(
    units.map((unit) => ({ unit, secrets: { password: box.encrypt(unit.unitId, 'password', secretOf(unit.row)) } })),
  );
  await journal.append([importedEvent(BATCH, units)]);
  for (const unit of units.slice(0, 10)) await journal.append(eventsOfRun(unit).whole);
  return vault;
}

/**
 * All bytes of the station's folder by file. Another process copies them first: a file of an open database that is opened and
 * closed in this process would lose the locks that SQLite holds on it.
 */
function bytesOf(folder: string): Map<string, Buffer> {
  const copy = join(aFolder(), 'copy');
  execFileSync('cp', ['-r', folder, copy]);
  return new Map(readdirSync(copy).map((name) => [name, readFileSync(join(copy, name))]));
}

const filesWith = (files: ReadonlyMap<string, Buffer>, wanted: string | Buffer) =>
  [...files].filter(([, bytes]) => bytes.includes(wanted)).map(([name]) => name);

describe('secret values', () => {
  it('are in no file of an open or closed journal, and still come out of the vault', async () => {
    const folder = aFolder();
    const journal = await aJournal(join(folder, 'journal.sqlite'));
    const vault = await importWithSecrets(journal, folder);
    const open = bytesOf(folder);
    expect([...open.keys()].sort()).toEqual(
      ['', '-shm', '-wal', '.anchors', '.lock', '.reserve', '.signing-key']
        .map((ending) => `journal.sqlite${ending}`)
        .concat('station.key')
        .sort(),
    );
    // The search finds what is there.
    expect(filesWith(open, 'SN00007')).toContain('journal.sqlite-wal');
    for (const row of [1, 50, 100]) expect(vault.reveal(BATCH, `${BATCH}/${row}` as UnitId, 'password')).toBe(secretOf(row));
    await journal.close();
    const closed = bytesOf(folder);
    for (const form of ['pl4nted', Buffer.from('pl4nted-7-größer').toString('base64'), Buffer.from('pl4nted', 'utf16le')]) {
      expect([...filesWith(open, form), ...filesWith(closed, form)]).toEqual([]);
    }
  });

  it('cannot be read any more when their batch is erased: its key is overwritten, in the log, too', async () => {
    const folder = aFolder();
    const journal = await aJournal(join(folder, 'journal.sqlite'));
    const vault = await importWithSecrets(journal, folder);
    const wrappedKey = Buffer.from(journal.read.wrappedBatchKey(BATCH) ?? []);
    expect(wrappedKey.length).toBeGreaterThan(32);
    expect(filesWith(bytesOf(folder), wrappedKey)).toContain('journal.sqlite-wal');
    await vault.erase(BATCH);
    // The log is emptied after the answer, before anything else is done.
    await journal.person('Ada');
    expect(filesWith(bytesOf(folder), wrappedKey)).toEqual([]);
    expect(() => vault.reveal(BATCH, `${BATCH}/1` as UnitId, 'password')).toThrow(expect.objectContaining({ code: 'vault/erased' }));
  });
});
