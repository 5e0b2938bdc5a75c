/** Requests that wait for their answers, by their ids. What is answered, late, lost or given up leaves it; nothing is asked twice. */
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy } from '../call-limits.ts';
import type { CallOptions } from '../gateway.ts';

export interface Expected {
  readonly requestId: string;
  /** The one topic on which the answer comes. */
  readonly topic: string;
  /** What to say where none came in time. */
  readonly late: () => AppError;
}

const LONGEST_TIMER_MS = 2_147_483_647;

export class PendingRequests {
  readonly #pending = new Map<string, Pending>();
  readonly #bySignal = new WeakMap<AbortSignal, SignalRequests>();

  get size(): number {
    return this.#pending.size;
  }

  /** Rejects with `late()`, with what `failAll` is given, and with `run/aborted` or the signal's own AppError. */
  expect(expected: Expected, options: CallOptions): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const lists = { pending: this.#pending, ofSignal: this.#of(options.signal) };
      const pending = new Pending(expected, { options, lists, resolve, reject });
      if (options.signal.aborted) pending.abort();
    });
  }

  /** False for what nobody waits for, or on another topic than it was asked on. */
  settle(requestId: string, topic: string, payload: Buffer): boolean {
    const pending = this.#pending.get(requestId);
    if (pending?.topic !== topic) return false;
    pending.answer(payload);
    return true;
  }

  drop(requestId: string, error: AppError): void {
    this.#pending.get(requestId)?.fail(error);
  }

  failAll(error: () => AppError): void {
    for (const pending of this.#pending.values()) pending.fail(error());
  }

  #of(signal: AbortSignal): SignalRequests {
    const known = this.#bySignal.get(signal);
    if (known !== undefined) return known;
    const made = new SignalRequests(signal);
    this.#bySignal.set(signal, made);
    return made;
  }
}

/** A lane asks one request after the other under one signal: one listener while any is under way, and for a moment longer. */
class SignalRequests {
  readonly #requests = new Set<Pending>();
  readonly #signal: AbortSignal;
  #isListening = false;
  #isLeaving = false;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  add(request: Pending): void {
    this.#requests.add(request);
    if (this.#isListening) return;
    this.#isListening = true;
    this.#signal.addEventListener('abort', this.#abort);
  }

  delete(request: Pending): void {
    this.#requests.delete(request);
    if (this.#requests.size > 0 || this.#isLeaving) return;
    this.#isLeaving = true;
    setTimeout(this.#leave, LEAVE_MS).unref();
  }

  readonly #abort = () => {
    for (const request of this.#requests) request.abort();
  };

  readonly #leave = () => {
    this.#isLeaving = false;
    if (this.#requests.size > 0) return;
    this.#isListening = false;
    this.#signal.removeEventListener('abort', this.#abort);
  };
}

const LEAVE_MS = 1000;

interface Lists {
  readonly pending: Map<string, Pending>;
  readonly ofSignal: SignalRequests;
}

interface Waiting {
  readonly options: CallOptions;
  readonly lists: Lists;
  readonly resolve: (payload: Buffer) => void;
  readonly reject: (error: AppError) => void;
}

class Pending {
  readonly #expected: Expected;
  readonly #waiting: Waiting;
  readonly #timer: NodeJS.Timeout;

  constructor(expected: Expected, waiting: Waiting) {
    const { options, lists } = waiting;
    this.#expected = expected;
    this.#waiting = waiting;
    this.#timer = setTimeout(tooLate, Math.min(Math.max(options.timeoutMs, 0), LONGEST_TIMER_MS), this);
    lists.pending.set(expected.requestId, this);
    lists.ofSignal.add(this);
  }

  get topic(): string {
    return this.#expected.topic;
  }

  answer(payload: Buffer): void {
    this.#leave();
    this.#waiting.resolve(payload);
  }

  fail(error: AppError): void {
    this.#leave();
    this.#waiting.reject(error);
  }

  abort(): void {
    this.fail(abortedBy(this.#waiting.options) ?? this.#expected.late());
  }

  late(): void {
    this.fail(this.#expected.late());
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.#waiting.lists.ofSignal.delete(this);
    this.#waiting.lists.pending.delete(this.#expected.requestId);
  }
}

function tooLate(pending: Pending): void {
  pending.late();
}
