/** A recipe with its defaults filled in and the hash by which runs and approvals know it. */
import { loadRecipe } from '../files/recipe-file.ts';
import type { DecodedFile, FileToInspect } from './decoded-file.ts';

export function recipeContent({ path }: Pick<FileToInspect, 'path'>): DecodedFile {
  const { recipe, sha256 } = loadRecipe(path);
  return { content: { recipe, sha256 }, lines: [JSON.stringify(recipe, undefined, 2), `sha256 ${sha256}`], ok: true };
}
