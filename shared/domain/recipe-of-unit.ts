/** Which recipe a unit is taken through: the batch's own, or the one that its row's value was given at import. */
import type { Sha256 } from './ids.ts';
import type { Batch, Unit } from './unit.ts';

export interface ImportedRecipe {
  /** As the recipe calls itself. */
  readonly name: string;
  readonly version: number;
  /** Of the stored content. */
  readonly sha256: Sha256;
}

/** A value that no recipe is named for, or an empty cell, leaves the unit with the batch's. Compared byte for byte. */
export function recipeOfUnit(batch: Batch, { columns }: Pick<Unit, 'columns'>): ImportedRecipe {
  const { recipesBy } = batch;
  const value = recipesBy === undefined ? undefined : columns[recipesBy.column];
  const own = value === undefined ? undefined : recipesBy?.recipes.find((each) => each.value === value);
  const { name, version, sha256 } = own ?? { name: batch.recipeName, version: batch.recipeVersion, sha256: batch.recipeSha256 };
  return { name, version, sha256 };
}

/** Every recipe that some row of the batch may take, each once; the batch's own first. */
export function recipesOfBatch(batch: Batch): readonly ImportedRecipe[] {
  const all = [recipeOfUnit(batch, { columns: {} }), ...(batch.recipesBy?.recipes ?? [])];
  return all.filter(({ sha256 }, index) => all.findIndex((each) => each.sha256 === sha256) === index);
}
