import { expect, test } from 'vitest';
import { emptyRecipesBy, recipesByOrder } from '../../../../../../renderer/src/features/batches/recipes-by.ts';

test('a Cervello file begins with the kinds of device, any other with an empty value', () => {
  const columns = ['uniqueIdentifier', 'deviceName', 'deviceType'];
  expect(emptyRecipesBy('cervello', columns)).toMatchObject({ column: 'deviceType', entries: { length: 3 } });
  expect(emptyRecipesBy('generic', ['identifier', 'site'])).toEqual({ column: 'identifier', entries: [{ value: '', recipe: '' }] });
});

test('only values with a recipe of their own are ordered', () => {
  const entries = [
    { value: 'GATEWAY', recipe: 'gateway.json' },
    { value: 'PERIPHERAL', recipe: '' },
    { value: '', recipe: 'gateway.json' },
  ];
  expect(recipesByOrder({ column: 'deviceType', entries })).toEqual({ column: 'deviceType', recipes: { GATEWAY: 'gateway.json' } });
  expect(recipesByOrder({ column: 'deviceType', entries: entries.slice(1) })).toBeUndefined();
  expect(recipesByOrder(undefined)).toBeUndefined();
});
