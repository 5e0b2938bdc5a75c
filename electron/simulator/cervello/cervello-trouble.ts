/** What goes wrong at the simulated Cervello: with which devices, at which of their calls. The same seed meets the same trouble. */
import { z } from 'zod';
import { gatewayChoiceSchema, isChosen } from '../faults/gateway-choice.ts';

const troubles = [
  /** As where another key made the token than the certificate's. */
  'wrong-key',
  'unknown-identifier',
  'duplicate',
  'too-many',
  'slow',
  /** It is carried out, and the connection ends before the answer. */
  'drop-reply',
  /** The connection ends before anything is carried out. */
  'drop-request',
  'server-error',
  /** It is carried out, and what comes back is no answer of the platform. */
  'garbage',
] as const;
export type TroubleName = (typeof troubles)[number];

const troubleSchema = z.strictObject({
  trouble: z.enum(troubles),
  gateways: gatewayChoiceSchema,
  at: z.enum(['provisioning', 'telemetry']).default('provisioning'),
  /** The first of the device's calls that it meets, from 1, and how many in a row. */
  number: z.int().min(1).default(1),
  times: z.int().min(1).max(1000).default(1),
  /** Of `slow`. */
  delayMs: z.int().min(1).max(60_000).default(2000),
});

export const cervelloFaultsSchema = z.strictObject({
  /** The server's certificate is for another name than it is called by. */
  otherName: z.boolean().optional(),
  calls: z.array(troubleSchema).default([]),
});
export type CervelloFaults = z.output<typeof cervelloFaultsSchema>;

export interface Trouble {
  readonly name: TroubleName;
  readonly delayMs: number;
}

export class CervelloTrouble {
  readonly #calls: CervelloFaults['calls'];
  readonly #seed: string;
  /** The device's place in the batch, by identifier. */
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #seen = new Map<string, number>();

  constructor(faults: CervelloFaults | undefined, seed: string, identifiers: readonly string[]) {
    this.#calls = faults?.calls ?? [];
    this.#seed = seed;
    this.#numbers = new Map(identifiers.map((identifier, index) => [identifier, index + 1]));
  }

  /** Of the device's next call; one is met by one trouble at most. */
  next(at: 'provisioning' | 'telemetry', uniqueIdentifier: string): Trouble | undefined {
    const number = this.#numbers.get(uniqueIdentifier);
    if (number === undefined) return undefined;
    const key = `${at} ${number}`;
    const seen = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, seen);
    const met = this.#calls.find(
      (call, index) =>
        call.at === at &&
        seen >= call.number &&
        seen < call.number + call.times &&
        isChosen(call.gateways, number, `${this.#seed}\0cervello ${index}`),
    );
    return met === undefined ? undefined : { name: met.trouble, delayMs: met.trouble === 'slow' ? met.delayMs : 0 };
  }
}
