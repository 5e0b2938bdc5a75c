/** Requests that wait for their answers, by their ids. What is answered, late, lost or given up leaves it; nothing is asked twice. */
import type { AppError } from '../../../../shared/errors/app-error.ts';
import { abortedBy } from '../call-limits.ts';
import type { CallOptions } from '../gateway.ts';

interface Pending {
  readonly topic: string;
  readonly answer: (payload: Buffer) => void;
  readonly fail: (error: AppError) => void;
}

export interface Expected {
  readonly requestId: string;
  /** The one topic on which the answer comes. */
  readonly topic: string;
  /** What to say where none came in time. */
  readonly late: () => AppError;
}

export class PendingRequests {
  readonly #pending = new Map<string, Pending>();

  get size(): number {
    return this.#pending.size;
  }

  /** Rejects with `late()`, with what `failAll` is given, and with `run/aborted` or the signal's own AppError. */
  expect({ requestId, topic, late }: Expected, options: CallOptions): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        options.signal.removeEventListener('abort', abort);
        this.#pending.delete(requestId);
      };
      const fail = (error: AppError) => {
        leave();
        reject(error);
      };
      const abort = () => fail(abortedBy(options) ?? late());
      const timer = setTimeout(() => fail(late()), Math.min(Math.max(options.timeoutMs, 0), 2_147_483_647));
      options.signal.addEventListener('abort', abort, { once: true });
      const answer = (payload: Buffer) => {
        leave();
        resolve(payload);
      };
      this.#pending.set(requestId, { topic, answer, fail });
      if (options.signal.aborted) abort();
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
}
