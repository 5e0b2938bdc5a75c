import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { packUnits } from '../../../../../../electron/engine/journal/writing/packed-units.ts';
import type { BatchId } from '../../../../../../shared/domain/ids.ts';
import { unitsOf } from '../../../../../support/journal-events.ts';
import { aRoom } from '../../../../../support/writing-room.ts';

const REFUSED = [
  ['UPDATE event SET wall_time = wall_time WHERE seq = 1', 'events_are_never_changed'],
  ['DELETE FROM event WHERE seq = 1', 'events_are_never_deleted'],
  ['INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 1', 'events_are_never_deleted'],
  ["UPDATE unit SET body = '{}' WHERE row = 1", 'units_are_never_changed'],
  ['DELETE FROM unit WHERE row = 1', 'published_units_are_never_deleted'],
  ["INSERT INTO unit VALUES (99, 'x', 1, 99, 'd', '{}')", 'published_batches_get_no_units'],
  ["UPDATE batch SET name = 'x'", 'published_batches_are_never_changed'],
  ['DELETE FROM batch', 'published_batches_are_never_deleted'],
  ["UPDATE identifier SET key = 'x'", 'identifiers_are_never_changed'],
  ['DELETE FROM identifier', 'published_identifiers_are_never_deleted'],
  ["INSERT INTO identifier VALUES ('x', 'serialNumber', 1)", 'published_units_get_no_identifiers'],
  ["UPDATE content SET content = 'x'", 'contents_are_never_changed'],
  ['DELETE FROM content', 'contents_are_never_deleted'],
  ["UPDATE station SET station_id = 'x'", 'station_is_never_changed'],
  ['DELETE FROM station', 'station_is_never_deleted'],
] as const;

describe('what is recorded', () => {
  it.each(REFUSED)('stays as it is, on the writing connection, too: %s', (sql, trigger) => {
    const { database, importUnits } = aRoom();
    importUnits(unitsOf('batch-1' as BatchId, 2));
    expect(() => database.exec(sql)).toThrow(trigger);
  });

  it('stays as it is for somebody who comes with SQLite alone', () => {
    const { database, importUnits, files } = aRoom();
    importUnits(unitsOf('batch-1' as BatchId, 2));
    database.exec('PRAGMA wal_checkpoint');
    const stranger = new Database(files.database);
    stranger.pragma('foreign_keys = OFF');
    for (const [sql, trigger] of REFUSED.filter(([text]) => !text.includes('REPLACE'))) expect(() => stranger.exec(sql)).toThrow(trigger);
    stranger.close();
  });

  it('leaves units of an unpublished batch to be removed', () => {
    const { database, settle } = aRoom();
    settle({ kind: 'stage', call: 1, units: packUnits(unitsOf('batch-1' as BatchId, 2).map((unit) => ({ unit, secrets: {} }))) });
    expect(() => database.exec('DELETE FROM identifier; DELETE FROM unit; DELETE FROM batch')).not.toThrow();
  });
});
