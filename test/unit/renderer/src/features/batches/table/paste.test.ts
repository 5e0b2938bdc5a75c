import { describe, expect, test } from 'vitest';
import { toPastable } from '../../../../../../../renderer/src/features/batches/table/copy-text.ts';
import { planPaste } from '../../../../../../../renderer/src/features/batches/table/paste-plan.ts';
import { parsePasted } from '../../../../../../../renderer/src/features/batches/table/paste-text.ts';

describe('what was copied becomes cells', () => {
  test.each([
    ['', []],
    ['SN00001', [['SN00001']]],
    ['SN00001\n', [['SN00001']]],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\t\n\tb',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['"a\tb"\t"say ""so"""\n', [['a\tb', 'say "so"']]],
    ['"two\nlines"\tb', [['two\nlines', 'b']]],
    ['12" board\tb', [['12" board', 'b']]],
    ['  00123 \t0', [['  00123 ', '0']]],
  ])('%j', (text, cells) => {
    expect(parsePasted(text)).toEqual(cells);
  });

  test('one text with a comma stays one cell; lines with equally many are a table', () => {
    expect(parsePasted('Hall 3, left')).toEqual([['Hall 3, left']]);
    expect(parsePasted('a,b\nc')).toEqual([['a,b'], ['c']]);
    expect(parsePasted('a,b\n"c,d",e\n')).toEqual([
      ['a', 'b'],
      ['c,d', 'e'],
    ]);
    expect(parsePasted('a;b\nc;d')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('what is copied here can be pasted again', () => {
    const cells = [
      ['a\tb', 'plain', 'say "so"'],
      ['two\nlines', '', ' '],
    ];
    expect(parsePasted(toPastable(cells))).toEqual(cells);
  });

  test('a long clipboard is read in one go', () => {
    const text = Array.from({ length: 50_000 }, (_each, row) => `SN${row}\t${row}`).join('\n');
    const began = performance.now();
    expect(parsePasted(text)).toHaveLength(50_000);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test.each([
    ['one cell in quotes', `"${'x""'.repeat(1_000_000)}"`],
    ['a quotation mark that nothing closes', `"${'7" board, '.repeat(300_000)}`],
    ['one in each line', '"7 board\n'.repeat(150_000)],
    ['quotation marks and nothing else', '"'.repeat(3_000_000)],
    ['lines of one cell', 'SN00001\n'.repeat(150_000)],
  ])(
    'megabytes on the clipboard are read and planned in one go: %s',
    (_name, text) => {
      const began = performance.now();
      const cells = parsePasted(text);
      planPaste(cells, { at: { row: 0, column: 1 }, rows: 10, columns: 8, mayAppend: true });
      expect(cells.length).toBeGreaterThan(0);
      expect(performance.now() - began).toBeLessThan(15_000);
    },
    30_000,
  );
});

describe('a paste', () => {
  const table = { rows: 10, columns: 3, mayAppend: true };

  test('fills from the cell to the right and down', () => {
    const plan = planPaste(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      { ...table, at: { row: 4, column: 2 } },
    );
    expect(plan).toMatchObject({
      at: { row: 4, column: 2 },
      filled: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      appended: [],
      cells: 4,
      cutRows: 0,
      cutColumns: 0,
    });
  });

  test('adds whole rows behind the last and leaves out columns that do not fit', () => {
    const plan = planPaste(
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ],
      { ...table, at: { row: 9, column: 2 } },
    );
    expect(plan).toMatchObject({ filled: [['a', 'b']], appended: [['', 'd', 'e']], cutColumns: 1, cutRows: 0 });
  });

  test('completes a short row that it adds', () => {
    expect(planPaste([['a'], ['b']], { ...table, at: { row: 9, column: 1 } }).appended).toEqual([['b', '', '']]);
  });

  test('adds nothing between rows that are only some of the file', () => {
    const plan = planPaste([['a'], ['b'], ['c']], { ...table, mayAppend: false, at: { row: 9, column: 1 } });
    expect(plan).toMatchObject({ filled: [['a']], appended: [], cutRows: 2 });
  });

  test('on a row’s number begins with the first column', () => {
    expect(planPaste([['a']], { ...table, at: { row: 0, column: 0 } }).at).toEqual({ row: 0, column: 1 });
  });
});
