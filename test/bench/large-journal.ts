/**
 * A journal with very many units, made in a minute: a thousand units are imported and taken through their runs as always, then
 * copied inside the database under other ids. Of the copied events only the last have hashes that fit: an opening accepts such a journal,
 * a check of the whole does not. It is for measuring.
 */
import Database from 'better-sqlite3';
import { eventHash } from '../../electron/engine/journal/chain/event-hash.ts';
import type { EventRow } from '../../electron/engine/journal/chain/event-row.ts';
import { openJournal } from '../../electron/engine/journal/open-journal.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { eventsOfRun, importedEvent, RECIPE_SHA256, RECIPE_TEXT, staged, unitsOf } from '../support/journal-events.ts';

export const UNITS_PER_BATCH = 1000;

/** Letters no id and no identifier of the copied batch holds otherwise. */
const FIRST = 'batch-q' as BatchId;

/** Batch `k` of the copies is `batch-k`; its units are `batch-k/1` and so on, each after one run. */
export async function makeLargeJournal(file: string, batches: number): Promise<void> {
  const journal = await openJournal({ file, linesideVersion: 'bench' });
  const units = unitsOf(FIRST, UNITS_PER_BATCH);
  await journal.storeContent(RECIPE_SHA256, RECIPE_TEXT);
  await journal.stageUnits(staged(units));
  await journal.append([importedEvent(FIRST, units)]);
  await Promise.all(units.map((unit) => journal.append(eventsOfRun(unit).whole)));
  await journal.close();
  if (batches > 1) copyBatch(file, batches - 1);
}

function copyBatch(file: string, copies: number): void {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  database.pragma('cache_size = -200000');
  const triggers = database.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  const steps = COPY.map((sql) => database.prepare(sql));
  const events = Number(database.prepare('SELECT max(seq) FROM event').pluck().get());
  for (let copy = 1; copy <= copies; copy += 1) {
    const shift = { copy, id: String(copy), units: copy * UNITS_PER_BATCH, events: copy * events };
    database.transaction(() => steps.forEach((step) => step.run(shift)))();
  }
  chainLast(database);
  for (const { sql } of triggers) database.exec(sql);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

function chainLast(database: Database.Database): void {
  const rows = database.prepare<[], EventRow>('SELECT * FROM event ORDER BY seq DESC LIMIT 2000').all().toReversed();
  const store = database.prepare('UPDATE event SET previous_hash = ?, hash = ? WHERE seq = ?');
  let previous = rows[0]?.previous_hash ?? '';
  for (const row of rows) {
    const hash = eventHash({ ...row, previous_hash: previous });
    store.run(previous, hash, row.seq);
    previous = hash;
  }
}

const renamed = (column: string) => `replace(replace(${column}, 'batch-q', 'batch-' || @id), 'device-', 'device-' || @id || '-')`;
const ofUnits = 'unit_key <= 1000';

/** Tables in the order in which an import and its runs fill them. The record of the copied batch is every event up to its last. */
const COPY: readonly string[] = [
  `INSERT INTO event SELECT seq + @events, id, station_id, epoch, wall_time, monotonic_ms, type, version, ${renamed('batch_id')},
    ${renamed('unit_id')}, run_id || '-' || @id, ${renamed('device_id')}, ${renamed('body')}, previous_hash, hash
    FROM event WHERE seq <= @events / @copy ORDER BY seq`,
  `INSERT INTO batch SELECT batch_key + @copy, ${renamed('batch_id')}, imported_seq + @events, ${renamed('name')}, ${renamed('body')}
    FROM batch WHERE batch_key = 1`,
  `INSERT INTO unit SELECT unit_key + @units, ${renamed('unit_id')}, batch_key + @copy, row, ${renamed('device_id')},
    replace(${renamed('body')}, 'SN', 'SN' || @id || '-') FROM unit WHERE ${ofUnits} ORDER BY unit_key`,
  `INSERT INTO identifier SELECT replace(key, 'SN', 'SN' || @id || '-') || CASE kind WHEN 'macAddress' THEN @id ELSE '' END, kind, unit_key + @units
    FROM identifier WHERE ${ofUnits}`,
  `INSERT INTO unit_state SELECT unit_key + @units, batch_key + @copy, row, status, outcome, proof, ${renamed('state')}
    FROM unit_state WHERE ${ofUnits} ORDER BY unit_key`,
  `INSERT INTO unit_event SELECT unit_key + @units, seq + @events FROM unit_event WHERE ${ofUnits}`,
  'INSERT INTO batch_event SELECT batch_key + @copy, seq + @events FROM batch_event WHERE batch_key = 1',
  'INSERT INTO batch_tally SELECT batch_key + @copy, tally, units FROM batch_tally WHERE batch_key = 1',
];
