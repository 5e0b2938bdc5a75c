import { describe, expect, test } from 'vitest';
import { clampPlace, isOneCell, placeAfterKey, rangeBetween } from '../../../../../../../renderer/src/features/batches/table/grid-place.ts';

const size = { rows: 1000, columns: 8, step: 10 };
const from = { row: 500, column: 4 };

describe('keys move the place', () => {
  test.each([
    ['ArrowUp', false, 499, 4],
    ['ArrowDown', false, 501, 4],
    ['ArrowLeft', false, 500, 3],
    ['ArrowRight', false, 500, 5],
    ['Home', false, 500, 0],
    ['End', false, 500, 8],
    ['PageUp', false, 490, 4],
    ['PageDown', false, 510, 4],
    ['Home', true, 0, 0],
    ['End', true, 999, 8],
    ['ArrowUp', true, 0, 4],
    ['ArrowDown', true, 999, 4],
    ['ArrowLeft', true, 500, 0],
    ['ArrowRight', true, 500, 8],
  ] as const)('%s, Ctrl %s', (key, ctrlKey, ...[row, column]) => {
    expect(placeAfterKey(from, { key, ctrlKey }, size)).toEqual({ row, column });
  });

  test('not beyond the edges, and other keys not at all', () => {
    expect(placeAfterKey({ row: 999, column: 8 }, { key: 'ArrowDown', ctrlKey: false }, size)).toEqual({ row: 999, column: 8 });
    expect(placeAfterKey({ row: 3, column: 0 }, { key: 'PageUp', ctrlKey: false }, size)).toEqual({ row: 0, column: 0 });
    expect(placeAfterKey(from, { key: 'a', ctrlKey: false }, size)).toBeUndefined();
    expect(clampPlace({ row: 5, column: 3 }, { ...size, rows: 0 })).toEqual({ row: 0, column: 3 });
  });
});

describe('what is selected', () => {
  test('has its corners in order, whichever way it was drawn', () => {
    const range = { from: { row: 2, column: 1 }, to: { row: 5, column: 3 } };
    expect(rangeBetween({ row: 5, column: 1 }, { row: 2, column: 3 }, 8)).toEqual(range);
    expect(rangeBetween({ row: 2, column: 3 }, { row: 5, column: 1 }, 8)).toEqual(range);
  });

  test('is whole rows where a corner is a row’s number', () => {
    expect(rangeBetween({ row: 2, column: 0 }, { row: 3, column: 4 }, 8)).toEqual({
      from: { row: 2, column: 1 },
      to: { row: 3, column: 8 },
    });
  });

  test('may be one cell', () => {
    expect(isOneCell(rangeBetween(from, from, 8))).toBe(true);
    expect(isOneCell(rangeBetween(from, { row: 501, column: 4 }, 8))).toBe(false);
  });
});
