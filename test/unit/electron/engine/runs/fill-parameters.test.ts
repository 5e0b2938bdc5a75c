import { describe, expect, test } from 'vitest';
import { fillParameters, type ParameterSources } from '../../../../../electron/engine/runs/fill-parameters.ts';
import { SecretMask } from '../../../../../electron/engine/runs/secret-mask.ts';
import type { RecipeStep } from '../../../../../shared/domain/recipe.ts';
import { aBatch, aUnit } from '../../../../support/units.ts';

function sources(part: Partial<ParameterSources> = {}): ParameterSources {
  return {
    unit: aUnit(7, { secretColumns: ['password'] }),
    batch: aBatch({ columns: ['serialNumber', 'macAddress', 'password', 'activationKey'] }),
    lane: { lane: '3', name: 'Left bench' },
    revealColumn: (column) => `plain ${column}`,
    revealSecret: (name) => `station ${name}`,
    results: { identify: { model: 'ReliaGATE' }, 'kura.properties': { path: '/opt/x' } },
    mask: new SecretMask(),
    ...part,
  };
}

const propertyStep = (value: string): RecipeStep => ({
  step: 'kura.properties',
  with: { set: { key: value }, remove: [], restartTimeoutSeconds: 300 },
});

function filled(value: string, from = sources()): string | undefined {
  return (fillParameters(propertyStep(value), from) as { set: Record<string, string> }).set['key'];
}

describe('fillParameters', () => {
  test('fills every scope verbatim', () => {
    expect(filled('{{unit.serialNumber}}/{{lane.name}}/{{ batch.name }}')).toBe('SN00007/Left bench/Monday');
    expect(filled('{{result.identify.model}} {{result.kura.properties.path}}')).toBe('ReliaGATE /opt/x');
  });

  test('remembers what was secret', () => {
    const from = sources();
    expect(filled('{{unit.password}}', from)).toBe('plain password');
    expect(filled('{{secret.wifi}}', from)).toBe('station wifi');
    expect(from.mask.isSecret('plain password')).toBe(true);
    expect(from.mask.isSecret('station wifi')).toBe(true);
    expect(from.mask.isSecret('SN00007')).toBe(false);
  });

  test('a secret column without a value in this row is an empty cell', () => {
    expect(filled('{{unit.activationKey}}')).toBe('');
  });

  test.each(['{{unit.nope}}', '{{lane.nope}}', '{{result.identify.nope}}', '{{other.x}}', '{{unit}}'])('%s is unknown', (text) => {
    expect(() => filled(text)).toThrow(expect.objectContaining({ code: 'template/unknown-name' }));
  });

  test('a number that came out of a template ends as a number, and one that does not is refused', () => {
    const step: RecipeStep = { step: 'everyware.settings', with: { retryInterval: '{{unit.retry}}' } };
    const retry = (text: string) => sources({ unit: aUnit(1, { columns: { retry: text } }) });
    expect(fillParameters(step, retry('30'))).toEqual({ retryInterval: 30 });
    expect(() => fillParameters(step, retry('soon'))).toThrow(expect.objectContaining({ code: 'recipe/invalid' }));
  });
});
