import { describe, expect, it } from 'vitest';
import { makePassword } from '../../../../../../electron/engine/gateway/rest/make-password.ts';

const many = (minLength: number) => Array.from({ length: 500 }, () => makePassword({ minLength }));

describe('makePassword', () => {
  it('has every kind of character, no blank, and none that people take for another', () => {
    const good = /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[!#%*+=?@])[^\s0O1lI]{24}$/;
    expect(many(8).filter((password) => !good.test(password))).toEqual([]);
  });

  it('is never the same twice, nor begins with the same kind', () => {
    const passwords = many(8);
    expect(new Set(passwords).size).toBe(passwords.length);
    expect(passwords.some((password) => /^\d/.test(password)) && passwords.some((password) => /^[a-z]/.test(password))).toBe(true);
  });

  it.each([
    [40, 40],
    [255, 255],
    [1000, 255],
    [0, 24],
  ])('for at least %i characters has %i', (minLength, length) => {
    expect(makePassword({ minLength })).toHaveLength(length);
  });
});
