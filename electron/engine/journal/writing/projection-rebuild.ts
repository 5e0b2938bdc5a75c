/**
 * What is stored beside the events, made again from them. An opening looks at the units of the last events; where one of them does not
 * stand as its events left it, all lists are made anew, and the record says so.
 */
import type Database from 'better-sqlite3';
import { SLICE } from '../chain/imported-batch.ts';
import { CHECKED_UNITS, type CheckedUnit, isAsFolded } from '../chain/unit-check.ts';
import type { EventRow } from '../chain/event-row.ts';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { toStoredEvent } from '../reading/event-queries.ts';
import { ReadConnection } from '../reading/read-connection.ts';
import { UnitFold } from '../reading/unit-fold.ts';
import { eventUpcasters } from '../reading/upcasters.ts';
import type { WriterWork } from './writer-work.ts';

/** Enough for what an engine without its power left in work: an opening takes no longer for more units. */
const LAST_EVENTS = 200;

const LAST_UNITS = `SELECT DISTINCT unit_id AS unitId FROM (SELECT unit_id FROM event ORDER BY seq DESC LIMIT ${LAST_EVENTS}) WHERE unit_id IS NOT NULL`;
const CHECKED = `${CHECKED_UNITS} WHERE unit.unit_id = ?`;
const EVENTS = `SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ${SLICE}`;

const EMPTY = `
DELETE FROM unit_state;
DELETE FROM open_unit WHERE batch_key IN (SELECT batch_key FROM batch WHERE imported_seq IS NOT NULL);
DELETE FROM batch_tally;
DELETE FROM unit_event;
DELETE FROM batch_event;
DELETE FROM device_fact;
DELETE FROM person_standing;
DELETE FROM certificate;
`;

/** A unit of the last events that does not stand as its events left it. */
export function damagedUnit(database: Database.Database): UnitId | undefined {
  const connection = new ReadConnection(database);
  const fold = new UnitFold(connection);
  return connection.all<{ unitId: UnitId }>(LAST_UNITS).find(({ unitId }) => {
    const unit = connection.get<CheckedUnit>(CHECKED, unitId);
    return unit === undefined || !isAsFolded(unit, fold, true);
  })?.unitId;
}

/** In one transaction; a million units take some minutes. */
export function rebuildProjections(database: Database.Database, work: WriterWork): void {
  const lens = { upcasters: eventUpcasters, file: database.name };
  const page = database.prepare<[number], EventRow>(EVENTS);
  database.transaction(() => {
    database.exec(EMPTY);
    work.rolledBack();
    for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.seq ?? 0)) {
      for (const row of rows) work.events.replay(toStoredEvent(row, lens));
      work.beforeCommit();
      work.committed();
    }
  })();
}
