import { describe, expect, it } from 'vitest';
import { closestName, editDistance } from '../../../../shared/domain/closest-name.ts';
import { profileColumns, profileSecretColumns } from '../../../../shared/domain/profile-columns.ts';
import { type Recipe, recipeSchema } from '../../../../shared/domain/recipe.ts';
import { recipeProblems, unitColumnsUsed } from '../../../../shared/domain/recipe-check.ts';

function recipe(texts: readonly string[], more: object = {}): Recipe {
  const steps = [
    { step: 'identify', name: 'Who', with: { expect: { serialNumber: '{{unit.serialNumber}}' } } },
    { step: 'shell', with: { command: ['echo', ...texts] } },
    { step: 'wait', name: 'Rest', with: { seconds: 1 } },
  ];
  return recipeSchema.parse({ lineside: 1, recipe: 'r', model: 'm', version: 1, profile: 'everyware', steps, ...more });
}

const problemsOf = (text: string, more: object = {}, options = {}) =>
  recipeProblems(recipe([text], more), options).map(({ params }) => params);

describe('names in recipes', () => {
  it.each([
    '{{unit.password}}',
    '{{lane.name}}',
    '{{lane.lane}}',
    '{{batch.id}}',
    '{{batch.name}}',
    '{{batch.manufacturer}}',
    '{{secret.any}}',
    '{{result.Who.serialNumber}}',
    'none',
  ])('knows %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it.each([
    ['{{unit.serialNumer}}', 'unit.serialNumber'],
    ['{{unit.SERIALNUMBER}}', 'unit.serialNumber'],
    ['{{unit.zzz}}', ''],
    ['{{unit.}}', ''],
    ['{{lane.number}}', ''],
    ['{{lane.nam}}', 'lane.name'],
    ['{{batch.manufacturr}}', 'batch.manufacturer'],
    ['{{secret.}}', ''],
    ['{{secrets.wifi}}', 'secret.wifi'],
    ['{{serialNumber}}', 'unit.serialNumber'],
    ['{{result.Wo.serialNumber}}', 'result.Who.serialNumber'],
    ['{{result.Who}}', ''],
    ['{{result.Rest.x}}', ''],
    ['{{result.shell.x}}', ''],
    ['{{}}', ''],
  ])('does not know %s', (text, suggestion) => {
    expect(problemsOf(text)).toEqual([{ name: text.slice(2, -2), suggestion }]);
  });

  it('says where, and finds braces that do not match', () => {
    expect(recipeProblems(recipe(['ok', '{{unit.a} {{unit.zzz}}']))).toEqual([
      { path: 'steps[1].with.command[2]', code: 'template/unknown-name', params: { name: 'unit.zzz', suggestion: '' } },
      { path: 'steps[1].with.command[2]', code: 'template/malformed', params: { name: '{{unit.a} {{unit.zzz}}', suggestion: '' } },
    ]);
  });

  it('takes the columns that the recipe asks for, those of the file, and any in a generic recipe without a file', () => {
    expect(problemsOf('{{unit.site}}', { columns: ['site'] })).toEqual([]);
    expect(problemsOf('{{unit.psk}}', { secretColumns: ['psk'] })).toEqual([]);
    expect(problemsOf('{{unit.site}}', {}, { columns: ['serialNumber', 'site'] })).toEqual([]);
    expect(problemsOf('{{unit.site}}', { profile: 'generic' })).toEqual([]);
    expect(problemsOf('{{unit.site}}', { profile: 'generic' }, { columns: ['serialNumber', 'sites'] })).toEqual([
      { name: 'unit.site', suggestion: 'unit.sites' },
    ]);
  });

  it('lists the columns that steps fill in, once each', () => {
    expect(unitColumnsUsed(recipe(['{{unit.b}}{{lane.name}}', '{{unit.serialNumber}} {{unit.a}}']))).toEqual(['serialNumber', 'b', 'a']);
  });
});

describe('did you mean', () => {
  it('measures the distance of two texts', () => {
    expect([editDistance('', 'abc'), editDistance('kitten', 'sitting'), editDistance('same', 'same')]).toEqual([3, 3, 0]);
  });

  it('names the nearest, and nothing that is far', () => {
    expect(closestName('macAdress', profileColumns.everyware)).toBe('macAddress');
    expect(closestName('colour', profileColumns.everyware)).toBeUndefined();
  });
});

describe('profiles', () => {
  it('hold their secret columns among their columns', () => {
    for (const profile of ['cervello', 'everyware', 'generic'] as const) {
      expect(profileColumns[profile]).toEqual(expect.arrayContaining([...profileSecretColumns[profile]]));
    }
  });
});
