import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteCommand, quoteWord } from '../../../../../../electron/engine/gateway/shell/quote.ts';

const awkward = [
  "'",
  '"',
  '\\',
  '$',
  '`',
  '\n',
  '\r',
  '\t',
  ' ',
  '*',
  '?',
  '[',
  '!',
  '~',
  '#',
  '&',
  ';',
  '|',
  '<',
  '(',
  '{',
  '=',
  '-',
  'a',
  'é',
  '😀',
];
const word = fc
  .oneof(fc.string({ unit: fc.constantFrom(...awkward) }), fc.string({ unit: 'grapheme' }))
  .filter((text) => !text.includes('\0') && text.isWellFormed());

describe('quoteCommand', () => {
  it('gives a real shell back every word as it was', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const shell = spawnSync('/bin/sh', ['-c', quoteCommand(['printf', '%s\\0', ...words])]);
        expect(shell.stderr.toString()).toBe('');
        expect(shell.stdout.toString()).toBe(words.map((text) => `${text}\0`).join(''));
      }),
      { numRuns: 150 },
    );
  });

  it('runs nothing that stands in a word', () => {
    const shell = spawnSync('/bin/sh', ['-c', quoteCommand(['echo', "';touch /nowhere/x;'", '$(id)', '`id`'])]);
    expect(shell.stdout.toString()).toBe("';touch /nowhere/x;' $(id) `id`\n");
    expect(shell.stderr.toString()).toBe('');
  });

  it('keeps an empty word', () => {
    expect(quoteCommand(['test', '-z', ''])).toBe("'test' '-z' ''");
  });
});

describe('quoteWord', () => {
  it('refuses NUL, which no argument can hold', () => {
    expect(() => quoteWord('a\0b')).toThrowError(expect.objectContaining({ code: 'shell/bad-argument' }));
  });
});
