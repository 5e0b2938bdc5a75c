/** What people wrote to a device outside runs, folded from its events, newest first. */
import type { VisitRecord } from '../../../shared/contract/visits.ts';
import type { StoredEvent } from '../../../shared/domain/events.ts';
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { JournalReader } from '../journal/journal.ts';

type History = Pick<JournalReader, 'eventsOfDeviceAlone' | 'engineSince'>;

export function visitHistory(read: History, deviceId: DeviceId): VisitRecord[] {
  const records = new Map<string, VisitRecord>();
  const engineSince = read.engineSince();
  for (const stored of read.eventsOfDeviceAlone(deviceId)) fold(records, stored, engineSince);
  return [...records.values()].toReversed();
}

/** An intent that nobody settled has no engine any more where the station was opened since. */
function fold(records: Map<string, VisitRecord>, { event, seq, wallTime }: StoredEvent, engineSince: number): void {
  if (event.type === 'visit.intended') {
    const { visitId, writeId, lane, action, by, changes } = event;
    const state = seq < engineSince ? 'not-known' : 'working';
    records.set(writeId, { visitId, writeId, lane, action, by, at: wallTime, changes, state, evidence: [] });
  } else if (event.type === 'visit.settled') {
    const intended = records.get(event.writeId);
    if (intended === undefined) return;
    const { outcome, evidence, failure } = event;
    records.set(event.writeId, { ...intended, state: 'settled', outcome, evidence, ...(failure === undefined ? {} : { failure }) });
  }
}
