import { describe, expect, it } from 'vitest';
import { recipeSchema } from '../../../../shared/domain/recipe.ts';
import { stepsWithoutTargetProof } from '../../../../shared/domain/target-proof.ts';

const again = (targetCertificates?: readonly string[]) => ({ step: 'everyware.provision', with: { mode: 'again', targetCertificates } });
const first = { step: 'everyware.provision', with: { mode: 'first' } };
const check = { step: 'everyware.target-certificates', with: { broker: ['{{unit.authority}}'] } };
const found = (...steps: readonly object[]) =>
  stepsWithoutTargetProof(recipeSchema.parse({ lineside: 1, recipe: 'r', model: '', version: 1, profile: 'generic', steps }).steps);

describe('stepsWithoutTargetProof', () => {
  it('finds a gateway that is moved without anybody having looked for the certificates', () => {
    expect([found(again()), found(first, again(['', ' '])), found(again(), check)]).toEqual([[0], [1], [0]]);
  });

  it('is content with certificates that the step names, with a step before it, and with a first provisioning', () => {
    expect([found(again(['{{unit.authority}}'])), found(check, again()), found(first)]).toEqual([[], [], []]);
  });
});
