/** Events in the order they were recorded. */
import type { StoredEvent } from '../../../../shared/domain/events.ts';
import type { EventId, Sha256, StationId } from '../../../../shared/domain/ids.ts';
import { type EventRow, NO_HASH } from '../chain/event-row.ts';
import type { EventQuery, JournalReader } from '../journal.ts';
import type { ReadConnection } from './read-connection.ts';
import { readEvent, type Upcasters } from './upcasters.ts';

const MOST_EVENTS = 10_000;

const COLUMNS = 'event.seq, id, station_id, epoch, wall_time, monotonic_ms, body, hash';
const OF_UNITS = `SELECT ${COLUMNS} FROM unit_event AS place JOIN event ON event.seq = place.seq`;

type IdField = 'runId' | 'unitId' | 'deviceId' | 'batchId';

/** Where the events of an id are found; of several ids given the first here leads, as it is the narrowest. */
const SOURCES: Readonly<Record<IdField, string>> = {
  // A run belongs to one unit, which has few runs.
  runId: `${OF_UNITS} WHERE place.unit_key = (SELECT unit.unit_key FROM event AS start JOIN unit ON unit.unit_id = start.unit_id
    WHERE start.run_id = ? AND start.type = 'run.started')`,
  unitId: `${OF_UNITS} WHERE place.unit_key = (SELECT unit_key FROM unit WHERE unit_id = ?)`,
  deviceId: `${OF_UNITS} WHERE place.unit_key IN (SELECT unit_key FROM unit WHERE device_id = ?)`,
  batchId: `SELECT ${COLUMNS} FROM batch_event AS place JOIN event ON event.seq = place.seq
    WHERE place.batch_key = (SELECT batch_key FROM batch WHERE batch_id = ?)`,
};
const FILTERS: Readonly<Record<IdField, string>> = {
  runId: 'AND event.run_id = ?',
  unitId: 'AND event.unit_id = ?',
  deviceId: 'AND event.device_id = ?',
  batchId: 'AND event.batch_id = ?',
};
const ID_FIELDS = Object.keys(SOURCES) as IdField[];
const OF_ALL = `SELECT ${COLUMNS} FROM event WHERE seq > ? ORDER BY seq LIMIT ?`;
const PAGE = 'AND place.seq > ? ORDER BY place.seq LIMIT ?';
const HEAD = 'SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1';

export function eventQueries(connection: ReadConnection, upcasters: Upcasters): Pick<JournalReader, 'events' | 'head'> {
  return {
    events: (query) => selectRows(connection, query).map((row) => toStoredEvent(row, { upcasters, file: connection.file })),
    head: () => connection.get<{ seq: number; hash: Sha256 }>(HEAD) ?? { seq: 0, hash: NO_HASH as Sha256 },
  };
}

function selectRows(connection: ReadConnection, query: EventQuery): EventRow[] {
  const page = [query.afterSeq ?? 0, Math.min(query.limit, MOST_EVENTS)];
  const given = ID_FIELDS.flatMap((field) => (query[field] === undefined ? [] : [{ field, id: query[field] }]));
  const [lead] = given;
  if (lead === undefined) return connection.all(OF_ALL, ...page);
  // The run's source finds its unit only, so its own filter is needed, too.
  const filters = given.filter(({ field }) => field === 'runId' || field !== lead.field);
  const sql = [SOURCES[lead.field], ...filters.map(({ field }) => FILTERS[field]), PAGE].join(' ');
  return connection.all(sql, lead.id, ...filters.map(({ id }) => id), ...page);
}

function toStoredEvent(row: EventRow, lens: { upcasters: Upcasters; file: string }): StoredEvent {
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
