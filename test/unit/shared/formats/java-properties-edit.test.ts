import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJavaProperties } from '../../../../shared/formats/java-properties.ts';
import { editJavaProperties } from '../../../../shared/formats/java-properties-edit.ts';
import { logicalLines } from '../../../../shared/formats/java-properties-lines.ts';
import { anyEdit, anyFile } from '../../../support/properties-check/properties-arbitraries.ts';

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const edit = (text: string, set: Record<string, string>, remove: string[] = []) =>
  String.fromCharCode(...editJavaProperties(latin1(text), { set, remove }));

describe('editJavaProperties', () => {
  it.each([
    ['adds at the end with the ending of the file', '# head\r\na=1\r\n', { b: '2' }, [], '# head\r\na=1\r\nb=2\r\n'],
    ['begins an empty file', '', { b: '2' }, [], 'b=2\n'],
    ['ends a last line without newline', 'a=1', { b: '2' }, [], 'a=1\nb=2\n'],
    ['replaces in place and leaves every other byte', '#x\na : 1\n\n! y\nb=2 \n', { a: 'new' }, [], '#x\na=new\n\n! y\nb=2 \n'],
    ['replaces a continued line as a whole', 'a=1\\\n  2\\\n  3\nb=2\n', { a: 'x' }, [], 'a=x\nb=2\n'],
    ['replaces the last of several lines, which Java believes', 'a=1\nb=2\na=3\n', { a: 'x' }, [], 'a=1\nb=2\na=x\n'],
    ['leaves a line that says it already, however it is written', 'a : \\u0031\n', { a: '1' }, [], 'a : \\u0031\n'],
    ['changes nothing where nothing is to change', 'a=1', { a: '1' }, ['zz'], 'a=1'],
    ['removes every line of a key', 'a=1\nb=2\na:3\n', {}, ['a'], 'b=2\n'],
    ['keeps apart from a last line that waits for more', 'path=C:\\dir\\', { b: '2' }, [], 'path=C:\\dir\\\n\nb=2\n'],
    ['keeps apart from a last line that was joined with nothing', 'path=x\\\n', { b: '2' }, [], 'path=x\\\n\nb=2\n'],
    ['does not take a comment for an open line', '# x\\', { b: '2' }, [], '# x\\\nb=2\n'],
    ['removes an earlier line of the key at which Java would stop', 'a=\\uZ\nb=2\na=3\n', { a: '3' }, [], 'b=2\na=3\n'],
    ['leaves a broken line of another key to the caller', 'b=\\uZ\na=1\n', { a: '2' }, [], 'b=\\uZ\na=2\n'],
    ['sets a key that is in both lists', 'a=1\n', { a: '2' }, ['a'], 'a=2\n'],
  ] as const)('%s', (...[, before, set, remove, after]) => {
    expect(edit(before, set, [...remove])).toBe(after);
  });

  it.each([
    [' lead', 'k=\\ lead\n'],
    ['trail ', 'k=trail\\u0020\n'],
    [' ', 'k=\\u0020\n'],
    ['mqtts://a:8883', 'k=mqtts://a:8883\n'],
    ['=x', 'k==x\n'],
    ['#!', 'k=#!\n'],
    ['a\\b\t\n', 'k=a\\\\b\\t\\n\n'],
    ['é€', 'k=\\u00e9\\u20ac\n'],
  ])('writes the value %j as %j', (value, line) => {
    expect(edit('', { k: value })).toBe(line);
  });

  it('escapes what would end a key or make it a comment', () => {
    expect(edit('', { '#a b=c:d!': '1' })).toBe('\\#a\\ b\\=c\\:d\\!=1\n');
  });

  it('reads back as meant, keeps all other entries, ends with a newline and is stable', () => {
    fc.assert(
      fc.property(anyFile, anyEdit, (before, change) => {
        const after = editJavaProperties(before, change);
        const last = logicalLines(before).at(-1);
        const isLoneBackslash = last?.isOpen === true && last.text === '';
        const meant = new Map(parseJavaProperties(before).values);
        for (const key of change.remove) meant.delete(key);
        for (const [key, value] of Object.entries(change.set)) meant.set(key, value);
        const found = new Map(parseJavaProperties(after).values);
        if (isLoneBackslash) for (const map of [meant, found]) map.delete('');
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(meant));
        expect(editJavaProperties(after, change)).toEqual(after);
        expect(after === before || after.length === 0 || [10, 13].includes(after.at(-1) ?? 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the bytes of every line that it does not touch, in order', () => {
    fc.assert(
      fc.property(anyFile, anyEdit, (before, change) => {
        const touched = new Set([...Object.keys(change.set), ...change.remove]);
        const rest = (bytes: Uint8Array) => parseJavaProperties(bytes).entries.filter(({ key }) => !touched.has(key) && key !== '');
        const lines = (bytes: Uint8Array) =>
          rest(bytes).map(({ line }) => String.fromCharCode(...bytes.slice(line.start, line.end)).replace(/[\r\n]+$/, ''));
        expect(lines(editJavaProperties(before, change))).toEqual(lines(before));
      }),
      { numRuns: 300 },
    );
  });
});
