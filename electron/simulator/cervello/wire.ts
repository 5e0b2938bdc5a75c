/** How a provisioning request looks on the wire, as this simulator reads it: documented is next to nothing of it (cervello.md §3). */
import type { KeyObject } from 'node:crypto';
import type { Call } from './cervello-api.ts';
import { readToken, type TokenScheme } from './token-check.ts';

export interface CervelloWire {
  /** Undefined for what is no provisioning request. */
  read(call: Call): ReadRequest | undefined;
}

export interface ReadRequest {
  readonly accessKey: string;
  /** The unique identifier that the token carries; undefined where the key did not make it. */
  readonly identifierBy: (publicKey: KeyObject) => string | undefined;
}
export function shippedWire(): CervelloWire {
  throw new Error('not there yet');
}
void readToken; export type X = TokenScheme;
