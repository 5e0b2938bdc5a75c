/** Ctrl+C and the system's request to end: a run stops where stopping is safe, and at once when asked a second time. */
import { exitStatus } from './exit-status.ts';

/** The part of `process` that this needs. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(status: number): void;
}

export interface StopSignals {
  readonly stop: AbortSignal;
  /** Gives the signals back to the system. */
  release(): void;
}

const SIGNALS: readonly NodeJS.Signals[] =
  process.platform === 'win32' ? ['SIGINT', 'SIGBREAK', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];

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
  for (const signal of SIGNALS) source.on(signal, listener);
  return {
    stop: controller.signal,
    release: () => {
      for (const signal of SIGNALS) source.off(signal, listener);
    },
  };
}
