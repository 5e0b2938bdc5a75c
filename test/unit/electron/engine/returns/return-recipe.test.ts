import { describe, expect, test } from 'vitest';
import { composeReturnRecipe, type ReturnPlan, saysNothing } from '../../../../../electron/engine/returns/return-recipe.ts';
import { type Recipe, recipeSchema } from '../../../../../shared/domain/recipe.ts';

const recipe = (steps: readonly object[]): Recipe =>
  recipeSchema.parse({ lineside: 1, recipe: 'Again', model: 'any', version: 3, profile: 'everyware', steps });
const provision = (part: object = {}) => ({ step: 'everyware.provision', with: { mode: 'first', ...part } });
const target = { targetCertificates: ['ab'.repeat(32)] };

function plan(part: Partial<ReturnPlan>): ReturnPlan {
  const identity = { accept: { serialNumber: ['SN-1'] }, clientIds: ['GW-1'], accounts: [], goesOnAs: 'GW-1' };
  const rest = { logs: 'keep', resetPassword: false, absent: false } as const;
  return { decision: 'same-identity', recipe: recipe([provision()]), profile: 'everyware', identity, ...rest, ...part };
}

const kinds = (part: Partial<ReturnPlan>) => composeReturnRecipe(plan(part)).steps.map(({ step }) => step);

describe('the recipe of a return', () => {
  test('revokes before it makes anything new, and looks once more at the end', () => {
    expect(kinds({})).toEqual(['return.owner', 'return.revoke', 'return.request', 'return.wipe', 'everyware.provision', 'return.close']);
  });

  test('is one that the station can read again', () => {
    for (const decision of ['same-identity', 'new-identity', 'scrap'] as const) {
      const composed = composeReturnRecipe(plan({ decision }));
      expect(recipeSchema.parse(JSON.parse(JSON.stringify(composed)))).toEqual(composed);
    }
  });

  test('passwords are reset before anything is wiped, and a person is asked after the request', () => {
    expect(kinds({ resetPassword: true, question: 'Close it' }).slice(2, 6)).toEqual([
      'return.request',
      'prompt',
      'return.reset-password',
      'return.wipe',
    ]);
  });

  test.each([
    [true, 'again'],
    [false, 'first'],
    [undefined, 'first'],
  ])('a gateway that says provisioned %s is provisioned %s', (isProvisioned, mode) => {
    expect(composeReturnRecipe(plan({ isProvisioned })).steps[4]).toMatchObject({ with: { mode } });
  });

  test('a move is made again, with the certificates of the target', () => {
    const move = { decision: 'move-account', recipe: recipe([provision(target)]) } as const;
    expect(composeReturnRecipe(plan(move)).steps[4]).toMatchObject({ with: { mode: 'again', ...target } });
    expect(() => composeReturnRecipe(plan({ ...move, recipe: recipe([provision()]) }))).toThrow(
      expect.objectContaining({ code: 'returns/target-certificates-unknown' }),
    );
    const named = composeReturnRecipe(plan({ ...move, recipe: recipe([provision()]), ...target }));
    expect(named.steps[4]).toMatchObject({ with: { mode: 'again', ...target } });
    expect(composeReturnRecipe(plan(target)).steps[4]).not.toMatchObject({ with: target });
    const blank = recipe([provision({ targetCertificates: [' '] })]);
    expect(() => composeReturnRecipe(plan({ ...move, recipe: blank }))).toThrow(
      expect.objectContaining({ code: 'returns/target-certificates-unknown' }),
    );
  });

  test('a recipe with steps of a return would mix up their order', () => {
    const mixed = recipe([provision(), { step: 'return.revoke', with: {} }]);
    expect(() => composeReturnRecipe(plan({ recipe: mixed }))).toThrow(expect.objectContaining({ code: 'returns/recipe-not-usable' }));
  });

  test('scrapping needs no recipe and provisions nothing; only there may a device say nothing', () => {
    const composed = composeReturnRecipe(plan({ decision: 'scrap', recipe: undefined, absent: true }));
    expect(composed.steps.map(({ step }) => step)).toEqual([
      'return.owner',
      'return.revoke',
      'return.request',
      'return.wipe',
      'return.close',
    ]);
    expect(composed.steps.at(-1)).toMatchObject({ with: { scrap: true } });
    expect(saysNothing(composed)).toBe(true);
    expect(saysNothing(composeReturnRecipe(plan({ absent: true })))).toBe(false);
    expect(() => composeReturnRecipe(plan({ recipe: undefined }))).toThrow(expect.objectContaining({ code: 'returns/recipe-needed' }));
  });
});
