import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyLine } from '../../../shared/formats/java-properties-escape.ts';
import { rangesOf, spell } from '../../../electron/secret-spellings.ts';

const SECRET = `Pl4nted "it's" \\ <ö>&/+?:=#`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

function found(text: string, secret = SECRET): readonly string[] {
  return rangesOf(text, [spell(secret)]).map(([from, to]) => text.slice(from, to));
}

const spellings: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'JSON, ASCII only': (secret) =>
    JSON.stringify(secret)
      .slice(1, -1)
      .replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`),
  'a value of Java properties': (secret) => propertyLine('k', secret).replace(/^k=|\n$/g, ''),
  'a key of Java properties': (secret) => propertyLine(secret, 'v').replace(/=v\n?$/, ''),
  'percent-encoding': encodeURIComponent,
  'percent-encoding of every byte': (secret) => Buffer.from(secret).toString('hex').replaceAll(/../g, '%$&'),
  'a form': (secret) => new URLSearchParams([['', secret]]).toString().slice(1),
  XML: (secret) =>
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('ö', '&#xF6;').replaceAll("'", '&#39;'),
  'a quoted word of a shell': (secret) => secret.replaceAll("'", `'\\''`),
  hexadecimal: (secret) => Buffer.from(secret).toString('hex'),
  'hexadecimal, big letters, colons': (secret) =>
    Buffer.from(secret)
      .toString('hex')
      .toUpperCase()
      .replaceAll(/..(?=.)/g, '$&:'),
  'hexadecimal of a C program': (secret) => Buffer.from(secret).toString('hex').replaceAll(/../g, '\\x$&'),
  base64: base64,
  'base64url without padding': (secret) => Buffer.from(secret).toString('base64url'),
  'base64 in short lines': (secret) => base64(secret).replaceAll(/.{10}/g, '$&\r\n'),
};

describe('a secret', () => {
  it.each(Object.entries(spellings))('is found as %s, whole and alone', (_name, spelled) => {
    const text = `before, ${spelled(SECRET)}; after`;
    const [only, ...more] = found(text);
    expect(more).toEqual([]);
    // What stands before the first byte or behind the last one is no part of it.
    expect(only).toBe(spelled(SECRET).replace(/^\\x|\r\n$/g, ''));
  });

  it('is found in what real programs print', () => {
    const print = (program: string, ...words: string[]) =>
      execFileSync(program, words, { input: `${'x'.repeat(50)}${SECRET}\n`, encoding: 'utf8' });
    for (const printed of [print('base64'), print('od', '-An', '-v', '-tx1')]) expect(found(printed)).toHaveLength(1);
  });

  it('is found in base64 wherever it stands in the encoded text, with nothing of it left', () => {
    const bytes = fc.uint8Array({ maxLength: 20 });
    fc.assert(
      fc.property(fc.string({ minLength: 5, maxLength: 30, unit: 'binary' }), bytes, bytes, (secret, before, after) => {
        const encoded = Buffer.concat([before, Buffer.from(secret), after]).toString('base64');
        const [from, to] = rangesOf(encoded, [spell(secret)])[0] ?? [Number.NaN, Number.NaN];
        // Six bits a character: those outside the range are of other bytes.
        expect(from * 6).toBeLessThanOrEqual(before.length * 8);
        expect(to * 6).toBeGreaterThanOrEqual((before.length + Buffer.byteLength(secret)) * 8 - (encoded.length === to ? 6 : 0));
      }),
    );
  });

  it('hides no innocent text', () => {
    const innocent = ['0123456789abcdef0123456789abcdef', 'Kura started since 2026-11-22T01:55:17Z', 'QUJDREVGR0hJSktM', 'a%20b\\n&amp;+'];
    for (const secret of ['secret', 'kura1', 'admin', SECRET]) for (const text of innocent) expect(found(text, secret)).toEqual([]);
  });

  it('of four characters is looked for as it is only', () => {
    expect([found('pin 4711.', '4711'), found(base64('4711'), '4711'), found('34373131', '4711')]).toEqual([['4711'], [], []]);
  });
});

describe('several secrets', () => {
  it('that overlap leave nothing of each other', () => {
    expect(rangesOf('abcdef123', [spell('abcdef'), spell('def123')])).toEqual([[0, 9]]);
    expect(rangesOf('xabcabcabcx', [spell('abcabc')])).toEqual([[1, 10]]);
  });
});

describe('a text that a hostile device made', () => {
  it.each([
    ['backslashes', '\\'.repeat(200_000)],
    ['percent signs', '%41'.repeat(100_000)],
    ['nearly the secret', SECRET.slice(0, -1).repeat(20_000)],
  ])('of %s takes no time to speak of', (_name, text) => {
    const startedMs = performance.now();
    expect(rangesOf(text, [spell(SECRET), spell('\\'.repeat(20) + 'x')])).toEqual([]);
    expect(performance.now() - startedMs).toBeLessThan(4000);
  });
});
