/** Ctrl+C and the system's request to end: a run stops where stopping is safe, and at once when asked a second time. */
import { exitStatus } from './exit-status.ts';

/** `disconnect`: whoever started this program over a channel, as a window's engine starts its training line, is gone. */
type StopRequest = NodeJS.Signals | 'disconnect';

/** The part of `process` that this needs. */
export interface SignalSource {
  on(request: StopRequest, listener: () => void): unknown;
  off(request: StopRequest, listener: () => void): unknown;
  exit(status: number): void;
}

export interface StopSignals {
  readonly stop: AbortSignal;
  /** Gives the signals back to the system. */
  release(): void;
}

const REQUESTS: readonly StopRequest[] =
  process.platform === 'win32' ? ['SIGINT', 'SIGBREAK', 'SIGHUP', 'disconnect'] : ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'];

export interface StopOptions {
  /** There is nothing to finish. */
  readonly atOnce: boolean;
  /** Called at the first request, where there is. */
  readonly onFirst: () => void;
}

export function listenForStop(source: SignalSource, options: StopOptions): StopSignals {
  const controller = new AbortController();
  const listener = () => {
    if (options.atOnce || controller.signal.aborted) {
      source.exit(exitStatus.interrupted);
      return;
    }
    controller.abort();
    options.onFirst();
  };
  for (const request of REQUESTS) source.on(request, listener);
  return {
    stop: controller.signal,
    release: () => {
      for (const request of REQUESTS) source.off(request, listener);
    },
  };
}
