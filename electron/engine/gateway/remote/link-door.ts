/** Opens the connection of a link, one at a time, and not again and again where the broker does not want it. */
import { AppError, toAppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy, limitSignal, withinLimits } from '../call-limits.ts';
import type { CallOptions } from '../gateway.ts';
import { placeOf } from './broker-address.ts';
import type { LinkConnection, LinkEvents } from './link-connection.ts';
import type { LinkPlace } from './link-options.ts';

export interface LinkTimes {
  /** For one attempt, whoever waits for it. */
  readonly connectMs: number;
  /** How long a broker that refused is not asked again: brokers count failed logins (esf.md §5.1). */
  readonly refusedMs: number;
  /** The same for one that cannot be reached, and after a loss. */
  readonly returnMs: number;
  /** A connection that ends earlier than this was thrown out. */
  readonly shortMs: number;
}

const USUAL: LinkTimes = { connectMs: 15_000, refusedMs: 30_000, returnMs: 1000, shortMs: 10_000 };
/** So many short connections in a row are no accident. */
const THROWN_OUT_TIMES = 3;

interface Life {
  readonly startedAtMs: number;
  hasEnded: boolean;
}

export class LinkDoor {
  readonly times: LinkTimes;
  readonly #place: LinkPlace;
  readonly #events: LinkEvents;
  readonly #closing = new AbortController();
  #opening: Promise<LinkConnection> | undefined;
  #current: LinkConnection | undefined;
  #refusal: { readonly error: AppError; readonly untilMs: number } | undefined;
  #shortLives = 0;

  constructor(place: LinkPlace, events: LinkEvents, times: Partial<LinkTimes>) {
    this.#place = place;
    this.#events = events;
    this.times = { ...USUAL, ...times };
  }

  get current(): LinkConnection | undefined {
    return this.#current;
  }

  get isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** The attempt goes on for others where one of those who wait for it gives up. */
  async open(options: CallOptions): Promise<LinkConnection> {
    if (this.isClosed) throw new AppError('gateway/closed');
    if (this.#refusal !== undefined && performance.now() < this.#refusal.untilMs) throw this.#refusal.error;
    this.#opening ??= this.#open().finally(() => (this.#opening = undefined));
    const late = () => abortedBy(options) ?? this.#lost('remote/link-lost');
    return withinLimits(this.#opening, limitSignal(options), late);
  }

  async close(): Promise<void> {
    this.#closing.abort(new AppError('gateway/closed'));
    await this.#current?.close();
    await this.#opening?.catch(() => undefined);
  }

  async #open(): Promise<LinkConnection> {
    try {
      const { openLinkConnection } = await import('./link-connection.ts');
      const life = { startedAtMs: performance.now(), hasEnded: false };
      const events = { ...this.#events, onEnd: () => this.#ended(life) };
      const connection = await openLinkConnection(this.#place, events, { signal: this.closing, timeoutMs: this.times.connectMs });
      if (this.isClosed) {
        await connection.close();
        throw new AppError('gateway/closed');
      }
      if (life.hasEnded) throw this.#lost('remote/link-lost');
      this.#current = connection;
      this.#refusal = undefined;
      return connection;
    } catch (thrown) {
      const error = toAppError(thrown);
      this.#hold(error, error.traits.transient ? this.times.returnMs : this.times.refusedMs);
      throw error;
    }
  }

  #ended(life: Life): void {
    if (life.hasEnded) return;
    life.hasEnded = true;
    this.#current = undefined;
    this.#shortLives = performance.now() - life.startedAtMs < this.times.shortMs ? this.#shortLives + 1 : 0;
    if (this.#shortLives >= THROWN_OUT_TIMES) {
      this.#hold(this.#lost('remote/thrown-out'), this.times.refusedMs);
      this.#shortLives = 0;
    }
    this.#events.onEnd();
  }

  #hold(error: AppError, forMs: number): void {
    this.#refusal = { error, untilMs: performance.now() + forMs };
  }

  #lost(code: 'remote/link-lost' | 'remote/thrown-out'): AppError {
    const params = { place: placeOf(this.#place.address), clientId: this.#place.clientId, times: String(THROWN_OUT_TIMES) };
    return new AppError(code, { params });
  }
}
