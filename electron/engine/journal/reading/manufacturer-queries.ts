/** Manufacturers and the units of their certificates, by indexes of their own (schema 6). Their conditions are those of the indexes, word by word. */
import type { EventRow } from '../chain/event-row.ts';
import type { ManufacturerReader } from '../manufacturer-reader.ts';
import { MOST_EVENTS, toStoredEvent } from './event-queries.ts';
import type { ReadConnection } from './read-connection.ts';
import type { Upcasters } from './upcasters.ts';

const OF_MANUFACTURERS = `SELECT * FROM event
  WHERE unit_id IS NULL AND type >= 'manufacturer.' AND type < 'manufacturer/' ORDER BY seq`;
const OF_CERTIFICATE = `FROM event WHERE type = 'manufacturer.certificate-used' AND json_extract(body, '$.certificateId') = ?`;
const USES = `SELECT * FROM event WHERE seq IN (SELECT min(seq) ${OF_CERTIFICATE} GROUP BY unit_id) AND seq > ? ORDER BY seq LIMIT ?`;
const USE_COUNT = `SELECT count(DISTINCT unit_id) AS units ${OF_CERTIFICATE}`;

export function manufacturerQueries(connection: ReadConnection, upcasters: Upcasters): ManufacturerReader {
  const toStored = (row: EventRow) => toStoredEvent(row, { upcasters, file: connection.file });
  return {
    manufacturerEvents: () => connection.all<EventRow>(OF_MANUFACTURERS).map(toStored),
    certificateUses: ({ certificateId, afterSeq = 0, limit }) =>
      connection.all<EventRow>(USES, certificateId, afterSeq, Math.min(limit, MOST_EVENTS)).map(toStored),
    certificateUseCount: (certificateId) => connection.get<{ units: number }>(USE_COUNT, certificateId)?.units ?? 0,
  };
}
