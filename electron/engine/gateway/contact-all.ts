/** A first word on every transport of a gateway. */
import type { CallOptions, Gateway } from './gateway.ts';

/**
 * Connects and logs in wherever the gateway can be reached, so that all of its fingerprints are judged and known before anything is
 * done to it: a board that is swapped later shows another one on whichever transport is used next, and is refused. Throws what
 * the first transport throws.
 */
export async function contactAll(gateway: Gateway, options: CallOptions): Promise<void> {
  if (gateway.has.rest) await gateway.rest(options);
  if (gateway.has.shell) await gateway.shell(options);
  // A gateway that has another way in may only be on its way to the broker.
  if (!gateway.has.rest && !gateway.has.shell && gateway.has.remote) await gateway.remote(options);
}
