import { describe, expect, it } from 'vitest';
import { ParsedArguments } from '../../../../electron/cli/parsed-arguments.ts';
import { recipesBy } from '../../../../electron/cli/recipes-by.ts';
import { parseRecipe } from '../../../../electron/engine/files/recipe-file.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';

function given(options: Readonly<Record<string, readonly string[]>>): ParsedArguments {
  const refusal = (problem: string) => new AppError('cli/bad-arguments', { params: { problem } });
  return new ParsedArguments(refusal, new Map(Object.entries(options)), []);
}

function load(file: string) {
  const steps = [{ step: 'wait', with: { seconds: 0 } }];
  return parseRecipe(JSON.stringify({ lineside: 1, recipe: file, model: 'any', version: 1, profile: 'cervello', steps }), file);
}

describe('recipes by a value of the row', () => {
  it('are none without the option', () => expect(recipesBy(given({}), 'cervello', load)).toBeUndefined());

  it('stand by their values, with Cervello’s device types where no column is named', () => {
    const options = given({ 'recipe-for': ['GATEWAY=a.json', 'PERIPHERAL=with=sign.json'] });
    const found = recipesBy(options, 'cervello', load);
    expect(found?.column).toBe('deviceType');
    expect(found?.recipes).toEqual({
      GATEWAY: { file: 'a.json', content: load('a.json').content },
      PERIPHERAL: { file: 'with=sign.json', content: load('with=sign.json').content },
    });
  });

  it.each<[string, Readonly<Record<string, readonly string[]>>, string]>([
    ['no column', { 'recipe-for': ['A=a.json'] }, 'command.arguments.missing-option'],
    ['no value', { 'recipe-for': ['=a.json'], 'recipe-column': ['kind'] }, 'command.arguments.not-a-recipe-choice'],
    ['no file', { 'recipe-for': ['A'], 'recipe-column': ['kind'] }, 'command.arguments.not-a-recipe-choice'],
    ['a value twice', { 'recipe-for': ['A=a.json', 'A=b.json'], 'recipe-column': ['kind'] }, 'command.arguments.not-a-recipe-choice'],
  ])('are refused with %s', (_name, options, problem) => {
    expect(() => recipesBy(given(options), 'everyware', load)).toThrow(expect.objectContaining({ params: { problem } }));
  });
});
