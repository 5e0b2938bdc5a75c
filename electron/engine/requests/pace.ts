/** How fast a cloud is asked: so many requests per second, and less where it asks for that. All rows of an order share one pace. */
import { setTimeout as delay } from 'node:timers/promises';
import type { AppError } from '../../../shared/errors/app-error.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

const OF_ALL: ReadonlySet<string> = new Set(['requests/too-fast', 'requests/unreachable']);

export class Pace {
  readonly #intervalMs: number;
  #nextAtMs = 0;

  constructor(requestsPerSecond: number) {
    this.#intervalMs = 1000 / requestsPerSecond;
  }

  /** Resolves when the next request may be sent; rejects with the signal's reason. */
  async turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const nowMs = performance.now();
    const atMs = Math.max(nowMs, this.#nextAtMs);
    this.#nextAtMs = atMs + this.#intervalMs;
    if (atMs > nowMs) await delay(atMs - nowMs, undefined, { signal });
  }

  /** After what went wrong. Where the cloud wants fewer requests, or is away, all rows wait; else only the one that asks. */
  async afterTrouble(error: AppError, attempt: number, signal: AbortSignal): Promise<void> {
    const asked = Number(error.params['waitMs'] ?? Number.NaN);
    const waitMs = Math.min(Number.isNaN(asked) ? FIRST_WAIT_MS * 2 ** (attempt - 1) : asked, LONGEST_WAIT_MS);
    if (OF_ALL.has(error.code)) this.hold(waitMs);
    else await delay(waitMs, undefined, { signal });
  }

  /** Nobody asks before this time is over. */
  hold(waitMs: number): void {
    this.#nextAtMs = Math.max(this.#nextAtMs, performance.now() + waitMs);
  }
}
