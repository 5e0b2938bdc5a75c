/** A passport's runs as a timeline: each run with its steps, what each planned to change, and what people decided. */
import type { Passport } from '../../../../shared/contract/units.ts';
import type { EventOf, StoredEvent } from '../../../../shared/domain/events.ts';
import type { Change } from '../../../../shared/domain/evidence.ts';
import type { UnitState } from '../../../../shared/domain/unit-state.ts';

export interface TimelineRun {
  readonly runId: string;
  readonly state: UnitState;
  readonly batchName: string;
  readonly operator: string;
  readonly changes: readonly (readonly Change[])[];
  readonly decisions: readonly {
    readonly at: string;
    readonly by: string;
    /** Who agreed, where the decision took two. */
    readonly second: string | undefined;
    readonly event: EventOf<'unit.decided'>;
  }[];
  /** What people answered to the questions of steps, in order. */
  readonly answers: readonly { readonly at: string; readonly by: string; readonly event: EventOf<'prompt.answered'> }[];
}

/** Newest first, as they come. */
export function timelineOf(passport: Passport): readonly TimelineRun[] {
  const batchNames = new Map(passport.units.map(({ unit, batchName }) => [unit.unitId, batchName]));
  return passport.runs.map(({ runId, unitId, state, events }) => ({
    runId,
    state,
    batchName: batchNames.get(unitId) ?? '',
    operator: state.run === undefined ? '' : personName(passport, state.run.operator),
    changes: changesOf(events),
    decisions: events.flatMap(({ wallTime, event }) =>
      event.type === 'unit.decided'
        ? [{ at: wallTime, by: personName(passport, event.operator), second: secondOf(passport, event), event }]
        : [],
    ),
    answers: events.flatMap(({ wallTime, event }) =>
      event.type === 'prompt.answered' ? [{ at: wallTime, by: personName(passport, event.by), event }] : [],
    ),
  }));
}

function secondOf(passport: Passport, { secondPerson }: EventOf<'unit.decided'>): string | undefined {
  return secondPerson === undefined ? undefined : personName(passport, secondPerson);
}

/** The person's name, or where it is not known the beginning of the id that stands for it. */
export function personName(passport: Passport, personId: string): string {
  return passport.people?.[personId] ?? personId.slice(0, 8);
}

/** By step; a step that was intended again after an interruption shows its last plan. */
function changesOf(events: readonly StoredEvent[]): readonly (readonly Change[])[] {
  const changes: (readonly Change[])[] = [];
  for (const { event } of events) if (event.type === 'step.intended') changes[event.stepIndex] = event.changes;
  return changes;
}
