/** Following the chain event by event. */
import { eventHash } from './event-hash.ts';
import { type EventRow, NO_HASH } from './event-row.ts';

export interface ChainLink {
  readonly seq: number;
  readonly hash: string;
}

export const CHAIN_START: ChainLink = { seq: 0, hash: NO_HASH };

export interface ChainBreak {
  /** The first event that is missing or wrong. */
  readonly firstBad: number;
  readonly problem: 'gap' | 'hash';
}

/** Checks that `row` follows `link` and that its hash is that of its bytes. */
export function followChain(link: ChainLink, row: EventRow): ChainBreak | undefined {
  if (row.seq !== link.seq + 1) return { firstBad: link.seq + 1, problem: 'gap' };
  return row.previous_hash === link.hash && row.hash === eventHash(row) ? undefined : { firstBad: row.seq, problem: 'hash' };
}
