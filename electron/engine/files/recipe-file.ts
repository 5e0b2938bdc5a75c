/** Recipe files: found by path or name, parsed by the schema, identified by the hash of their exact bytes (ARCHITECTURE, idea 9). */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { closestName } from '../../../shared/domain/closest-name.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import type { FileProblem } from '../../../shared/domain/problem.ts';
import { type Recipe, recipeSchema } from '../../../shared/domain/recipe.ts';
import { type RecipeProblem, recipeProblems } from '../../../shared/domain/recipe-check.ts';
import { stepsWithoutTargetProof } from '../../../shared/domain/target-proof.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type Language, text } from '../../../shared/texts/text.ts';
import { fileProblem } from './file-problem.ts';
import { parseJsonFile } from './parse-json-file.ts';
import { findResourcesFolder } from './resources-folder.ts';
import { readSmallText } from './small-file.ts';

export interface LoadedRecipe {
  readonly recipe: Recipe;
  /** Over `content` in UTF-8, which are the file's exact bytes. */
  readonly sha256: Sha256;
  readonly content: string;
  /** Where it was read from; `stored` recipes come out of the journal. */
  readonly file: string;
}

export interface RecipeOptions {
  /** Default: found beside the program. */
  readonly resourcesFolder?: string | undefined;
  /** Of problems' words; English by default. */
  readonly language?: Language | undefined;
}

/**
 * By path, by the file name of a recipe that comes with Lineside (with or without `.json`), or by its `recipe` name. Throws
 * `recipe/unknown-name`, `recipe/unreadable` or, with the first problem, `recipe/invalid`.
 */
export function loadRecipe(pathOrName: string, options: RecipeOptions = {}): LoadedRecipe {
  const file = locateRecipe(pathOrName, options);
  return parseRecipe(readContent(file), file, options.language);
}

/** The recipe in a text: a file's content, or what the journal stored by its hash. `file` is for the words of `recipe/invalid`. */
export function parseRecipe(content: string, file = 'stored', language: Language = 'en'): LoadedRecipe {
  const parsed = parseJsonFile(withoutMark(content), recipeSchema, language);
  const first = parsed.problems.find((problem) => problem.severity === 'error');
  if (parsed.value === undefined) {
    throw new AppError('recipe/invalid', { params: { file, path: first?.path || '$', reason: first?.message ?? '' } });
  }
  const sha256 = createHash('sha256').update(content, 'utf8').digest('hex') as Sha256;
  return { recipe: parsed.value, sha256, content, file };
}

/** Every problem of a recipe file, its `{{names}}` included; throws only where the file cannot be found or read. */
export function checkRecipeFile(
  pathOrName: string,
  options: RecipeOptions = {},
): { readonly file: string; readonly recipe: Recipe | undefined; readonly problems: readonly FileProblem[] } {
  const language = options.language ?? 'en';
  const file = locateRecipe(pathOrName, options);
  const parsed = parseJsonFile(withoutMark(readContent(file)), recipeSchema, language);
  const names = parsed.value === undefined ? [] : recipeProblems(parsed.value).map((problem) => toFileProblem(problem, language));
  return { file, recipe: parsed.value, problems: [...parsed.problems, ...names, ...unprovedTargets(parsed.value, language)] };
}

/** Such a recipe can be used: its runs say that the certificates were not proved. */
function unprovedTargets(recipe: Recipe | undefined, language: Language): readonly FileProblem[] {
  const code = 'recipe/target-certificates-not-named';
  return stepsWithoutTargetProof(recipe?.steps ?? []).map((index) =>
    fileProblem({ path: `steps[${index}].with.targetCertificates`, code, params: {}, severity: 'warning' }, language),
  );
}

/** A problem of a recipe's names in words; what was probably meant takes the place of the general advice. */
export function toFileProblem(problem: RecipeProblem, language: Language): FileProblem {
  const { path, code, params } = problem;
  const inWords = fileProblem({ path, code, params: { name: params.name }, severity: 'error' }, language);
  if (params.suggestion === '') return inWords;
  return { ...inWords, fix: text(language, 'file-problem.did-you-mean', { suggestion: `{{${params.suggestion}}}` }) };
}

/** The recipes that come with Lineside, by file name. A file that is no recipe throws: it was shipped broken. */
export function listRecipes(options: RecipeOptions = {}): readonly LoadedRecipe[] {
  return shippedFiles(options).map((file) => parseRecipe(readContent(file), file, options.language));
}

/** The JSON Schema of recipe files, for editors and for `recipe schema`. */
export function recipeJsonSchema(): object {
  return z.toJSONSchema(recipeSchema, { io: 'input' });
}

function locateRecipe(pathOrName: string, options: RecipeOptions): string {
  // No system takes it in a path: Node throws a TypeError.
  const mayBePath = !pathOrName.includes('\0');
  if (mayBePath && statSync(pathOrName, { throwIfNoEntry: false })?.isFile() === true) return pathOrName;
  const shipped = shippedFiles(options);
  const byFile = shipped.find((file) => [pathOrName, `${pathOrName}.json`].includes(basename(file)));
  if (byFile !== undefined) return byFile;
  if (/[\\/]/.test(pathOrName)) throw new AppError('recipe/unreadable', { params: { file: pathOrName, reason: 'ENOENT' } });
  const recipes = listRecipes(options);
  const byName = recipes.find((loaded) => loaded.recipe.recipe === pathOrName);
  if (byName !== undefined) return byName.file;
  const names = recipes.map((loaded) => loaded.recipe.recipe);
  throw new AppError('recipe/unknown-name', {
    params: { name: pathOrName, suggestion: closestName(pathOrName, names) ?? names.join(', ') },
  });
}

function shippedFiles(options: RecipeOptions): string[] {
  const folder = join(options.resourcesFolder ?? findResourcesFolder(), 'recipes');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Keeps a byte order mark, because it is part of what was hashed and stored. */
function readContent(file: string): string {
  return readSmallText(file, 'recipe/unreadable');
}

function withoutMark(content: string): string {
  return content.startsWith('\ufeff') ? content.slice(1) : content;
}
