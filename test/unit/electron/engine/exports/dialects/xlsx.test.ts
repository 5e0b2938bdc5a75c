/** Texts as a workbook holds them, and what a sheet cannot hold. */
import { describe, expect, it } from 'vitest';
import { MAX_CELL_LENGTH, sheetRow } from '../../../../../../electron/engine/exports/dialects/xlsx-cells.ts';
import { aBatch } from '../../../../../support/units.ts';
import { aRow, sourcesFor, written } from '../../../../../support/written-dialects.ts';

const textOf = (cell: string) => /<t xml:space="preserve">(.*)<\/t>/s.exec(sheetRow([cell]))?.[1];

describe('a cell', () => {
  it.each([
    ['0012', '0012'],
    ['=1+1', '=1+1'],
    ['a & b <c>', 'a &amp; b &lt;c&gt;'],
    [' a\tb\nc ', ' a\tb\nc '],
    ['a\r\nb', 'a_x000D_\nb'],
    ['\u0007\ufffe', '_x0007__xFFFE_'],
    ['_x0041_', '_x005F_x0041_'],
    ['_x004_ _X0041_', '_x004_ _X0041_'],
    ['🜚', '🜚'],
    ['\ud83d', '_xD83D_'],
    ['\udf1a🜚\udf1a', '_xDF1A_🜚_xDF1A_'],
  ])('of %j is %j, a text', (cell, expected) => {
    expect(textOf(cell)).toBe(expected);
    expect(sheetRow([cell])).toMatch(/^<row><c s="1" t="inlineStr">/);
  });

  it('may be empty', () => {
    expect(sheetRow(['', 'a', ''])).toMatch(/^<row><c s="1"\/><c .*<\/c><c s="1"\/><\/row>$/);
  });

  it('holds no more than a spreadsheet takes', () => {
    const sources = sourcesFor({ batch: aBatch({ columns: ['serialNumber', 'note'], secretColumns: [] }) });
    const params = expect.objectContaining({ row: '2', column: 'note' }) as object;
    const refused = expect.objectContaining({ code: 'export/row-not-usable', params });
    expect(written('xlsx', sources, [aRow(1, { note: 'x'.repeat(MAX_CELL_LENGTH) })]).length).toBeGreaterThan(0);
    expect(() => written('xlsx', sources, [aRow(2, { note: 'x'.repeat(MAX_CELL_LENGTH + 1) })])).toThrow(refused);
  });
});

describe('a sheet', () => {
  const refused = expect.objectContaining({ code: 'export/sheet-too-large' });

  it('has its header and 1,048,575 units at most', () => {
    const batch = aBatch({ unitCount: 1_048_576 });
    expect(() => written('xlsx', sourcesFor({ batch }), [])).toThrow(refused);
    expect(() => written('xlsx', sourcesFor({ batch: { ...batch, unitCount: 1_048_575 } }), [])).not.toThrow();
  });

  it('has 16,384 columns at most', () => {
    const columns = Array.from({ length: 16_384 - 14 }, (_item, index) => `c${index}`);
    expect(() => written('xlsx', sourcesFor({ batch: aBatch({ columns }) }), [])).toThrow(refused);
    expect(() => written('xlsx', sourcesFor({ batch: aBatch({ columns: columns.slice(1) }) }), [])).not.toThrow();
  });
});
