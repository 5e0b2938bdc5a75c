/** Somebody with the file and SQLite changes the record while the station is closed; it is found. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../electron/engine/journal/chain/canonical-json.ts';
import { eventHash } from '../../electron/engine/journal/chain/event-hash.ts';
import type { EventRow } from '../../electron/engine/journal/chain/event-row.ts';
import type { ChainReport } from '../../electron/engine/journal/journal.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import { openJournalReader } from '../../electron/engine/journal/open-journal-reader.ts';
import type { JournalEvent } from '../../shared/domain/events.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { aFolder, aJournal, importUnits } from '../support/journal.ts';
import { eventsOfRun, importedEvent, staged, unitsOf } from '../support/journal-events.ts';

const BATCH = 'batch-1' as BatchId;
/** Events of the journal below: opened, imported, four of each run. */
const RUNS = 5;
const EVENTS = 2 + 4 * RUNS;

async function closedJournal(runs = RUNS): Promise<string> {
  const file = join(aFolder(), 'journal.sqlite');
  const journal = await aJournal(file);
  await importUnits(journal, unitsOf(BATCH, runs));
  await Promise.all(unitsOf(BATCH, runs).map((unit) => journal.append(eventsOfRun(unit).whole)));
  await journal.close();
  return file;
}

/** Does as one who knows SQLite would: takes the triggers away, changes, and puts them back as they were. */
function tamper(file: string, sql: string): void {
  const database = new Database(file);
  const triggers = database.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
}

async function verify(file: string): Promise<ChainReport> {
  const read = openJournalReader(file);
  try {
    return await read.verifyChain();
  } finally {
    read.close();
  }
}

async function isIntact(file: string, batch = BATCH): Promise<boolean> {
  const read = openJournalReader(file);
  try {
    return read.batchIsIntact(batch);
  } finally {
    read.close();
  }
}

const open = (file: string) => openJournal({ file, linesideVersion: '0.1.0' });
const refusedWith = (code: string, params: Record<string, string>) =>
  expect.objectContaining({ code, params: expect.objectContaining(params) });

describe('a record that was changed', () => {
  it.each([
    ['the text of an event', "UPDATE event SET body = replace(body, 'pass', 'fail') WHERE seq = 9", 9],
    ['the time of an event', "UPDATE event SET wall_time = '2020-01-01T00:00:00.000Z' WHERE seq = 9", 9],
    ['whose an event is', "UPDATE event SET unit_id = 'batch-1/5' WHERE seq = 9", 9],
    [
      'the order of two events',
      'UPDATE event SET seq = -9 WHERE seq = 9; UPDATE event SET seq = 9 WHERE seq = 10; UPDATE event SET seq = 10 WHERE seq = -9',
      9,
    ],
    ['an event that is gone', 'DELETE FROM event WHERE seq = 9', 9],
    [
      'an event that was put in between',
      "UPDATE event SET seq = -seq WHERE seq > 8; INSERT INTO event SELECT 9, 'x', station_id, epoch, wall_time, monotonic_ms, type, version, batch_id, unit_id, run_id, device_id, body, hash, hash FROM event WHERE seq = 8; UPDATE event SET seq = 1 - seq WHERE seq < 0",
      9,
    ],
  ])('is found at the next opening: %s', async (_, sql, seq) => {
    const file = await closedJournal();
    tamper(file, sql);
    await expect(open(file)).rejects.toEqual(refusedWith('journal/chain-broken', { seq: String(seq) }));
    expect(await verify(file)).toMatchObject({ ok: false, firstBad: seq, entries: seq - 1 });
  });

  it('is found by the check of the whole where it lies further back than an opening looks', async () => {
    const file = await closedJournal(300);
    tamper(file, "UPDATE event SET body = replace(body, '12.5', '12.6') WHERE seq = 5");
    await (await open(file)).close();
    expect(await verify(file)).toMatchObject({ ok: false, problem: 'hash', firstBad: 5 });
  });

  it('is found where the imported units were changed', async () => {
    const file = await closedJournal();
    tamper(file, "UPDATE unit SET body = replace(body, 'SN00003', 'SN99999') WHERE row = 3");
    expect(await verify(file)).toMatchObject({ ok: false, problem: 'units', firstBad: 2 });
  });

  it('is found where the recipe was changed or taken away', async () => {
    const file = await closedJournal();
    tamper(file, "UPDATE content SET content = replace(content, 'Kura', 'Cura')");
    expect(await verify(file)).toMatchObject({ ok: false, problem: 'content', firstBad: 2 });
    tamper(file, 'DELETE FROM content');
    expect(await verify(file)).toMatchObject({ ok: false, problem: 'content', firstBad: 2 });
  });
});

/** What is found by hand in an editor: rows that only serve to find things, or say how they stand. */
const BESIDE_THE_EVENTS = [
  [
    'a unit that failed shows as passed',
    "UPDATE unit_state SET outcome = 'pass', state = json_set(state, '$.outcome', 'pass') WHERE row = 2",
  ],
  [
    'a unit shows as open again',
    `DELETE FROM unit_state WHERE row = 1; INSERT INTO open_unit SELECT batch_key, row, unit_key FROM unit WHERE row = 1`,
  ],
  ['an open unit is listed no more', 'DELETE FROM open_unit WHERE row = 6'],
  [
    'a unit that was never begun has a state',
    "INSERT INTO unit_state SELECT 6, batch_key, 6, status, outcome, proof, replace(state, '/1', '/6') FROM unit_state WHERE row = 1",
  ],
  ['the state of a unit is no state any more', "UPDATE unit_state SET state = 'x' WHERE row = 2"],
  [
    'its last event is found by its unit no more',
    "DELETE FROM unit_event WHERE unit_key = 1 AND seq = (SELECT max(seq) FROM unit_event WHERE unit_key = 1); UPDATE unit_state SET state = json_set(state, '$.seq', 2) WHERE row = 1",
  ],
] as const;
const AS_IMPORTED = [
  ['a unit is of another device', "UPDATE unit SET device_id = 'device-5' WHERE row = 3"],
  ['an identifier leads to another unit', "UPDATE identifier SET unit_key = 4 WHERE key = 'SN00003'"],
  ['a unit has one identifier more', "INSERT INTO identifier VALUES ('SN77777', 'serialNumber', 3)"],
  ['a unit has one identifier less', "DELETE FROM identifier WHERE key = 'SN00003'"],
] as const;

/** Six units: passed, failed, three more passed, one never begun. */
async function mixedJournal(): Promise<string> {
  const file = join(aFolder(), 'journal.sqlite');
  const journal = await aJournal(file);
  const units = unitsOf(BATCH, 6);
  await importUnits(journal, units);
  for (const unit of units.slice(0, 5)) {
    const { started, intended, settled, passed, whole } = eventsOfRun(unit);
    const failed = [started, intended, { ...settled, outcome: 'fail' }, { ...passed, outcome: 'fail', proof: undefined }] as JournalEvent[];
    await journal.append(unit.row === 2 ? failed : whole);
  }
  await journal.close();
  return file;
}

describe('what is stored beside the events', () => {
  it.each(BESIDE_THE_EVENTS)('does not pass where %s: neither for a run nor for a check of the whole', async (_, sql) => {
    const file = await mixedJournal();
    tamper(file, sql);
    expect(await isIntact(file)).toBe(false);
    expect(await verify(file)).toMatchObject({ ok: false, problem: 'projection' });
  });

  it.each(AS_IMPORTED)('does not pass where %s', async (_, sql) => {
    const file = await mixedJournal();
    tamper(file, sql);
    expect(await isIntact(file)).toBe(false);
    expect(await verify(file)).toMatchObject({ ok: false, problem: 'units', firstBad: 2 });
  });

  it.each([
    ['an event is in no list', 'DELETE FROM batch_event WHERE seq = 5'],
    ['an event is in the list of another unit, too', 'INSERT INTO unit_event VALUES (6, 5)'],
    ['a device shows what no event tells', "INSERT INTO device_fact VALUES ('device-1', 'ssh-host-key', 'SHA256:x', 'y', 5)"],
  ])('does not pass the check of the whole where %s', async (_, sql) => {
    const file = await mixedJournal();
    tamper(file, sql);
    expect(await verify(file)).toMatchObject({ ok: false, problem: 'projection' });
  });

  // An opening looks at the units of the last events; of one that was never begun there is none.
  it.each(BESIDE_THE_EVENTS.filter(([, sql]) => !sql.includes('6')))(
    'is made again from the events at the next opening, and the record says so: %s',
    async (_, sql) => {
      const file = await mixedJournal();
      const asItWas = openJournalReader(file);
      const wanted = [asItWas.units({ batchId: BATCH, limit: 10 }), asItWas.batchStatus(BATCH), asItWas.openUnits(BATCH, 10)];
      const { seq } = asItWas.head();
      asItWas.close();
      tamper(file, sql);
      const journal = await aJournal(file);
      const { read } = journal;
      expect(read.events({ afterSeq: seq, limit: 5 }).map(({ event }) => event.type)).toEqual(['journal.rebuilt', 'station.opened']);
      expect([read.units({ batchId: BATCH, limit: 10 }), read.batchStatus(BATCH), read.openUnits(BATCH, 10)]).toEqual(wanted);
      expect(read.batchIsIntact(BATCH)).toBe(true);
      expect(await read.verifyChain()).toEqual({ ok: true, entries: seq + 2 });
    },
  );
});

describe('a batch at the beginning of a run', () => {
  it('is intact as it was imported, and after runs; one that is not there is not', async () => {
    const file = await closedJournal();
    expect(await isIntact(file)).toBe(true);
    expect(await isIntact(file, 'batch-2' as BatchId)).toBe(false);
  });

  it('is not intact while it is only staged', async () => {
    const journal = await aJournal();
    await journal.stageUnits(staged(unitsOf(BATCH, 1)));
    expect(journal.read.batchIsIntact(BATCH)).toBe(false);
  });

  it.each([
    ['a unit was changed', "UPDATE unit SET body = replace(body, 'SN00003', 'SN99999') WHERE row = 3"],
    ['a unit was taken away', 'PRAGMA foreign_keys = OFF; DELETE FROM unit WHERE row = 5'],
    [
      'two units changed places',
      'UPDATE unit SET row = 99 WHERE row = 1; UPDATE unit SET row = 1 WHERE row = 2; UPDATE unit SET row = 2 WHERE row = 99',
    ],
    ['the recipe was changed', "UPDATE content SET content = replace(content, 'Kura', 'Cura')"],
    ['the recipe was taken away', 'DELETE FROM content'],
    ['the batch names another recipe', "UPDATE batch SET body = json_set(body, '$.recipeSha256', 'x')"],
    ['the batch is no batch any more', "UPDATE batch SET body = 'x' || body"],
    ['the import event names other units', "UPDATE event SET body = json_set(body, '$.unitsSha256', 'x') WHERE seq = 2"],
    ['the import event was changed in what units and recipe do not show', "UPDATE event SET wall_time = 'x' WHERE seq = 2"],
    ['the batch points to another event', 'PRAGMA foreign_keys = OFF; UPDATE batch SET imported_seq = 3'],
  ])('is not intact where %s', async (_, sql) => {
    const file = await closedJournal();
    tamper(file, sql);
    expect(await isIntact(file)).toBe(false);
  });

  it('is not intact where units and event were changed together, hash and all', async () => {
    const file = await closedJournal();
    const units = unitsOf(BATCH, RUNS).map((unit) =>
      unit.row === 3 ? { ...unit, columns: { ...unit.columns, serialNumber: 'X' } } : unit,
    );
    const body = canonicalJson(units[2]);
    const database = new Database(file, { readonly: true });
    const row = database.prepare<[], EventRow>('SELECT * FROM event WHERE seq = 2').get() as EventRow;
    database.close();
    const forged = { ...row, body: canonicalJson({ ...JSON.parse(row.body), unitsSha256: importedEvent(BATCH, units).unitsSha256 }) };
    tamper(
      file,
      `UPDATE unit SET body = '${body}' WHERE row = 3; UPDATE event SET body = '${forged.body}', hash = '${eventHash(forged)}' WHERE seq = 2`,
    );
    expect(await isIntact(file)).toBe(false);
  });
});

describe('a record that was cut off', () => {
  it('is found by its anchor, though what is left is a good chain', async () => {
    const file = await closedJournal();
    tamper(file, `DELETE FROM event WHERE seq > ${EVENTS - 3}`);
    await expect(open(file)).rejects.toEqual(refusedWith('journal/truncated', { seq: String(EVENTS) }));
    expect(await verify(file)).toEqual({ ok: false, entries: EVENTS - 3, problem: 'anchor', firstBad: EVENTS - 2 });
  });

  it('is found where the whole record was taken away', async () => {
    const file = await closedJournal();
    rmSync(file);
    await expect(open(file)).rejects.toEqual(refusedWith('journal/truncated', { seq: String(EVENTS) }));
  });

  it('is found where the anchor was made to fit', async () => {
    const file = await closedJournal();
    tamper(file, `DELETE FROM event WHERE seq > ${EVENTS - 3}`);
    const anchors = `${file}.anchors`;
    writeFileSync(anchors, readFileSync(anchors, 'utf8').replace(`"seq":${EVENTS}`, `"seq":${EVENTS - 3}`));
    await expect(open(file)).rejects.toEqual(refusedWith('journal/anchor-damaged', { anchorFile: anchors }));
    expect(await verify(file)).toMatchObject({ ok: false, problem: 'anchor' });
  });

  it('is not taken for one after a power cut in the middle of writing an anchor', async () => {
    const file = await closedJournal();
    writeFileSync(`${file}.anchors`, '{"hash":"12', { flag: 'a' });
    const journal = await aJournal(file);
    expect(await journal.read.verifyChain()).toEqual({ ok: true, entries: EVENTS + 1 });
  });
});

describe('the triggers', () => {
  it('must all be there at the next opening', async () => {
    const file = await closedJournal();
    const database = new Database(file);
    database.exec('DROP TRIGGER events_are_never_deleted');
    database.close();
    await expect(open(file)).rejects.toEqual(refusedWith('journal/guard-missing', { name: 'events_are_never_deleted' }));
  });
});
