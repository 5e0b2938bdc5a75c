import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyPlace } from '../../../../../electron/engine/batches/key-batch.ts';
import { SeenKeys } from '../../../../../electron/engine/batches/seen-keys.ts';
import { type IdentifierKind, identifierKey } from '../../../../../shared/domain/identifiers.ts';

interface Cell extends KeyPlace {
  readonly kind: IdentifierKind;
  readonly text: string;
}

/** As a map of texts would answer: the first row of the same column, else the first of another row and column. */
function asMaps(cells: readonly Cell[]): string[] {
  const seen: (KeyPlace & { readonly key: string })[] = [];
  return cells.flatMap(({ kind, text, row, column }) => {
    const key = identifierKey(kind, text);
    if (key === '') return [];
    const same = seen.filter((before) => before.key === key);
    const before = same.find((place) => place.column === column && place.row !== row) ?? same.find((place) => place.row !== row);
    if (!same.some((place) => place.column === column)) seen.push({ key, row, column });
    return before === undefined ? [] : [`${row}/${column} was ${before.row}/${before.column}`];
  });
}

/** Settled in pieces, as a file comes. */
function asSeen(cells: readonly Cell[], pieceLength: number): string[] {
  const seen = new SeenKeys();
  const told: string[] = [];
  for (let from = 0; from < cells.length; from += pieceLength) {
    for (const { kind, text, row, column } of cells.slice(from, from + pieceLength)) seen.add(kind, text, { row, column });
    told.push(...seen.settle().map(({ row, column, first }) => `${row}/${column} was ${first.row}/${first.column}`));
  }
  return told;
}

describe('keys that were seen', () => {
  it('answers as a map of texts would, through many doublings', () => {
    const seen = new SeenKeys();
    const map = new Map<string, number>();
    const wrong: number[] = [];
    for (let row = 1; row <= 60_000; row += 1) {
      // Every third key stood before, some of them long before.
      const key = `SN${row % 3 === 0 ? Math.floor(row / 7) : row}`;
      seen.add('serialNumber', key, { row, column: 0 });
      if (seen.settle()[0]?.first.row !== map.get(key)) wrong.push(row);
      if (!map.has(key)) map.set(key, row);
    }
    expect(wrong).toEqual([]);
  });

  it('tells any two keys apart, and finds any key again, whatever the texts are', () => {
    const kind = fc.constantFrom<IdentifierKind>('serialNumber', 'macAddress', 'clientId');
    const text = fc.oneof(
      fc.stringMatching(/^[aAbB:. -]{0,4}$/),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('x'.repeat(64), 'X'.repeat(64), 'x'.repeat(65), 'ſ', 'S', 's', 'ß', 'ss', '\u0000', ''),
    );
    const row = fc.array(fc.record({ kind, text }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (rows, pieceLength) => {
        const cells = rows.flatMap((found, index) => found.map((cell, column) => ({ ...cell, column, row: index + 1 })));
        expect(asSeen(cells, pieceLength)).toEqual(asMaps(cells));
      }),
      { numRuns: 100 },
    );
  });

  it('takes no key for another where all hashes are the same', () => {
    const keys = Array.from({ length: 50 }, (_item, index) => `SN-${index}`);
    const cells = [...keys, ...keys].map((text, index): Cell => ({ kind: 'serialNumber', text, row: index + 1, column: 0 }));
    const imul = Math.imul;
    Math.imul = () => 0;
    try {
      expect(asSeen(cells, 10)).toEqual(keys.map((_key, index) => `${index + 51}/0 was ${index + 1}/0`));
    } finally {
      Math.imul = imul;
    }
  });
});
