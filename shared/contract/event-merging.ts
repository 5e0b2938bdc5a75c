/** What becomes of events that wait because the listener is behind: nothing it must know is lost, and nothing piles up. */
import type { EngineEvent, EngineEventName } from './contract.ts';

/** Beyond this the oldest are dropped; the listener sees the gap in `seq` and asks afresh. */
export const MAX_WAITING_JOURNAL_EVENTS = 5000;

type MergeRules = { readonly [Name in EngineEventName]: (waiting: EngineEvent<Name>, next: EngineEvent<Name>) => EngineEvent<Name> };

export const eventMerging: MergeRules = {
  'journal.appended': (waiting, next) => [...waiting, ...next].slice(-MAX_WAITING_JOURNAL_EVENTS),
  'lanes.changed': (waiting, next) => [...waiting.filter((lane) => next.every((newer) => newer.lane !== lane.lane)), ...next],
  'line.changed': (_waiting, next) => next,
};
