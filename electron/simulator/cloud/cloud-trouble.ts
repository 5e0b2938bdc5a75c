/** What goes wrong at the simulated cloud's API: with every so-manieth request, so that the same order meets the same trouble. */
import { z } from 'zod';

const every = z.int().min(1).optional();

export const cloudFaultsSchema = z.strictObject({
  /** How many requests the account's plan allows. */
  planLimit: z.int().min(0).optional(),
  /** Every answer takes so long. */
  slowMs: z.int().min(1).max(60_000).optional(),
  /** The creation is carried out, and its answer never leaves. */
  loseAnswerEvery: every,
  /** The connection ends before the creation is carried out. */
  dropEvery: every,
  /** Any request: 429, and how many seconds to wait. */
  busyEvery: every,
  retryAfterSeconds: z.int().min(0).max(60).default(1),
  /** A creation is answered 500 and not carried out. */
  failEvery: every,
});
export type CloudFaults = z.output<typeof cloudFaultsSchema>;

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Trouble = { readonly waitMs: number } & (
  | { readonly kind: undefined | 'lost-before' | 'lost-after' }
  | { readonly kind: 'answered'; readonly answer: Answer }
);

export class CloudTrouble {
  readonly #faults: CloudFaults | undefined;
  #requests = 0;
  #creations = 0;

  constructor(faults: CloudFaults | undefined) {
    this.#faults = faults;
  }

  /** Of the next request. One is met by one trouble at most. */
  next(method: string): Trouble {
    const faults = this.#faults;
    if (faults === undefined) return { waitMs: 0, kind: undefined };
    this.#requests += 1;
    if (method === 'POST') this.#creations += 1;
    const waitMs = faults.slowMs ?? 0;
    const strikes = (number: number, each: number | undefined) => each !== undefined && number % each === 0;
    if (strikes(this.#requests, faults.busyEvery))
      return { waitMs, kind: 'answered', answer: { status: 429, headers: { 'retry-after': String(faults.retryAfterSeconds) } } };
    if (method !== 'POST') return { waitMs, kind: undefined };
    if (strikes(this.#creations, faults.loseAnswerEvery)) return { waitMs, kind: 'lost-after' };
    if (strikes(this.#creations, faults.dropEvery)) return { waitMs, kind: 'lost-before' };
    if (strikes(this.#creations, faults.failEvery)) return { waitMs, kind: 'answered', answer: { status: 500 } };
    return { waitMs, kind: undefined };
  }
}
