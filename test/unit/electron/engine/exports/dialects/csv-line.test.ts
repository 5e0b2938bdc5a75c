/** RFC 4180, section 2. */
import { expect, it } from 'vitest';
import { csvLine, csvLines } from '../../../../../../electron/engine/exports/dialects/csv-line.ts';

it.each([
  [['a', '', ' b '], 'a,, b \r\n'],
  [['a,b', 'c"d', '"'], '"a,b","c""d",""""\r\n'],
  [['a\rb', 'a\nb', 'a\r\nb'], '"a\rb","a\nb","a\r\nb"\r\n'],
  [['=1+1', "'", '🜚'], "=1+1,',🜚\r\n"],
  [[''], '\r\n'],
])('%j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

it('has a line for each row', () => {
  expect(csvLines([1, 2], (row) => [String(row)])).toBe('1\r\n2\r\n');
});
