/** How a step of a unit's recipe has ended in earlier attempts, read from the committed record. */
import type { EventOf } from '../../../shared/domain/events.ts';
import type { UnitId } from '../../../shared/domain/ids.ts';
import type { JournalReader } from '../journal/journal.ts';
import type { StepPlace } from './run-record.ts';

/** More events than any unit gathers in its life; the reader's own limit. */
const ALL_EVENTS = 10_000;

/** Oldest first; the same kind of step at the same place in the recipe. */
export function settledBefore(read: JournalReader, unitId: UnitId, place: StepPlace): readonly EventOf<'step.settled'>[] {
  return read
    .events({ unitId, limit: ALL_EVENTS })
    .map(({ event }) => event)
    .filter((event) => event.type === 'step.settled')
    .filter((event) => event.stepIndex === place.stepIndex && event.step === place.step);
}
