/** Random-looking values that the same seed and label always give again: SHA-256 in counter mode. */
import { createHash } from 'node:crypto';

export interface SeededRandom {
  bytes(count: number): Buffer;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  hex(digits: number): string;
  /** Characters out of an alphabet. */
  text(length: number, alphabet: string): string;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

export const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `label` says what the values are for, so that one more value in one place changes none in another. */
export function seededRandom(seed: string, label: string): SeededRandom {
  let counter = 0;
  let stock = Buffer.alloc(0);

  const bytes = (count: number): Buffer => {
    while (stock.length < count) {
      stock = Buffer.concat([stock, createHash('sha256').update(`${seed}\0${label}\0${counter}`).digest()]);
      counter += 1;
    }
    const taken = stock.subarray(0, count);
    stock = stock.subarray(count);
    return taken;
  };
  const below = (limit: number): number => bytes(6).readUIntBE(0, 6) % limit;
  return {
    bytes,
    below,
    hex: (digits) =>
      bytes(Math.ceil(digits / 2))
        .toString('hex')
        .slice(0, digits),
    text: (length, alphabet) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join(''),
    pick: ([first, ...rest]) => [first, ...rest][below(rest.length + 1)] ?? first,
  };
}
