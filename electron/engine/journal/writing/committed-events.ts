/** Tells listeners of each commit's events, in order. */
import type { StoredEvent } from '../../../../shared/domain/events.ts';

export type CommitListener = (events: readonly StoredEvent[]) => void;

export class CommittedEvents {
  readonly #listeners = new Set<CommitListener>();
  #events: StoredEvent[] = [];

  /** Returns the way to stop. */
  listen(listener: CommitListener): () => void {
    // A function of its own, so that one who listens twice hears twice.
    const entry: CommitListener = (events) => listener(events);
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  collect(events: readonly StoredEvent[]): void {
    this.#events.push(...events);
  }

  /** Listeners hear of what was collected since the last time. One that throws does not keep the others from hearing. */
  publish(): void {
    const events = this.#events;
    if (events.length === 0) return;
    this.#events = [];
    for (const listener of this.#listeners) {
      try {
        listener(events);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
