/** A value that screens can watch. Every change makes a new value, so that "did it change" is one comparison. */
import { useSyncExternalStore } from 'react';

export interface Store<State> {
  get(): State;
  set(change: (state: State) => State): void;
  /** Returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (change) => {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** `select` returns a part of the state as it is: a selection that is made anew each time would never rest. */
export function useStore<State, Selected>(store: Store<State>, select: (state: State) => Selected): Selected {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
