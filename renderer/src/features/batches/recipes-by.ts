/** The choice of recipes by a column's value, as it is being made and as it is ordered. */
import type { RequestInput } from '../../../../shared/contract/contract.ts';
import type { Profile } from '../../../../shared/domain/recipe.ts';

export interface RecipesBy {
  readonly column: string;
  /** `recipe` empty: that of the batch. */
  readonly entries: readonly { readonly value: string; readonly recipe: string }[];
}

/** The kinds of device that Cervello knows. */
const CERVELLO_TYPES = ['GATEWAY', 'STANDALONE', 'PERIPHERAL'];
const CERVELLO_COLUMN = 'deviceType';

export function emptyRecipesBy(profile: Profile, columns: readonly string[]): RecipesBy {
  const values = profile === 'cervello' ? CERVELLO_TYPES : [''];
  const column = columns.includes(CERVELLO_COLUMN) ? CERVELLO_COLUMN : (columns[0] ?? '');
  return { column, entries: values.map((value) => ({ value, recipe: '' })) };
}

/** Undefined where no value has a recipe of its own. */
export function recipesByOrder(chosen: RecipesBy | undefined): RequestInput<'batches.import'>['recipesBy'] {
  const named = chosen?.entries.filter(({ value, recipe }) => value !== '' && recipe !== '') ?? [];
  if (chosen === undefined || named.length === 0) return undefined;
  return { column: chosen.column, recipes: Object.fromEntries(named.map(({ value, recipe }) => [value, recipe])) };
}
