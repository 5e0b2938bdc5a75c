/**
 * A disk that is really full, under the whole journal: what was begun is settled from the reserve, nothing new begins, nothing that was
 * acknowledged is lost, and it goes on when there is room.
 */
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { RESERVE_BYTES } from '../../electron/engine/journal/files/disk-reserve.ts';
import type { Journal } from '../../electron/engine/journal/journal.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import type { JournalEvent } from '../../shared/domain/events.ts';
import type { BatchId, PersonId } from '../../shared/domain/ids.ts';
import { aJournal, importUnits } from '../support/journal.ts';
import { eventsOfRun, importedEvent, staged, unitsOf } from '../support/journal-events.ts';
import { unpackedJournal } from '../support/old-journals.ts';
import { fill, mayMount, smallDisk } from '../support/small-disk.ts';

const BATCH = 'batch-1' as BatchId;
const LANES = 24;

/** Appends that come one after the other until the disk takes none: what the log has room for goes in at first. */
async function appendUntilRefused(journal: Journal, event: JournalEvent): Promise<string> {
  for (;;) {
    try {
      await journal.append([event]);
    } catch (error) {
      return (error as { code: string }).code;
    }
  }
}

const reserveOf = (journal: Journal) => statSync(`${journal.file}.reserve`).size;
const codeOf = (refused: Promise<unknown>) =>
  refused.then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );

async function workingJournal(disk: string) {
  const journal = await aJournal(join(disk, 'journal.sqlite'));
  const units = unitsOf(BATCH, LANES + 1);
  await importUnits(journal, units);
  const [spare, ...inWork] = units.map((unit) => eventsOfRun(unit));
  if (spare === undefined) throw new Error('no unit is left');
  await Promise.all(inWork.map(({ started, intended }) => journal.append([started, intended])));
  return { journal, spare, inWork };
}

describe('a full disk', () => {
  beforeEach(({ skip }) => skip(!mayMount(), 'only root on Linux may mount a small disk'));

  it('takes the ends of all runs that are open, and nothing that begins', async () => {
    const disk = smallDisk();
    const { journal, spare, inWork } = await workingJournal(disk);
    expect(reserveOf(journal)).toBe(RESERVE_BYTES);
    fill(disk);
    expect(await appendUntilRefused(journal, spare.started)).toBe('journal/disk-full');
    expect(reserveOf(journal)).toBe(0);
    for (const { settled, passed } of inWork) {
      await journal.append([settled]);
      expect(await codeOf(journal.append([spare.started]))).toBe('journal/disk-full');
      await journal.append([passed]);
    }
    expect(journal.read.batchStatus(BATCH)).toMatchObject({ outcomes: { pass: LANES }, open: 1, running: 0 });
    const second = unitsOf('batch-2' as BatchId, 1);
    const refused = [
      journal.stageUnits(staged(second)),
      journal.append([importedEvent('batch-2' as BatchId, [])]),
      journal.storeBatchKey('batch-2' as BatchId, new Uint8Array(32)),
      journal.person('Ada'),
      // One event that begins something refuses the others of its append, too.
      journal.append([spare.settled, spare.intended]),
    ];
    expect(await Promise.all(refused.map(codeOf))).toEqual(Array(refused.length).fill('journal/disk-full'));
  });

  it('goes on when there is room again, and keeps a reserve anew', async () => {
    const disk = smallDisk();
    const { journal, spare, inWork } = await workingJournal(disk);
    const makeRoom = fill(disk);
    await appendUntilRefused(journal, spare.started);
    await Promise.all(inWork.map(({ settled, passed }) => journal.append([settled, passed])));
    makeRoom();
    await journal.append(spare.whole);
    expect(reserveOf(journal)).toBe(RESERVE_BYTES);
    expect(await journal.read.verifyChain()).toEqual({ ok: true, entries: journal.read.head().seq });
    expect(await codeOf(journal.person('Ada'))).toBe('taken');
  });

  it('does not keep a station from opening: it takes note of what was in work, and begins nothing', async () => {
    const disk = smallDisk();
    const { journal, spare } = await workingJournal(disk);
    const makeRoom = fill(disk);
    await appendUntilRefused(journal, spare.started);
    await journal.close();
    rmSync(`${journal.file}.reserve`);
    const again = await aJournal(journal.file);
    expect(again.read.interruptedUnits(BATCH)).toHaveLength(LANES);
    expect(await codeOf(again.append([eventsOfRun(unitsOf(BATCH, 1)[0] as never).started]))).toBe('journal/disk-full');
    makeRoom();
    expect(
      await codeOf(again.append([{ type: 'person.added', version: 1, personId: 'p' as PersonId, role: 'operator', by: 'p' as PersonId }])),
    ).toBe('taken');
  });

  it.each([
    ['the files beside it', 0, 'journal/disk-full'],
    ['a copy of it', 64 * 1024, 'journal/backup-failed'],
  ])('without room for %s keeps an older journal from being migrated, and leaves it as it was', async (_, leaveBytes, code) => {
    const disk = smallDisk(1);
    const file = join(disk, 'journal.sqlite');
    const original = unpackedJournal('schema-1');
    for (const ending of ['', '.anchors']) copyFileSync(`${original}${ending}`, `${file}${ending}`);
    const makeRoom = fill(disk, leaveBytes);
    expect(await codeOf(openJournal({ file, linesideVersion: '0.1.0' }))).toBe(code);
    expect(readdirSync(disk).filter((name) => name.includes('.schema-'))).toEqual([]);
    expect(readFileSync(file).equals(readFileSync(original))).toBe(true);
    makeRoom();
    const backup = /schema-1\.\d{8}T\d{9}Z$/;
    await (await openJournal({ file, linesideVersion: '0.1.0' })).close();
    expect(readdirSync(disk).filter((name) => backup.test(name))).toHaveLength(1);
  });
});
