import { expect, test } from 'vitest';
import { lacksCredentialsOf } from '../../../../shared/domain/peripheral-recipe.ts';
import { recipeSchema } from '../../../../shared/domain/recipe.ts';

const recipe = (...steps: object[]) => recipeSchema.parse({ lineside: 1, recipe: 'r', model: '', version: 1, profile: 'cervello', steps });
const request = (params = {}) => ({ step: 'cervello.request', with: params });
const delivery = { step: 'kura.component', with: { pid: 'p', set: { username: '{{ unit.cervelloAccessKey }}' } } };

test('a recipe that delivers what nobody asks for has nothing for a PERIPHERAL, and is fine for all others', () => {
  const shipped = recipe(request(), delivery);
  expect(['PERIPHERAL', 'GATEWAY', 'STANDALONE', undefined].map((type) => lacksCredentialsOf(type, shipped))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  ['asks for it', recipe(request({ peripherals: true }), delivery)],
  ['delivers nothing', recipe(request())],
  ['has them from elsewhere', recipe(delivery)],
])('one that %s is fine', (_what, fine) => {
  expect(lacksCredentialsOf('PERIPHERAL', fine)).toBe(false);
});
