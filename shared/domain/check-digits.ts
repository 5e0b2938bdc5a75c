/** Check digits of serial numbers, IMEI and ICCID: the last one or two characters of a number say whether the others are right. */
import { z } from 'zod';

/**
 * `luhn`: ISO/IEC 7812-1 annex B. `mod11`: weights 2, 3, 4 … from the right, ten written X. `iso7064-*`: ISO/IEC 7064; with
 * `mod97-10` letters count as 10 to 35.
 */
export const checkDigitSchema = z.enum(['luhn', 'mod11', 'iso7064-mod11-2', 'iso7064-mod97-10']);
export type CheckDigit = z.infer<typeof checkDigitSchema>;

const ZERO = 48;

export function hasLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - ZERO;
    const value = place % 2 === 0 ? digit : digit * 2;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const checks: Readonly<Record<CheckDigit, (text: string) => boolean>> = {
  luhn: (text) => /^\d{2,}$/.test(text) && hasLuhn(text),
  mod11: (text) => /^\d+[\dX]$/.test(text) && weighted(text) % 11 === 0,
  'iso7064-mod11-2': (text) => /^\d+[\dX]$/.test(text) && remainder(text, { base: 2, modulus: 11 }) === 1,
  'iso7064-mod97-10': (text) => /^[0-9A-Z]{3,}$/.test(text) && remainder97(text) === 1,
};

const counted: Readonly<Record<CheckDigit, RegExp>> = {
  luhn: /[^\d]/g,
  mod11: /[^\dX]/g,
  'iso7064-mod11-2': /[^\dX]/g,
  'iso7064-mod97-10': /[^\dA-Z]/g,
};

/** Characters that the check does not know do not count, nor does case. */
export function checkDigitAgrees(check: CheckDigit, text: string): boolean {
  return checks[check](text.toUpperCase().replaceAll(counted[check], ''));
}

function valueOf(character: string): number {
  return character === 'X' ? 10 : character.charCodeAt(0) - ZERO;
}

function weighted(text: string): number {
  return [...text].toReversed().reduce((sum, character, place) => sum + valueOf(character) * (place + 1), 0);
}

function remainder(text: string, { base, modulus }: { readonly base: number; readonly modulus: number }): number {
  return [...text].reduce((rest, character) => (rest * base + valueOf(character)) % modulus, 0);
}

function remainder97(text: string): number {
  return [...text].reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
}
