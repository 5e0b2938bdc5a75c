/**
 * PINs as the station keeps them: scrypt with a salt of their own (RFC 7914). Few digits stay few digits: the hash makes each guess dear,
 * and what keeps guesses few is the wait after wrong ones. Whoever copies the journal can guess in peace; the help says so.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { StoredPin } from '../journal/journal.ts';

interface Parameters {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
  readonly bytes: number;
}

/** 32 MiB and some 100 ms for each guess (OWASP names 2^15, 8, 3 to 2^17, 8, 1 as equals). */
const PRESENT: Parameters = { cost: 2 ** 15, blockSize: 8, parallelization: 3, bytes: 32 };
const SALT_BYTES = 16;

export async function hashPin(pin: string): Promise<StoredPin> {
  const salt = randomBytes(SALT_BYTES);
  return { salt, hash: await derive(pin, salt, PRESENT), parameters: JSON.stringify(PRESENT) };
}

/** With the parameters that the stored one was made with, in a time that does not tell where they differ. */
export async function pinFits(pin: string, { salt, hash, parameters }: StoredPin): Promise<boolean> {
  const derived = await derive(pin, salt, JSON.parse(parameters) as Parameters);
  return derived.length === hash.length && timingSafeEqual(derived, hash);
}

/** For a name that nobody has: the answer takes as long as for one that somebody has. */
export async function fitNobody(pin: string): Promise<void> {
  await derive(pin, randomBytes(SALT_BYTES), PRESENT);
}

function derive(pin: string, salt: Uint8Array, { cost, blockSize, parallelization, bytes }: Parameters): Promise<Buffer> {
  // Node wants to be told that it may take the memory that the parameters need, and something on top.
  const maxmem = 256 * cost * blockSize;
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, bytes, { cost, blockSize, parallelization, maxmem }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
