import { describe, expect, it } from 'vitest';
import { checkDigitAgrees } from '../../../../shared/domain/check-digits.ts';
import { isBoundedPattern } from '../../../../shared/domain/identifier-pattern.ts';

describe('patterns of identifiers', () => {
  it.each([
    String.raw`SN\d{5}`,
    '^[A-Z]{2}-[0-9]+$',
    '(?:AB|CD)?[0-9A-F]{12}',
    String.raw`(\d{11})-X`,
    String.raw`[\]a-z]+\.\d*`,
    'Ä.{1,3}',
  ])('may be %s', (pattern) => {
    expect(isBoundedPattern(pattern)).toBe(true);
  });

  it.each([
    ['repetitions of repetitions', '(a+)+'],
    ['repeated alternatives', '(a|b)*'],
    ['groups in groups', '((a))'],
    ['three open repetitions', 'a*b*c*'],
    ['many choices', 'a?'.repeat(20)],
    ['references', String.raw`(a)\1`],
    ['looking ahead', '(?=a)b'],
    ['more than 200 characters', 'a'.repeat(201)],
    ['what is no expression', '[z-a]'],
    ['an open set', '[abc'],
    ['a lone repetition', '*'],
  ])('have no %s', (_name, pattern) => {
    expect(isBoundedPattern(pattern)).toBe(false);
  });

  it('are judged without delay', () => {
    const before = performance.now();
    for (const part of ['[', '(', 'a{', '\\', '(a|', '[^', 'a?']) isBoundedPattern(part.repeat(99));
    expect(performance.now() - before).toBeLessThan(200);
  });
});

describe('check digits', () => {
  it.each([
    ['luhn', '79927398713', '79927398710'],
    ['luhn', '4901-5420-3237-518', '4901-5420-3237-581'],
    ['mod11', '0-306-40615-2', '0-306-40615-3'],
    ['mod11', '080442957X', '0804429570'],
    ['iso7064-mod11-2', '0000-0002-1825-0097', '0000-0002-1825-0079'],
    ['iso7064-mod11-2', '0000-0002-1694-233X', '0000-0002-1694-2330'],
    ['iso7064-mod97-10', '3214282912345698765432161182', '3214282912345698765432161128'],
    ['iso7064-mod97-10', 'SN12AB00', 'SN12AB01'],
  ] as const)('of %s agree in %s and not in %s', (scheme, right, wrong) => {
    const left = scheme === 'iso7064-mod97-10' && right === 'SN12AB00' ? withMod97('SN12AB') : right;
    expect([checkDigitAgrees(scheme, left), checkDigitAgrees(scheme, wrong)]).toEqual([true, false]);
  });

  it('are never found in a text that has none', () => {
    for (const scheme of ['luhn', 'mod11', 'iso7064-mod11-2', 'iso7064-mod97-10'] as const) {
      expect([checkDigitAgrees(scheme, ''), checkDigitAgrees(scheme, '-')]).toEqual([false, false]);
    }
  });
});

/** By the definition: the whole number leaves 1 when divided by 97. */
function withMod97(text: string): string {
  const digits = [...text].map((character) => Number.parseInt(character, 36)).join('');
  return text + String(98n - (BigInt(`${digits}00`) % 97n)).padStart(2, '0');
}
