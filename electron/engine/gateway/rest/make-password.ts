/** A random password for one gateway, made of nothing that anybody knows of it. */
import { randomInt } from 'node:crypto';

/** What a gateway demands at least (kura.md §3.2, §3.6). Letters of both cases, digits and special characters are always in it. */
export interface PasswordRules {
  readonly minLength: number;
}

/** 24 of 64 characters are 144 bits: the gateway keeps no more than an unsalted hash of it (kura.md §2.4). */
const LENGTH = 24;
const LONGEST = 255;
/** Without those that people take for one another when they have to type it. */
const CLASSES = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!#%*+=?@'] as const;
const ALL = CLASSES.join('');

export function makePassword({ minLength }: PasswordRules): string {
  const length = Math.min(Math.max(LENGTH, minLength), LONGEST);
  const characters = [...CLASSES, ...Array.from({ length: length - CLASSES.length }, () => ALL)].map(oneOf);
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  return characters.join('');
}

function oneOf(alphabet: string): string {
  return alphabet.charAt(randomInt(alphabet.length));
}
