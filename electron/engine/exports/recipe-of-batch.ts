/** The recipe that a batch was imported with. */
import type { Recipe } from '../../../shared/domain/recipe.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import { parseRecipe } from '../files/recipe-file.ts';
import type { JournalReader } from '../journal/journal.ts';

/** Undefined where it cannot be read: an export of columns goes on without it. */
export function recipeOf(read: Pick<JournalReader, 'content'>, batch: Batch): Recipe | undefined {
  const content = read.content(batch.recipeSha256);
  if (content === undefined) return undefined;
  try {
    return parseRecipe(content, batch.recipeName).recipe;
  } catch {
    return undefined;
  }
}
