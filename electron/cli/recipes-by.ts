/** `--recipe-for VALUE=FILE`: rows that have this value in `--recipe-column` get another recipe. For `import`. */
import type { Profile } from '../../shared/domain/recipe.ts';
import type { LoadedRecipe } from '../engine/files/recipe-file.ts';
import type { ParsedArguments } from './parsed-arguments.ts';

export const recipesByOptions = {
  'recipe-for': { type: 'string', value: 'VALUE=FILE', multiple: true, about: 'command.option.recipe-for' },
  'recipe-column': { type: 'string', value: 'COLUMN', about: 'command.option.recipe-column' },
} as const;

interface RecipeTexts {
  readonly column: string;
  /** By value; as `commands.import` takes them. */
  readonly recipes: Record<string, { readonly file: string; readonly content: string }>;
}

/** Undefined where none is given. Throws `cli/bad-arguments` and what `load` throws. */
export function recipesBy(given: ParsedArguments, profile: Profile, load: (name: string) => LoadedRecipe): RecipeTexts | undefined {
  const pairs = given.texts('recipe-for');
  if (pairs.length === 0) return undefined;
  const column = given.text('recipe-column') ?? (profile === 'cervello' ? 'deviceType' : undefined);
  if (column === undefined) throw given.refuse('command.arguments.missing-option', { option: 'recipe-column', value: 'COLUMN' });
  const recipes = new Map<string, RecipeTexts['recipes'][string]>();
  for (const pair of pairs) {
    const divider = pair.indexOf('=');
    const value = pair.slice(0, Math.max(0, divider));
    const name = pair.slice(divider + 1);
    if (value === '' || name === '' || recipes.has(value)) throw given.refuse('command.arguments.not-a-recipe-choice', { value: pair });
    const { file, content } = load(name);
    recipes.set(value, { file, content });
  }
  return { column, recipes: Object.fromEntries(recipes) };
}
