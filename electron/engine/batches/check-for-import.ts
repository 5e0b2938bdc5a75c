/** The first reading of an import: everything is checked, and whatever speaks against the import refuses it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { lacksCredentialsOf } from '../../../shared/domain/peripheral-recipe.ts';
import { recipeProblems } from '../../../shared/domain/recipe-check.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { toFileProblem } from '../files/recipe-file.ts';
import { BatchCheck, type BatchCheckOptions, type CheckedRow } from './batch-check.ts';
import { combinedRecipe } from './combined-recipe.ts';
import { FileDigest } from './file-digest.ts';
import type { ImportOptions } from './import-options.ts';
import { rememberedMapping } from './remembered-mapping.ts';

export interface CheckedForImport {
  readonly check: BatchCheck;
  /** Of the bytes that were checked. */
  readonly sha256: Sha256;
}

/** Throws what `importBatch` throws before anything is stored. */
export async function checkForImport(options: ImportOptions): Promise<CheckedForImport> {
  const check = await BatchCheck.open(toCheckOptions(options));
  refuseUnknownNames(check, options);
  refuseUnknownColumn(check, options);
  return { check, sha256: await refuseUnlessGood(check, options) };
}

export function recipesOf({ recipe, recipesBy }: ImportOptions): readonly ImportOptions['recipe'][] {
  return [recipe, ...(recipesBy?.recipes.values() ?? [])];
}

/** As the person knows it. */
export function fileNameOf(check: BatchCheck, { fileName }: ImportOptions): string {
  return fileName ?? check.file.text.name;
}

function toCheckOptions(options: ImportOptions): BatchCheckOptions {
  const recipes = recipesOf(options).map(({ recipe }) => recipe);
  const profile = options.profile ?? options.recipe.recipe.profile;
  const other = recipes.find((recipe) => recipe.profile !== profile);
  if (other !== undefined) {
    throw new AppError('batch/wrong-profile', { params: { recipe: other.recipe, wanted: other.profile, profile } });
  }
  const { path, edits, mapping, secretColumns, quantity, language, signal } = options;
  const recipe = combinedRecipe(recipes);
  const journal = options.journal.read;
  const remembered = mapping === undefined ? rememberedMapping(journal, profile) : undefined;
  return { path, profile, recipe, edits, mapping, remembered, secretColumns, quantity, language, signal, journal };
}

/** Names of columns are the check's business, with the column's own problem; all other names are the recipe's. */
function refuseUnknownNames(check: BatchCheck, options: ImportOptions): void {
  const columns = check.file.header.columns.map((column) => column.name);
  for (const { recipe, file } of recipesOf(options)) {
    const problem = recipeProblems(recipe, { columns }).find(({ params }) => !params.name.startsWith('unit.'));
    if (problem === undefined) continue;
    const { path, message } = toFileProblem(problem, options.language ?? 'en');
    throw new AppError('recipe/invalid', { params: { file, path, reason: message } });
  }
}

/** A secret cannot choose: it leaves the row. */
function refuseUnknownColumn(check: BatchCheck, options: ImportOptions): void {
  if (options.recipesBy === undefined) return;
  const { column } = options.recipesBy;
  if (check.file.header.columns.some(({ name, secret }) => name === column && !secret)) return;
  throw new AppError('batch/no-recipe-column', { params: { file: fileNameOf(check, options), column } });
}

async function refuseUnlessGood(check: BatchCheck, options: ImportOptions): Promise<Sha256> {
  let first: CellProblem | undefined;
  let refused: AppError | undefined;
  const mayLack = recipesOf(options).some(({ recipe }) => lacksCredentialsOf('PERIPHERAL', recipe));
  const hear = (problems: readonly CellProblem[]) => {
    first ??= problems.find((problem) => problem.severity === 'error');
    if (problems.length > 0) options.onProblems?.(problems);
  };
  hear(check.openingProblems());
  const digest = await FileDigest.begin(check.file, options.signal);
  for await (const { rows, rowsChecked } of check.pieces(digest.hear)) {
    hear(rows.flatMap((row) => row.problems));
    if (mayLack) refused ??= peripheralTrouble(rows, check, options);
    options.onProgress?.({ phase: 'checking', rows: rowsChecked });
    await nextTurn();
  }
  hear(check.closingProblems());
  if (check.verdict !== 'good') throw refusal(check, first, options);
  if (refused !== undefined) throw refused;
  return digest.end().sha256;
}

/** Of the first PERIPHERAL whose recipe would come to a step that it has nothing for, with its gateway touched already. */
function peripheralTrouble(rows: readonly CheckedRow[], { file }: BatchCheck, options: ImportOptions): AppError | undefined {
  const cellOf = (cells: readonly string[], column: string | undefined) => {
    const index = file.header.columns.find(({ name }) => name === column)?.index;
    return index === undefined ? undefined : cells[index];
  };
  for (const { row, cells } of rows) {
    const value = cellOf(cells, options.recipesBy?.column);
    const { recipe } = (value === undefined ? undefined : options.recipesBy?.recipes.get(value)) ?? options.recipe;
    if (!lacksCredentialsOf(cellOf(cells, 'deviceType'), recipe)) continue;
    return new AppError('cervello/peripheral-needs-recipe', { params: { row: String(row), recipe: recipe.recipe } });
  }
  return undefined;
}

function refusal(check: BatchCheck, first: CellProblem | undefined, options: ImportOptions): AppError {
  const file = fileNameOf(check, options);
  const { rows, invalidRows } = check.summary();
  if (first?.code === 'csv/no-rows') return new AppError('batch/no-units', { params: { file } });
  if (first?.code === 'batch/over-quantity')
    return new AppError('batch/over-quantity', { params: { rows: String(rows), quantity: String(options.quantity) } });
  const place = [first?.row === 0 ? '' : String(first?.row), first?.column ?? ''].filter((part) => part !== '').join(' · ');
  const params = { file, rows: String(rows), invalidRows: String(invalidRows), errors: String(check.errorCount) };
  return new AppError('batch/invalid-rows', { params: { ...params, first: `${place === '' ? '' : `${place}: `}${first?.message ?? ''}` } });
}
