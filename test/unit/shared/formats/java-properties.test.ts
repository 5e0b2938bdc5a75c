import { describe, expect, it } from 'vitest';
import { parseJavaProperties } from '../../../../shared/formats/java-properties.ts';
import { decodeKuraProperties } from '../../../../shared/formats/kura-properties.ts';

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const table = (text: string) => Object.fromEntries(parseJavaProperties(latin1(text)).values);

describe('parseJavaProperties', () => {
  it.each([
    ['a=b=c', { a: 'b=c' }],
    ['a : b', { a: 'b' }],
    ['a b c', { a: 'b c' }],
    ['a = = b', { a: '= b' }],
    ['  key\t=  my gateway \t', { key: 'my gateway \t' }],
    ['k=\\ lead', { k: ' lead' }],
    ['# no\n ! no\nk=#yes!', { k: '#yes!' }],
    ['a=1\r\nb=2\rc=3\n', { a: '1', b: '2', c: '3' }],
    ['a=one\\\n    two', { a: 'onetwo' }],
    ['a=even\\\\\nb=2', { a: 'even\\', b: '2' }],
    ['a=x\\', { a: 'x' }],
    ['a\\qb=\\q', { aqb: 'q' }],
    ['a\\=b\\ c=d', { 'a=b c': 'd' }],
    ['k=\\t\\n\\r\\f\\u20ac', { k: '\t\n\r\f\u20ac' }],
    ['k=\u00e9', { k: '\u00e9' }],
    ['a=1\na=2', { a: '2' }],
    ['alone', { alone: '' }],
    ['__proto__=x', Object.fromEntries([['__proto__', 'x']])],
  ])('reads %j as Java does', (text, expected) => {
    expect(table(text)).toEqual(expected);
  });

  it('stops where Java throws, keeps what was read before and says where', () => {
    const { values, malformed } = parseJavaProperties(latin1('a=1\n\nb=\\u12G4\nc=3\n'));
    expect([[...values], malformed?.lineNumber, malformed?.text]).toEqual([[['a', '1']], 3, 'b=\\u12G4']);
  });

  it('gives the byte range of each logical line with its continuations and its ending', () => {
    const text = '# c\r\na=1\\\r\n  2\r\nb=3';
    const ranges = parseJavaProperties(latin1(text)).entries.map(({ line }) => text.slice(line.start, line.end));
    expect(ranges).toEqual(['a=1\\\r\n  2\r\n', 'b=3']);
  });
});

describe('decodeKuraProperties', () => {
  it('gives the entries as a table, and the line of a broken escape', () => {
    expect(decodeKuraProperties(latin1('kura.serialNumber=SN 1\nx=\\u1\n'))).toEqual({
      entries: { 'kura.serialNumber': 'SN 1' },
      malformed: { line: 2 },
    });
    expect(decodeKuraProperties(latin1(''))).toEqual({ entries: {} });
  });
});
