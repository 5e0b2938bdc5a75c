/** Counts the changes of a table's state, and wakes who waits for the next one. */

/** A question that is answered with nothing new after this long is asked again. */
const PATIENCE_MS = 15_000;

export class TableSignal {
  #revision = 0;
  readonly #ended = new AbortController();
  #next = Promise.withResolvers<void>();

  get revision(): number {
    return this.#revision;
  }

  say(): void {
    this.#revision += 1;
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }

  /** Whoever waits, now or later, is told why there will be nothing more. */
  end(reason: unknown): void {
    this.#ended.abort(reason);
  }

  /** Until the revision is another than `known`, or a while has passed. Rejects with the signal's reason, or that of the end. */
  async wait(known: number, signal: AbortSignal): Promise<void> {
    const either = AbortSignal.any([signal, this.#ended.signal]);
    either.throwIfAborted();
    if (this.#revision !== known) return;
    const over = Promise.withResolvers<void>();
    const timer = setTimeout(over.resolve, PATIENCE_MS);
    const stop = () => over.reject(either.reason);
    either.addEventListener('abort', stop);
    try {
      await Promise.race([this.#next.promise, over.promise]);
    } finally {
      clearTimeout(timer);
      either.removeEventListener('abort', stop);
    }
  }
}
