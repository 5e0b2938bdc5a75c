/** What ends a call to a gateway before its answer: the caller's signal or the call's own time. */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions } from './gateway.ts';

const longestTimerMs = 2_147_483_647;

/** Aborted when the caller aborts or the time is over; `abortedBy` tells the two apart. */
export function limitSignal(options: CallOptions): AbortSignal {
  const timeoutMs = Math.min(Math.max(Math.ceil(options.timeoutMs), 0), longestTimerMs);
  return AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]);
}

/** The caller's own reason where the caller aborted; undefined where only the time was over. */
export function abortedBy(options: CallOptions): AppError | undefined {
  if (!options.signal.aborted) return undefined;
  const reason: unknown = options.signal.reason;
  return reason instanceof AppError ? reason : new AppError('run/aborted', { cause: reason });
}

/** Shares one call's time among several: each use has what the earlier ones left. */
export function sharedLimits(options: CallOptions): () => CallOptions {
  const endsAtMs = performance.now() + options.timeoutMs;
  return () => ({ signal: options.signal, timeoutMs: Math.max(endsAtMs - performance.now(), 1) });
}

/** Rejects with `late()` once the signal is aborted, whatever becomes of the work; the work's own late error is not lost on anybody. */
export function withinLimits<Value>(work: Promise<Value>, limits: AbortSignal, late: () => AppError): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(late());
    if (limits.aborted) stop();
    limits.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => limits.removeEventListener('abort', stop));
  });
}
