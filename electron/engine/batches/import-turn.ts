/** One import at a time: a device that two files have must be known to the second one, or it would get two ids for life. */
import { once } from 'node:events';
import type { ImportOptions } from './import-options.ts';

const lastOf = new WeakMap<ImportOptions['journal'], Promise<unknown>>();

/** Rejects with the signal's reason where that comes before its turn. */
export async function inImportTurn<Result>(
  { journal, signal }: Pick<ImportOptions, 'journal' | 'signal'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = lastOf.get(journal);
  const turn = Promise.withResolvers<void>();
  lastOf.set(journal, Promise.all([before, turn.promise]));
  try {
    if (before !== undefined) await beforeAbort(before, signal);
    return await work();
  } finally {
    turn.resolve();
  }
}

async function beforeAbort(before: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const ended = new AbortController();
  try {
    signal.throwIfAborted();
    await Promise.race([before, once(signal, 'abort', { signal: ended.signal }).catch(() => undefined)]);
    signal.throwIfAborted();
  } finally {
    ended.abort();
  }
}
