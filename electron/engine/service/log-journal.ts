/** What a person who looks for a fault wants beside the record: which failures came when. No evidence and no identifier goes along. */
import type { StoredEvent } from '../../../shared/domain/events.ts';
import type { Log } from '../../log/log.ts';

/** For `journal.onAppended`. */
export function logFailures(log: Log, events: readonly StoredEvent[]): void {
  for (const { seq, event } of events) {
    if (!('runId' in event) || !('failure' in event) || event.failure === undefined) continue;
    const { code, chain } = event.failure;
    const facts = { seq, run: event.runId, failure: code, chain: chain.join(' ← ') };
    log.write({ level: 'warning', room: 'lanes', message: event.type, facts });
  }
}
