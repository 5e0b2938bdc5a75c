/** Events in the order they were recorded. */
import type { StoredEvent } from '../../../../shared/domain/events.ts';
import type { EventId, Sha256, StationId } from '../../../../shared/domain/ids.ts';
import { type EventRow, NO_HASH } from '../chain/event-row.ts';
import type { EventQuery, JournalReader } from '../journal.ts';
import type { ReadConnection } from './read-connection.ts';
import { readEvent, type Upcasters } from './upcasters.ts';

export const MOST_EVENTS = 10_000;

const COLUMNS = 'seq, id, station_id, epoch, wall_time, monotonic_ms, body, hash';

type IdField = 'unitId' | 'deviceId' | 'batchId';

/**
 * Where the events of an id are found; of several ids given the first here leads, as it is the narrowest. Written without joins:
 * SQLite, as better-sqlite3 builds it, prepares a join with parameters anew at every call.
 */
const SOURCES: Readonly<Record<IdField, string>> = {
  unitId: 'SELECT seq FROM unit_event WHERE unit_key = (SELECT unit_key FROM unit WHERE unit_id = ?)',
  deviceId: 'SELECT seq FROM unit_event WHERE unit_key IN (SELECT unit_key FROM unit WHERE device_id = ?)',
  batchId: 'SELECT seq FROM batch_event WHERE batch_key = (SELECT batch_key FROM batch WHERE batch_id = ?)',
};
const FILTERS: Readonly<Record<IdField, string>> = {
  unitId: 'AND unit_id = ?',
  deviceId: 'AND device_id = ?',
  batchId: 'AND batch_id = ?',
};
const ID_FIELDS = Object.keys(SOURCES) as IdField[];
const OF_ALL = `SELECT ${COLUMNS} FROM event WHERE seq > ? ORDER BY seq LIMIT ?`;
const OF_DEVICE_ALONE = `SELECT ${COLUMNS} FROM event WHERE device_id = ? AND unit_id IS NULL ORDER BY seq DESC LIMIT ${MOST_EVENTS}`;
const OF_BATCH_ALONE = `SELECT ${COLUMNS} FROM event WHERE batch_id = ? AND unit_id IS NULL ORDER BY seq DESC LIMIT ${MOST_EVENTS}`;
const LAST_OPENING = "SELECT max(seq) AS seq FROM event WHERE type = 'station.opened'";
const HEAD = 'SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1';

export function eventQueries(
  connection: ReadConnection,
  upcasters: Upcasters,
): Pick<JournalReader, 'engineSince' | 'events' | 'eventsOfBatchAlone' | 'eventsOfDeviceAlone' | 'head'> {
  const toStored = (row: EventRow) => toStoredEvent(row, { upcasters, file: connection.file });
  return {
    events: (query) => selectRows(connection, query).map(toStored),
    eventsOfBatchAlone: (batchId) => connection.all<EventRow>(OF_BATCH_ALONE, batchId).toReversed().map(toStored),
    eventsOfDeviceAlone: (deviceId) => connection.all<EventRow>(OF_DEVICE_ALONE, deviceId).toReversed().map(toStored),
    engineSince: () => connection.get<{ seq: number | null }>(LAST_OPENING)?.seq ?? 0,
    head: () => connection.get<{ seq: number; hash: Sha256 }>(HEAD) ?? { seq: 0, hash: NO_HASH as Sha256 },
  };
}

function selectRows(connection: ReadConnection, query: EventQuery): EventRow[] {
  const { afterSeq = 0 } = query;
  const limit = Math.min(query.limit, MOST_EVENTS);
  const given = ID_FIELDS.flatMap((field) => (query[field] === undefined ? [] : [{ field, id: query[field] }]));
  const [lead, ...others] = given;
  if (lead === undefined) return connection.all(OF_ALL, afterSeq, limit);
  const places = `${SOURCES[lead.field]} AND seq > ?`;
  // A page of many events takes no more places than it shows; what further ids leave out is only known of the events.
  if (others.length === 0) {
    return connection.all(
      `SELECT ${COLUMNS} FROM event WHERE seq IN (${places} ORDER BY seq LIMIT ?) ORDER BY seq`,
      lead.id,
      afterSeq,
      limit,
    );
  }
  const sql = `SELECT ${COLUMNS} FROM event WHERE seq IN (${places}) ${others.map(({ field }) => FILTERS[field]).join(' ')} ORDER BY seq LIMIT ?`;
  return connection.all(sql, lead.id, afterSeq, ...others.map(({ id }) => id), limit);
}

/** Throws as `readEvent`. */
export function toStoredEvent(row: EventRow, lens: { upcasters: Upcasters; file: string }): StoredEvent {
  return {
    seq: row.seq,
    id: row.id as EventId,
    stationId: row.station_id as StationId,
    epoch: row.epoch,
    wallTime: row.wall_time,
    monotonicMs: row.monotonic_ms,
    hash: row.hash as Sha256,
    event: readEvent(row, lens),
  };
}
