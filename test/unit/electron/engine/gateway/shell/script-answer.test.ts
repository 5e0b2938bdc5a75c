import { describe, expect, it } from 'vitest';
import { linesAfter, shaOfLine, textLines } from '../../../../../../electron/engine/gateway/shell/script-answer.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const badOutput = expect.objectContaining({ code: 'shell/bad-output' });

describe('linesAfter', () => {
  it('gives the lines after the marker and the raw rest', () => {
    const { lines, rest } = linesAfter(bytes('\nmark\none\ntwo\n\x00\xff\nthree'), 'mark', 2);
    expect(lines).toEqual(['one', 'two']);
    expect([...rest]).toEqual([...bytes('\x00\xff\nthree')]);
  });

  it('passes over a greeting, with or without a line end', () => {
    expect(linesAfter(bytes('Welcome\n\nmark\nvalue\n'), 'mark', 1).lines).toEqual(['value']);
    expect(linesAfter(bytes('Welcome\nmark\nvalue\n'), 'mark', 1).lines).toEqual(['value']);
  });

  it('takes the first marker: later ones are content', () => {
    expect(Buffer.from(linesAfter(bytes('\nmark\na\n\nmark\nb\n'), 'mark', 1).rest).toString()).toBe('\nmark\nb\n');
  });

  it('reads a part of a larger buffer', () => {
    const whole = bytes('xx\nmark\nvalue\nrest');
    expect(Buffer.from(linesAfter(whole.subarray(2), 'mark', 1).rest).toString()).toBe('rest');
  });

  it.each(['', 'mark\nvalue\n', '\nmark-not\nvalue\n', '\nmark\nvalue'])('refuses %j', (output) => {
    expect(() => linesAfter(bytes(output), 'mark', 1)).toThrowError(badOutput);
  });
});

describe('shaOfLine', () => {
  const digest = 'a'.repeat(64);
  it('takes the line of sha256sum for standard input only', () => {
    expect(shaOfLine(`${digest}  -`)).toBe(digest);
    expect(shaOfLine(`${digest} *-`)).toBe(digest);
    for (const other of [digest, `${digest}  file`, `${digest.slice(1)}  -`, `${digest.toUpperCase()}  -`, '', undefined]) {
      expect(shaOfLine(other)).toBeUndefined();
    }
  });
});

describe('textLines', () => {
  it('drops empty lines and blanks around', () => {
    expect(textLines(bytes('\n one \r\n\n two'))).toEqual(['one', 'two']);
  });
});
