/** After an error that nobody caught a process knows nothing for certain any more: it says so in its log and ends. */
import type { Log } from './log.ts';

/** The part of `process` that this needs. */
export interface DyingProcess {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
}

/** @param end Ends the process; called after the entry is written. */
export function logLastWords(source: DyingProcess, log: Log, end: (error: unknown) => void): void {
  const listener = (kind: string) => (error: unknown) => {
    log.write({ level: 'error', room: 'process', message: kind, error });
    end(error);
  };
  source.on('uncaughtException', listener('uncaught exception'));
  source.on('unhandledRejection', listener('unhandled rejection'));
}
