/** The journal from its first opening to its last: files, epochs, appends from many lanes, imports beside them, closing. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { isSigned, readAnchors } from '../../electron/engine/journal/chain/anchors.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import { openJournalReader } from '../../electron/engine/journal/open-journal-reader.ts';
import { LATEST_SCHEMA } from '../../electron/engine/journal/schema/migrations.ts';
import type { JournalEvent, StoredEvent } from '../../shared/domain/events.ts';
import type { BatchId, UnitId } from '../../shared/domain/ids.ts';
import { aFolder, aJournal, importUnits } from '../support/journal.ts';
import { eventsOfRun, importedEvent, staged, unitsOf } from '../support/journal-events.ts';

const BATCH = 'batch-1' as BatchId;
const open = (file: string) => openJournal({ file, linesideVersion: '0.1.0' });
const withCode = (code: string) => expect.objectContaining({ code });
const rights = (path: string) => statSync(path).mode & 0o777;

describe('a new journal', () => {
  it.skipIf(process.platform === 'win32')('is made with its folder, for its owner only', async () => {
    const folder = join(aFolder(), 'station');
    const { file } = await aJournal(join(folder, 'journal.sqlite'));
    expect(rights(folder)).toBe(0o700);
    const files = ['', '-wal', '-shm', '.lock', '.anchors', '.signing-key'].map((ending) => `${file}${ending}`);
    expect(files.map(rights)).toEqual(files.map(() => 0o600));
  });

  it('begins with the opening of the station', async () => {
    const journal = await openJournal({
      file: join(aFolder(), 'j'),
      linesideVersion: '1.2.3',
      now: () => new Date('2026-05-06T07:08:09.123Z'),
    });
    const [opening] = journal.read.events({ limit: 10 });
    expect(opening).toMatchObject({ seq: 1, epoch: 1, stationId: journal.stationId, wallTime: '2026-05-06T07:08:09.123Z', monotonicMs: 0 });
    expect(opening?.event).toEqual({ type: 'station.opened', version: 1, linesideVersion: '1.2.3' });
    expect(journal.read.head()).toEqual({ seq: 1, hash: opening?.hash });
    await journal.close();
  });

  it('leaves one file to copy when it is closed, anchored at opening and closing', async () => {
    const journal = await aJournal();
    await importUnits(journal, unitsOf(BATCH, 2));
    const { seq, hash } = journal.read.head();
    await journal.close();
    expect([existsSync(`${journal.file}-wal`), existsSync(`${journal.file}-shm`)]).toEqual([false, false]);
    const anchors = readFileSync(`${journal.file}.anchors`, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(anchors).toMatchObject([
      { seq: 1, stationId: journal.stationId },
      { seq, hash, stationId: journal.stationId },
    ]);
  });

  it('gives its signed head to reports and exports, as of the events that are acknowledged', async () => {
    const journal = await aJournal();
    await importUnits(journal, unitsOf(BATCH, 1));
    const [anchor, again] = await Promise.all([journal.anchor(), journal.anchor()]);
    expect(anchor).toMatchObject({ ...journal.read.head(), stationId: journal.stationId });
    expect(isSigned(anchor)).toBe(true);
    expect(again).toEqual(anchor);
    expect(readAnchors(`${journal.file}.anchors`).at(-1)).toEqual(anchor);
  });

  it('is anchored every thousand events, too', async () => {
    const journal = await aJournal();
    const units = unitsOf(BATCH, 21);
    await importUnits(journal, units);
    for (const unit of units) await journal.append(Array.from({ length: 25 }, () => eventsOfRun(unit).whole).flat());
    await journal.close();
    const seqs = readFileSync(`${journal.file}.anchors`, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { seq: number }).seq);
    expect(seqs).toHaveLength(4);
    expect(Math.max(...seqs.slice(1).map((seq, index) => seq - (seqs[index] ?? 0)))).toBeLessThanOrEqual(1100);
  });
});

describe('another opening', () => {
  it('begins a new epoch; runs of the one before have lost their engine', async () => {
    const first = await aJournal();
    await importUnits(first, unitsOf(BATCH, 3));
    const [one, two, three] = unitsOf(BATCH, 3).map((unit) => eventsOfRun(unit));
    await first.append([one?.started, one?.intended, two?.started, ...(three?.whole ?? [])] as JournalEvent[]);
    await first.close();
    const second = await aJournal(first.file);
    expect([second.epoch, second.stationId]).toEqual([2, first.stationId]);
    const states = second.read.units({ batchId: BATCH, limit: 3 }).map(({ state }) => `${state.status} ${state.outcome ?? ''}`);
    expect(states).toEqual(['interrupted unknown', 'interrupted ', 'settled pass']);
    expect(second.read.batchStatus(BATCH)).toMatchObject({
      open: 0,
      running: 0,
      interrupted: 1,
      outcomes: { unknown: 1, pass: 1 },
      prepared: 1,
    });
  });

  it('removes what was staged and not published', async () => {
    const first = await aJournal();
    await first.storeBatchKey(BATCH, new Uint8Array([1]));
    await first.stageUnits(staged(unitsOf(BATCH, 500)));
    await first.close();
    const second = await aJournal(first.file);
    expect(second.read.wrappedBatchKey(BATCH)).toBeUndefined();
    await importUnits(second, unitsOf(BATCH, 2));
    expect(second.read.batchStatus(BATCH)?.open).toBe(2);
  });
});

describe('appends', () => {
  it('of many lanes at once keep their order within each lane, and are told in the order of the record', async () => {
    const journal = await aJournal();
    const units = unitsOf(BATCH, 24);
    await importUnits(journal, units);
    const commits: number[][] = [];
    const stop = journal.onAppended((events) => void commits.push(events.map(({ seq }) => seq)));
    const runs = units.map((unit) => eventsOfRun(unit));
    const stored = await Promise.all(
      runs.map(async ({ whole }) => {
        const mine: StoredEvent[] = [];
        for (const event of whole) mine.push(...(await journal.append([event])));
        return mine;
      }),
    );
    stop();
    await journal.append([{ type: 'station.opened', version: 1, linesideVersion: 'after' }]);
    for (const [index, run] of runs.entries()) {
      expect(stored[index]?.map(({ event }) => event)).toEqual(run.whole);
      expect(stored[index]).toEqual(journal.read.events({ unitId: units[index]?.unitId as UnitId, limit: 10 }));
    }
    const told = commits.flat();
    expect(told).toEqual(Array.from({ length: 96 }, (_, index) => 3 + index));
    // Lanes that came together shared a commit.
    expect(commits.length).toBeLessThan(96);
  });

  it('can be read as soon as they are acknowledged', async () => {
    const journal = await aJournal();
    const units = unitsOf(BATCH, 1);
    await importUnits(journal, units);
    for (const event of units.flatMap((unit) => eventsOfRun(unit).whole)) {
      const [stored] = await journal.append([event]);
      expect(journal.read.head()).toEqual({ seq: stored?.seq, hash: stored?.hash });
      expect(journal.read.unit(`${BATCH}/1` as UnitId)?.state.seq).toBe(stored?.seq);
    }
  });

  it('hand back what is recorded, whatever the caller does with its event afterwards', async () => {
    const journal = await aJournal();
    const event: JournalEvent = { type: 'station.opened', version: 1, linesideVersion: 'before' };
    const appended = journal.append([event]);
    event.linesideVersion = 'after';
    expect((await appended)[0]?.event).toEqual({ ...event, linesideVersion: 'before' });
  });

  it('of nothing do nothing', async () => {
    const journal = await aJournal();
    expect(await journal.append([])).toEqual([]);
    expect(journal.read.head().seq).toBe(1);
  });

  it('of what has not its form are refused before they reach the file', async () => {
    const journal = await aJournal();
    const wrong = { type: 'station.opened', version: 1 } as JournalEvent;
    await expect(journal.append([wrong])).rejects.toEqual(withCode('journal/invalid-event'));
    expect(journal.read.head().seq).toBe(1);
  });

  it('go on while an import of many units runs beside them', async () => {
    const journal = await aJournal();
    const units = unitsOf(BATCH, 20);
    await importUnits(journal, units);
    const many = unitsOf('batch-2' as BatchId, 10_000);
    const order: string[] = [];
    const staging = journal.stageUnits(staged(many)).then(() => order.push('import'));
    for (const unit of units) {
      await journal.append([eventsOfRun(unit).started]);
      order.push('append');
    }
    await staging;
    // An append waits for one slice of the import at most: all twenty are done long before its fifty slices.
    expect(order.indexOf('import')).toBe(20);
    await journal.append([importedEvent('batch-2' as BatchId, many)]);
    expect(journal.read.batchStatus('batch-2' as BatchId)?.open).toBe(10_000);
  });
});

describe('discardStaged', () => {
  it('removes an import that was given up, so that it can be made again', async () => {
    const journal = await aJournal();
    const units = unitsOf(BATCH, 700);
    await journal.stageUnits(staged(units));
    await journal.discardStaged(BATCH);
    await journal.discardStaged('never heard of' as BatchId);
    await importUnits(journal, units);
    expect(journal.read.batchStatus(BATCH)?.open).toBe(700);
    expect(await journal.read.verifyChain()).toEqual({ ok: true, entries: 2 });
  });
});

describe('people', () => {
  it('have one id, and their name stands apart from the events', async () => {
    const journal = await aJournal();
    const [ada, grace, again] = await Promise.all([journal.person('Ada'), journal.person('Grace'), journal.person('Ada')]);
    expect(again).toBe(ada);
    expect(grace).not.toBe(ada);
    expect([journal.read.personName(ada), journal.read.personName(grace)]).toEqual(['Ada', 'Grace']);
  });
});

describe('closing', () => {
  it('waits for appends that are under way, and takes no more', async () => {
    const journal = await aJournal();
    const opened: JournalEvent = { type: 'station.opened', version: 1, linesideVersion: '0.1.0' };
    const pending = [journal.append([opened]), journal.append([opened])];
    const closing = journal.close();
    await expect(journal.append([opened])).rejects.toEqual(withCode('journal/closed'));
    expect((await Promise.all(pending)).flat().map(({ seq }) => seq)).toEqual([2, 3]);
    await closing;
    await journal.close();
    expect(() => journal.read.head()).toThrow(withCode('journal/closed'));
    await expect(journal.person('Ada')).rejects.toEqual(withCode('journal/closed'));
  });

  it('lets a long removal come to its end', async () => {
    const journal = await aJournal();
    await journal.stageUnits(staged(unitsOf(BATCH, 1000)));
    const discarded = journal.discardStaged(BATCH);
    await journal.close();
    await expect(discarded).resolves.toBeUndefined();
  });
});

describe('a file that cannot be opened', () => {
  it('as it is of a newer Lineside', async () => {
    const { file } = await closed();
    change(file, 'PRAGMA user_version = 99');
    const error = expect.objectContaining({ code: 'journal/newer-schema', params: { file, found: '99', known: String(LATEST_SCHEMA) } });
    await expect(open(file)).rejects.toEqual(error);
    expect(() => openJournalReader(file)).toThrow(error);
  });

  it('as it is another database, which is left as it was', async () => {
    const file = join(aFolder(), 'other.sqlite');
    change(file, 'CREATE TABLE other (a)');
    const before = readFileSync(file);
    await expect(open(file)).rejects.toEqual(withCode('journal/not-a-journal'));
    expect(() => openJournalReader(file)).toThrow(withCode('journal/not-a-journal'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('as it is no database, which is left as it was', async () => {
    const file = join(aFolder(), 'letter.txt');
    writeFileSync(file, 'Dear Ada,\n'.repeat(500));
    await expect(open(file)).rejects.toEqual(withCode('journal/not-a-journal'));
    expect(readFileSync(file, 'utf8')).toBe('Dear Ada,\n'.repeat(500));
  });

  it('as it is a journal whose beginning was overwritten', async () => {
    const { file } = await closed();
    writeFileSync(file, Buffer.alloc(4096, 0xff), { flag: 'r+' });
    await expect(open(file)).rejects.toEqual(withCode('journal/corrupt'));
  });

  it('as a page of it was overwritten', async () => {
    const { file } = await closed();
    const bytes = readFileSync(file);
    const damaged = Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 0xff)]);
    writeFileSync(file, damaged);
    await expect(open(file)).rejects.toEqual(withCode('journal/corrupt'));
  });

  it('as its folder cannot be made', async () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(open(join(folder, 'file', 'journal.sqlite'))).rejects.toEqual(withCode('journal/not-writable'));
  });

  it('as it is a folder', async () => {
    const folder = join(aFolder(), 'journal.sqlite');
    mkdirSync(folder);
    await expect(open(folder)).rejects.toEqual(withCode('journal/not-writable'));
  });

  it('for reading, as it is a folder', () => {
    expect(() => openJournalReader(aFolder())).toThrow(withCode('journal/not-a-journal'));
  });

  it('for reading, as there is none', () => {
    const file = join(aFolder(), 'none.sqlite');
    expect(() => openJournalReader(file)).toThrow(withCode('journal/not-found'));
    expect(existsSync(file)).toBe(false);
  });

  it('is opened again once the cause is gone: nothing of the attempt stays locked', async () => {
    const { file } = await closed();
    copyFileSync(file, `${file}.good`);
    change(file, 'PRAGMA user_version = 99');
    await expect(open(file)).rejects.toEqual(withCode('journal/newer-schema'));
    copyFileSync(`${file}.good`, file);
    expect((await aJournal(file)).epoch).toBe(2);
  });
});

async function closed(): Promise<{ file: string }> {
  const journal = await aJournal();
  await importUnits(journal, unitsOf(BATCH, 50));
  await journal.close();
  return { file: journal.file };
}

function change(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}
