/** Waiting inside a step: ends at once, with the reason, where the run is stopped or its deadline passes. */
import { setTimeout as delay } from 'node:timers/promises';

export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw cause;
  }
}
