/** What becomes of events that wait because the listener is behind: nothing it must know is lost, and nothing piles up. */
import type { EngineEvent, EngineEventName } from './contract.ts';
import type { WatchedClient } from './watch.ts';

/** Beyond this the oldest are dropped; the listener sees the gap in `seq` and asks afresh. */
export const MAX_WAITING_JOURNAL_EVENTS = 5000;

type MergeRules = { readonly [Name in EngineEventName]: (waiting: EngineEvent<Name>, next: EngineEvent<Name>) => EngineEvent<Name> };

export const eventMerging: MergeRules = {
  'journal.appended': (waiting, next) => [...waiting, ...next].slice(-MAX_WAITING_JOURNAL_EVENTS),
  'lanes.changed': (waiting, next) => [...waiting.filter((lane) => next.every((newer) => newer.lane !== lane.lane)), ...next],
  'line.changed': (_waiting, next) => next,
  'watch.changed': (waiting, next) =>
    waiting.broker === next.broker
      ? { ...next, units: newest(waiting.units, next.units), others: newest(waiting.others, next.others) }
      : next,
};

function newest(waiting: readonly WatchedClient[], next: readonly WatchedClient[]): WatchedClient[] {
  const keyOf = ({ account, clientId, unitId }: WatchedClient) => unitId ?? `${account}/${clientId}`;
  const replaced = new Set(next.map(keyOf));
  return [...waiting.filter((client) => !replaced.has(keyOf(client))), ...next];
}
