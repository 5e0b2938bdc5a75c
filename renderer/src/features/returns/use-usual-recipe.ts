/** The recipe that the device was provisioned with last, where the station still has it: the likeliest one. */
import type { Passport } from '../../../../shared/contract/units.ts';
import { recipeOfUnit } from '../../../../shared/domain/recipe-of-unit.ts';
import { useStation } from '../../api/context.tsx';
import { useRequest } from '../../api/use-request.ts';

/** By its id. A return's own recipe ends with the name of the one that it was composed of. */
export function useUsualRecipe(passport: Passport | undefined): string | undefined {
  const recipes = useRequest('recipes.list', {});
  const batches = useStation((state) => state.batches);
  for (const { unit } of passport?.units ?? []) {
    const batch = batches?.find((status) => status.batch.batchId === unit.batchId)?.batch;
    const used = batch === undefined ? undefined : recipeOfUnit(batch, unit).name;
    const recipe = recipes.value?.find(({ name }) => used === name || used?.endsWith(` · ${name}`) === true);
    if (recipe !== undefined) return recipe.id;
  }
  return undefined;
}
