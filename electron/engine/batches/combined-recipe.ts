/** Several recipes as one, for the check of a file whose rows take different ones: it demands what all of them need. */
import type { Recipe } from '../../../shared/domain/recipe.ts';

/** Undefined where there is none. Name, version and the like are the first one's. */
export function combinedRecipe(recipes: readonly Recipe[]): Recipe | undefined {
  const [first, ...others] = recipes;
  if (first === undefined || others.length === 0) return first;
  const secretColumns = union(recipes.map((recipe) => recipe.secretColumns));
  const columns = union(recipes.map((recipe) => recipe.columns));
  return { ...first, columns, secretColumns, steps: recipes.flatMap(({ steps }) => steps) };
}

function union(lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))];
}
