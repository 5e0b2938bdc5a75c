/** Several recipes as one, for the check of a file whose rows take different ones: it demands what all of them need. */
import { isDeepStrictEqual } from 'node:util';
import type { Recipe } from '../../../shared/domain/recipe.ts';

/** Undefined where there is none. Name, version and the like are the first one's. */
export function combinedRecipe(recipes: readonly Recipe[]): Recipe | undefined {
  const [first, ...others] = recipes;
  if (first === undefined || others.length === 0) return first;
  const secretColumns = union(recipes.map((recipe) => recipe.secretColumns));
  const columns = union(recipes.map((recipe) => recipe.columns));
  const identifierPatterns = commonPatterns(first, others);
  return { ...first, columns, secretColumns, identifierPatterns, steps: recipes.flatMap(({ steps }) => steps) };
}

/** A pattern that only some of them name cannot be demanded of every row. */
function commonPatterns(first: Recipe, others: readonly Recipe[]): Recipe['identifierPatterns'] {
  const named = Object.entries(first.identifierPatterns ?? {});
  const isCommon = ([column, wanted]: (typeof named)[number]) =>
    others.every(({ identifierPatterns }) => isDeepStrictEqual(identifierPatterns?.[column], wanted));
  return Object.fromEntries(named.filter(isCommon));
}

function union(lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))];
}
