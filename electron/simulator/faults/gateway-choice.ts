/** Which gateways of a batch a fault is for. */
import { z } from 'zod';
import { seededRandom } from '../seeded-random.ts';

export const gatewayChoiceSchema = z
  .union([
    /** Numbers in the order of the batch, from 1. */
    z.array(z.int().min(1)).min(1),
    z.strictObject({ every: z.int().min(1), from: z.int().min(1).optional() }),
    /** The same gateways for the same seed. */
    z.strictObject({ chance: z.number().min(0).max(1) }),
  ])
  .optional();
export type GatewayChoice = z.output<typeof gatewayChoiceSchema>;

/** `number` is the gateway's place in the batch, from 1; `seed` decides about chance alone. */
export function isChosen(gateways: GatewayChoice, number: number, seed: string): boolean {
  if (gateways === undefined) return true;
  if (Array.isArray(gateways)) return gateways.includes(number);
  if ('chance' in gateways) return seededRandom(seed, `fault of gateway ${number}`).below(1_000_000) < gateways.chance * 1_000_000;
  const from = gateways.from ?? gateways.every;
  return number >= from && (number - from) % gateways.every === 0;
}
