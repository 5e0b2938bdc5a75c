/** The lists by which events and facts are found again: whether each event is in them, and nothing else. */
import type { ChainReport } from '../journal.ts';
import type { ReadConnection } from '../reading/read-connection.ts';
import type { EventRow } from './event-row.ts';

const LINKED = `SELECT (SELECT count(*) FROM unit_event WHERE seq = @seq
    AND unit_key = (SELECT unit_key FROM unit WHERE unit_id = @unitId)) AS ofUnit,
  (SELECT count(*) FROM batch_event WHERE seq = @seq
    AND batch_key = (SELECT batch_key FROM batch WHERE batch_id = @batchId)) AS ofBatch`;
const FACT = 'SELECT seq FROM device_fact WHERE device_id = ? AND fact = ? AND fingerprint = ?';
const WITH_UNIT = 'SELECT count(*) AS found FROM event WHERE seq <= ? AND unit_id IS NOT NULL';
const WITH_BATCH = 'SELECT count(*) AS found FROM event WHERE seq <= ? AND batch_id IS NOT NULL';
const UNIT_LINKS = 'SELECT count(*) AS found FROM unit_event WHERE seq <= ?';
const BATCH_LINKS = 'SELECT count(*) AS found FROM batch_event WHERE seq <= ?';
/** A fact that no event tells of. */
const INVENTED = `SELECT seq FROM device_fact WHERE seq <= ? AND NOT EXISTS (SELECT 1 FROM event WHERE event.seq = device_fact.seq
  AND event.id = device_fact.event_id AND event.type = 'device.observed' AND event.device_id = device_fact.device_id) LIMIT 1`;

interface Observed {
  readonly deviceId: string;
  readonly fact: string;
  readonly fingerprint: string;
}

/** True where the event is found by its unit, its batch and the fact that it tells. */
export function isLinked(connection: ReadConnection, { seq, unit_id: unitId, batch_id: batchId, type, body }: EventRow): boolean {
  const links = connection.named<{ ofUnit: number; ofBatch: number }>(LINKED, { seq, unitId, batchId });
  if (links?.ofUnit !== (unitId === null ? 0 : 1) || links.ofBatch !== (batchId === null ? 0 : 1)) return false;
  if (type !== 'device.observed') return true;
  const { deviceId, fact, fingerprint } = JSON.parse(body) as Observed;
  const stored = connection.get<{ seq: number }>(FACT, deviceId, fact, fingerprint);
  return stored !== undefined && stored.seq <= seq;
}

/** What is in the lists and belongs to no event up to `last`. Reads them whole. */
export function findingOfLinks(connection: ReadConnection, last: number): Pick<ChainReport, 'firstBad' | 'problem'> | undefined {
  const count = (sql: string) => connection.get<{ found: number }>(sql, last)?.found;
  const invented = connection.get<{ seq: number }>(INVENTED, last);
  const isExact = count(WITH_UNIT) === count(UNIT_LINKS) && count(WITH_BATCH) === count(BATCH_LINKS);
  return isExact && invented === undefined ? undefined : { firstBad: invented?.seq ?? last, problem: 'projection' };
}
