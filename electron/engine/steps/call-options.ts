/** How long one call to a gateway may take inside a step, whose own deadline is longer. */
import type { CallOptions } from '../gateway/gateway.ts';

const CALL_TIMEOUT_MS = 30_000;

export function callOptions(signal: AbortSignal): CallOptions {
  return { signal, timeoutMs: CALL_TIMEOUT_MS };
}
