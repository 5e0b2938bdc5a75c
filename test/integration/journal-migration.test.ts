/** Journals of every earlier schema, brought up to date: nothing of them is lost, a copy is kept, and a crash on the way harms neither. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrationBackups } from '../../electron/engine/journal/files/migration-backup.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import { openJournalReader } from '../../electron/engine/journal/open-journal-reader.ts';
import { LATEST_SCHEMA } from '../../electron/engine/journal/schema/migrations.ts';
import type { BatchId, DeviceId, PersonId, UnitId } from '../../shared/domain/ids.ts';
import { aJournal } from '../support/journal.ts';
import { unpackedJournal } from '../support/old-journals.ts';

const BATCH = 'batch-1' as BatchId;
const PROGRAM = join(import.meta.dirname, '../support/journal-programs/try-to-open.ts');
/** Events of the schema-1 journal. */
const EVENTS = 14;

const open = (file: string) => openJournal({ file, linesideVersion: '0.2.0' });
const backupsOf = (database: string) => migrationBackups({ database });

function look<Result>(file: string, work: (database: Database.Database) => Result): Result {
  const database = new Database(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
const versionOf = (file: string) => look(file, (database) => database.pragma('user_version', { simple: true }));

async function expectWhole(file: string): Promise<void> {
  const journal = await aJournal(file);
  const { read } = journal;
  expect(read.units({ batchId: BATCH, limit: 10 }).map(({ state }) => `${state.status} ${state.outcome ?? '-'}`)).toEqual([
    'settled pass',
    'settled fail',
    'interrupted unknown',
    'interrupted -',
    'open -',
    'open -',
  ]);
  expect(read.batchStatus(BATCH)).toMatchObject({
    open: 2,
    running: 0,
    interrupted: 1,
    outcomes: { pass: 1, fail: 1, unknown: 1 },
    prepared: 1,
  });
  expect(read.openUnits(BATCH, 10).map(({ unit }) => unit.row)).toEqual([5, 6]);
  expect([...(read.encryptedSecret(`${BATCH}/4` as UnitId, 'password') ?? [])]).toEqual([4, 9, 9]);
  expect([...(read.wrappedBatchKey(BATCH) ?? [])]).toEqual([1, 2, 3, 4]);
  expect(read.deviceFacts('device-1' as DeviceId)).toMatchObject([{ fact: 'ssh-host-key', fingerprint: 'SHA256:one' }]);
  const [started] = read.events({ unitId: `${BATCH}/1` as UnitId, limit: 1 });
  const operator = started?.event.type === 'run.started' ? started.event.operator : ('' as PersonId);
  expect(read.personName(operator)).toBe('Ada');
  expect(await read.verifyChain()).toEqual({ ok: true, entries: read.head().seq });
  await journal.close();
}

describe('a journal of schema 1', () => {
  it('is brought up to date with everything that was in it', async () => {
    const file = unpackedJournal('schema-1');
    await expectWhole(file);
    expect(versionOf(file)).toBe(LATEST_SCHEMA);
    // Migrating is no event: the next one is that of the opening.
    const read = openJournalReader(file);
    expect(read.head().seq).toBe(EVENTS + 1);
    read.close();
  });

  it('leaves a copy of itself, for its owner only, once', async () => {
    const file = unpackedJournal('schema-1');
    await (await open(file)).close();
    const [backup = '', ...others] = backupsOf(file);
    expect(others).toEqual([]);
    expect(basename(backup)).toMatch(/^journal\.sqlite\.schema-1\.\d{8}T\d{9}Z$/);
    expect(process.platform === 'win32' ? 0o600 : statSync(backup).mode & 0o777).toBe(0o600);
    await (await open(file)).close();
    expect(backupsOf(file)).toEqual([backup]);
    // Put back in its place, it is the journal that it was.
    expect(versionOf(backup)).toBe(1);
    const restored = unpackedJournal('schema-1');
    copyFileSync(backup, restored);
    await expectWhole(restored);
  });

  it('is not read by a command before the station was opened', () => {
    const file = unpackedJournal('schema-1');
    const params = { file, found: '1', known: String(LATEST_SCHEMA) };
    expect(() => openJournalReader(file)).toThrow(expect.objectContaining({ code: 'journal/older-schema', params }));
    expect([versionOf(file), backupsOf(file)]).toEqual([1, []]);
  });

  it.each([
    ['a trigger is missing', 'DROP TRIGGER events_are_never_changed', 'journal/guard-missing'],
    [
      'an event was changed',
      `DROP TRIGGER events_are_never_changed; UPDATE event SET wall_time = 'x' WHERE seq = 3;
      CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events_are_never_changed'); END`,
      'journal/chain-broken',
    ],
  ])('is left as it is where %s', async (_, sql, code) => {
    const file = unpackedJournal('schema-1');
    look(file, (database) => database.exec(sql));
    await expect(open(file)).rejects.toMatchObject({ code });
    expect([versionOf(file), backupsOf(file)]).toEqual([1, []]);
  });

  it('forgets in its copy, too, what is erased', async () => {
    const file = unpackedJournal('schema-1');
    const journal = await aJournal(file);
    const ada = await journal.person('Ada');
    await journal.erasePerson(ada, { name: true });
    await journal.deleteBatchKey(BATCH);
    const [backup = ''] = backupsOf(file);
    const left = look(backup, (database) => [
      database.prepare('SELECT count(*) FROM person').pluck().get(),
      database.prepare('SELECT count(*) FROM batch_secret_key').pluck().get(),
    ]);
    expect(left).toEqual([0, 0]);
    expect(spawnSync('grep', ['-c', 'Ada', backup]).stdout.toString().trim()).toBe('0');
  });
});

describe('a crash on the way', () => {
  let cannot: string | undefined;

  beforeAll(() => {
    const probe = spawnSync('strace', ['-f', '-o', '/dev/null', '-e', 'inject=pwrite64:signal=KILL:when=9999', 'true']);
    if (probe.error !== undefined || probe.status !== 0) cannot = 'strace cannot stop processes on this computer';
  });

  it('leaves the old journal or the new one, at whichever write it comes', { timeout: 120_000 }, async ({ skip }) => {
    skip(cannot !== undefined, cannot);
    const left = new Set<unknown>();
    for (let write = 1, isKilled = true; isKilled; write += write < 6 ? 1 : 6) {
      const file = unpackedJournal('schema-1');
      const inject = `inject=pwrite64:signal=KILL:when=${write}`;
      const { signal } = spawnSync('strace', [
        '-f',
        '-o',
        '/dev/null',
        '-e',
        'trace=pwrite64',
        '-e',
        inject,
        process.execPath,
        PROGRAM,
        file,
      ]);
      isKilled = signal === 'SIGKILL';
      left.add(versionOf(file));
      await expectWhole(file);
      // Nothing is left of a copy that was cut short; each of those that are there is whole.
      expect(readdirSync(dirname(file)).filter((name) => name.endsWith('draft'))).toEqual([]);
      expect(backupsOf(file).map(versionOf)).toEqual(backupsOf(file).map(() => 1));
      expect(backupsOf(file).length).toBeGreaterThan(0);
    }
    // Both sides of the migration's commit were met.
    expect(left).toEqual(new Set([1, LATEST_SCHEMA]));
  });
});
