import { describe, expect, it } from 'vitest';
import { type Recipe, recipeSchema } from '../../../../../shared/domain/recipe.ts';
import { everywareFile } from '../../../../fixtures/batches/everyware-file.ts';
import { checkText, places } from './check-text.ts';

function recipe(profile: Recipe['profile'], set: Readonly<Record<string, string>>, more: object = {}): Recipe {
  return recipeSchema.parse({
    lineside: 1,
    recipe: 'r',
    model: 'm',
    version: 1,
    profile,
    steps: [{ step: 'kura.properties', with: { set } }],
    ...more,
  });
}

describe('columns that the recipe may give', () => {
  const content = everywareFile({ accountName: '', brokerUrl: '', password: '' });

  it('are warned of without a recipe', async () => {
    const checked = await checkText(content, { profile: 'everyware' });
    expect(checked.problems.map(({ column, severity }) => `${column} ${severity}`)).toEqual([
      'accountName warning',
      'password warning',
      'brokerUrl warning',
    ]);
  });

  it('must be there where a step fills them in, and need not be otherwise', async () => {
    const uses = recipe('everyware', { a: '{{unit.accountName}}', c: '{{unit.clientId}}' });
    const checked = await checkText(content, { profile: 'everyware', recipe: uses });
    expect(places(checked)).toEqual(['1:accountName:csv/empty-cell']);
    expect(checked.verdict).toBe('wrong');
  });
});

describe('further columns that the recipe uses', () => {
  const uses = recipe('generic', { a: '{{unit.site}}' }, { columns: ['hall'], secretColumns: ['psk'] });

  it('must be in the header', async () => {
    const checked = await checkText('identifier\nA1\n', { profile: 'generic', recipe: uses });
    expect(places(checked)).toEqual(['0:hall:csv/missing-column', '0:psk:csv/missing-column', '0:site:csv/missing-column']);
  });

  it('are warned of where a cell is empty', async () => {
    const checked = await checkText('identifier,site,hall,psk\nA1,,,\n', { profile: 'generic', recipe: uses });
    expect(places(checked)).toEqual(['1:site:csv/empty-optional-cell']);
    expect(checked.header.secretColumns).toEqual(['psk']);
  });
});
