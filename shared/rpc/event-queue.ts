/** Events on their way to a listener that grants credit: sent at once while there is some, else merged until there is. */
import type { EngineEvent, EngineEventName } from '../contract/contract.ts';
import { eventMerging } from '../contract/event-merging.ts';

export interface EventQueue {
  push<Name extends EngineEventName>(name: Name, payload: EngineEvent<Name>): void;
  /** Lets `count` more events out, those that wait first. */
  addCredit(count: number): void;
  /** Forgets what waits and all credit. */
  reset(): void;
}

/** `send` is called once per event frame, never more often than credit was given. */
export function createEventQueue(send: (name: EngineEventName, payload: unknown) => void): EventQueue {
  const waiting = new Map<EngineEventName, unknown>();
  let credit = 0;

  const flush = () => {
    for (const [name, payload] of waiting) {
      if (credit === 0) return;
      waiting.delete(name);
      credit -= 1;
      send(name, payload);
    }
  };

  return {
    push(name, payload) {
      waiting.set(name, waiting.has(name) ? merged(name, waiting.get(name), payload) : payload);
      flush();
    },
    addCredit(count) {
      credit += count;
      flush();
    },
    reset() {
      waiting.clear();
      credit = 0;
    },
  };
}

function merged<Name extends EngineEventName>(name: Name, waiting: unknown, next: EngineEvent<Name>): EngineEvent<Name> {
  return eventMerging[name](waiting as EngineEvent<Name>, next);
}
