/** What a process waits for ends when the process is killed. */
import { once } from 'node:events';
import type { ByteSink, ByteSource } from './bytes.ts';

/** The promise's result, or the signal's reason as soon as it is aborted. */
export async function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const listening = new AbortController();
  const aborted = once(signal, 'abort', { signal: listening.signal }).then(() => signal.throwIfAborted());
  // Nobody waits any more for the one that is slower.
  aborted.catch(() => undefined);
  promise.catch(() => undefined);
  try {
    signal.throwIfAborted();
    await Promise.race([promise, aborted]);
    return await promise;
  } finally {
    listening.abort();
  }
}

export function interruptibleSource(source: ByteSource, signal: AbortSignal): ByteSource {
  return { read: () => unlessAborted(source.read(), signal), unread: (bytes) => source.unread(bytes) };
}

export function interruptibleSink(sink: ByteSink, signal: AbortSignal): ByteSink {
  return {
    write: (bytes) => {
      signal.throwIfAborted();
      sink.write(bytes);
    },
  };
}
