import { describe, expect, it } from 'vitest';
import { stepRegistry } from '../../../../../electron/engine/steps/registry.ts';
import { stepKinds } from '../../../../../shared/domain/step-params.ts';
import { stepErrors } from '../../../../../shared/errors/codes/step.ts';
import { errorTexts, isTextKey, languages } from '../../../../../shared/texts/text.ts';

describe('stepRegistry', () => {
  it('has every kind of the recipe schema under its own name, with a title', () => {
    expect(Object.keys(stepRegistry).toSorted()).toEqual([...stepKinds].toSorted());
    for (const kind of stepKinds) {
      expect([stepRegistry[kind].kind, isTextKey(`step.${kind}.title`)]).toEqual([kind, true]);
    }
  });

  it('has inspect wherever the tag calls for it', () => {
    expect(stepKinds.filter((kind) => stepRegistry[kind].inspect !== undefined)).toEqual([
      'everyware.settings',
      'everyware.provision',
      'broker.check',
      'cervello.request',
      'return.revoke',
      'return.request',
      'return.wipe',
      'return.reset-password',
      'kura.command',
      'kura.package',
      'shell',
    ]);
  });

  it('has title, meaning and action for every error of the steps, in every language', () => {
    const codes = Object.keys(stepErrors);
    const missing = languages.flatMap((language) => codes.filter((code) => Object.values(errorTexts(language, code, {})).includes(code)));
    expect(missing).toEqual([]);
  });
});
