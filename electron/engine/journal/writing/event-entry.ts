/** The last look at an event before it is kept for ever. */
import { randomUUID } from 'node:crypto';
import { type JournalEvent, journalEventSchema } from '../../../../shared/domain/events.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { canonicalJson } from '../chain/canonical-json.ts';
import type { NewEntry } from './writer-messages.ts';

/** Throws `journal/invalid-event`, naming the fields and not their values. What could not be read again is never stored. */
export function toEntry(event: JournalEvent): NewEntry {
  const checked = journalEventSchema.safeParse(event);
  if (!checked.success) {
    const fields = checked.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new AppError('journal/invalid-event', { params: { type: event.type, fields }, cause: checked.error });
  }
  return { id: randomUUID(), body: canonicalJson(checked.data) };
}
