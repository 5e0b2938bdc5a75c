import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeenKeys } from '../../../../../electron/engine/batches/seen-keys.ts';

describe('keys that were seen', () => {
  it('answers as a map of texts would, through many doublings', () => {
    const seen = new SeenKeys();
    const rows = 60_000;
    // Every third key stood before, some of them long before.
    const keyOf = (row: number) => `SN${row % 3 === 0 ? Math.floor(row / 7) : row}`;
    const map = new Map<string, number>();
    const wrong: number[] = [];
    for (let row = 1; row <= rows; row += 1) {
      const key = keyOf(row);
      if (seen.add(key, row) !== map.get(key)) wrong.push(row);
      if (!map.has(key)) map.set(key, row);
    }
    expect(wrong).toEqual([]);
  });

  it('tells any two texts apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 50 }), (keys) => {
        const seen = new SeenKeys();
        expect(keys.map((key, index) => seen.add(key, index + 1))).toEqual(keys.map(() => undefined));
        expect(keys.map((key) => seen.add(key, 1000))).toEqual(keys.map((_key, index) => index + 1));
      }),
    );
  });
});
