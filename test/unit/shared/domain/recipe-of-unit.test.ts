import { describe, expect, test } from 'vitest';
import type { Sha256 } from '../../../../shared/domain/ids.ts';
import { recipeOfUnit, recipesOfBatch } from '../../../../shared/domain/recipe-of-unit.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';

const sha = (digit: string) => digit.repeat(64) as Sha256;
const own = { recipeName: 'Own', recipeVersion: 1, recipeSha256: sha('0') };
const recipesBy = {
  column: 'deviceType',
  recipes: [
    { value: 'GATEWAY', name: 'Gateway', version: 2, sha256: sha('1') },
    { value: 'STANDALONE', name: 'Own', version: 1, sha256: sha('0') },
    { value: '', name: 'Empty', version: 3, sha256: sha('2') },
  ],
};
const batch = (more: object) => ({ ...own, ...more }) as unknown as Batch;

describe('the recipe of a row', () => {
  test.each([
    [{ deviceType: 'GATEWAY' }, 'Gateway'],
    [{ deviceType: 'gateway' }, 'Own'],
    [{ deviceType: 'GATEWAY ' }, 'Own'],
    [{ deviceType: 'PERIPHERAL' }, 'Own'],
    [{ deviceType: '' }, 'Empty'],
    [{}, 'Own'],
  ])('of %j is %s', (columns, name) => {
    expect(recipeOfUnit(batch({ recipesBy }), { columns }).name).toBe(name);
  });

  test('is the batch’s where no column chooses', () => {
    expect(recipeOfUnit(batch({}), { columns: { deviceType: 'GATEWAY' } })).toEqual({ name: 'Own', version: 1, sha256: sha('0') });
  });
});

test('each recipe that some row may take is named once', () => {
  expect(recipesOfBatch(batch({ recipesBy })).map(({ name }) => name)).toEqual(['Own', 'Gateway', 'Empty']);
  expect(recipesOfBatch(batch({}))).toHaveLength(1);
});
