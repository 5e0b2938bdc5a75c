/** What answers on a gateway, and by which ways the station has reached it: found out, never asked of a person (kura.md §3.1). */
import { z } from 'zod';

export const generations = ['kura-3', 'kura-4', 'kura-5.0', 'esf-7.0', 'kura-5.1', 'kura-5.4', 'unknown'] as const;

/**
 * - `kura-3`, `kura-4`: no REST that could provision: Kura up to 4.x, ESF up to 6 (4.x answers `/services/assets` only).
 * - `kura-5.0`: Basic, keystores, no configuration.
 * - `esf-7.0`: `configuration/v1` with its other JSON.
 * - `kura-5.1`: `configuration/v2`, Basic; no session and no `system/v1`.
 * - `kura-5.4`: session login, `system/v1`, `keystores/v2`.
 */
export type Generation = (typeof generations)[number];

export const gatewayWays = ['rest-session', 'rest-basic', 'rest-certificate', 'ssh', 'serial', 'tcp', 'mqtt'] as const;
export type GatewayWay = (typeof gatewayWays)[number];

export const gatewaySoftwareSchema = z.strictObject({
  generation: z.enum(generations),
  ways: z.array(z.enum(gatewayWays)),
  /** Answers that came over the lane's connection to its broker and were to no request of the station's; left out where none came. */
  unexpectedReplies: z.int().min(1).optional(),
});
export type GatewaySoftware = z.infer<typeof gatewaySoftwareSchema>;
