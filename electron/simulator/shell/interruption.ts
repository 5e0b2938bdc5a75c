/** What a process waits for ends when the process is killed. */
import type { ByteSink, ByteSource } from './bytes.ts';

/** The promise's result, or the signal's reason as soon as it is aborted. */
export async function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
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
