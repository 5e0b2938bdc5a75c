/**
 * Import: all or nothing. The file is checked to its end; then its units are staged in short transactions, so that lanes never wait,
 * and published by one small event (ARCHITECTURE, idea 5). Staging checks again, because a file can change between two readings.
 */
import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { BatchId, PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import type { Profile } from '../../../shared/domain/recipe.ts';
import { recipeProblems } from '../../../shared/domain/recipe-check.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Language } from '../../../shared/texts/text.ts';
import { type LoadedRecipe, toFileProblem } from '../files/recipe-file.ts';
import type { Journal, StagedUnit } from '../journal/journal.ts';
import { UnitsDigest } from '../journal/units-digest.ts';
import type { Vault } from '../vault/vault.ts';
import { BatchCheck, type BatchCheckOptions } from './batch-check.ts';
import { headerOf } from './check-batch-file.ts';
import { toStagedUnit, type UnitSource } from './staged-units.ts';

export interface ImportOptions {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly path: string;
  /** As the person knows it, where `path` is a copy. */
  readonly fileName?: string | undefined;
  /** Default: the recipe's. `batch/wrong-profile` where the recipe is for another. */
  readonly profile?: Profile | undefined;
  readonly recipe: LoadedRecipe;
  readonly secretColumns?: readonly string[] | undefined;
  readonly quantity?: number | undefined;
  readonly manufacturer?: string | undefined;
  /** Default: the file's name without its ending, numbered where a batch has that name already. */
  readonly name?: string | undefined;
  readonly language?: Language | undefined;
  /** Who imports, for the record. */
  readonly by: PersonId;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Hears what the check finds, piece by piece, errors and warnings. */
  readonly onProblems?: ((problems: readonly CellProblem[]) => void) | undefined;
}

export interface ImportProgress {
  readonly phase: 'checking' | 'storing';
  readonly rows: number;
}

export interface ImportedBatch {
  readonly batch: { readonly id: BatchId; readonly name: string; readonly units: number };
}

/** Units in one short transaction. */
const STAGE_UNITS = 500;

/**
 * Throws `csv/*` for a file that cannot be used, `batch/no-units`, `batch/over-quantity`, `batch/invalid-rows`, `batch/wrong-profile`,
 * `batch/file-changed`, `recipe/invalid`, what journal and vault throw, and the signal's reason. Then nothing of it is stored.
 */
export async function importBatch(options: ImportOptions): Promise<ImportedBatch> {
  const checkOptions = toCheckOptions(options);
  const check = await BatchCheck.open(checkOptions);
  const sha256 = await check.file.text.sha256(options.signal);
  refuseUnknownNames(check, options);
  await refuseUnlessGood(check, options);
  return storeBatch(checkOptions, options, sha256);
}

function toCheckOptions(options: ImportOptions): BatchCheckOptions {
  const { recipe } = options.recipe;
  const profile = options.profile ?? recipe.profile;
  if (profile !== recipe.profile) {
    throw new AppError('batch/wrong-profile', { params: { recipe: recipe.recipe, wanted: recipe.profile, profile } });
  }
  const { path, secretColumns, quantity, language, signal } = options;
  return { path, profile, recipe, secretColumns, quantity, language, signal, journal: options.journal.read };
}

/** Names of columns are the check's business, with the column's own problem; all other names are the recipe's. */
function refuseUnknownNames(check: BatchCheck, { recipe, language = 'en' }: ImportOptions): void {
  const columns = check.file.header.columns.map((column) => column.name);
  const problem = recipeProblems(recipe.recipe, { columns }).find(({ params }) => !params.name.startsWith('unit.'));
  if (problem === undefined) return;
  const { path, message } = toFileProblem(problem, language);
  throw new AppError('recipe/invalid', { params: { file: recipe.file, path, reason: message } });
}

async function refuseUnlessGood(check: BatchCheck, options: ImportOptions): Promise<void> {
  let first: CellProblem | undefined;
  const hear = (problems: readonly CellProblem[]) => {
    first ??= problems.find((problem) => problem.severity === 'error');
    if (problems.length > 0) options.onProblems?.(problems);
  };
  hear(check.openingProblems());
  for await (const { rows } of check.pieces()) {
    hear(rows.flatMap((row) => row.problems));
    options.onProgress?.({ phase: 'checking', rows: rows.at(-1)?.row ?? 0 });
    await nextTurn();
  }
  hear(check.closingProblems());
  if (check.verdict !== 'good') throw refusal(check, first, options);
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

async function storeBatch(checkOptions: BatchCheckOptions, options: ImportOptions, sha256: Sha256): Promise<ImportedBatch> {
  const { journal, vault, recipe } = options;
  const batchId = randomUUID() as BatchId;
  try {
    // A new check: the first one remembers what it has seen, and every row would be its own repetition.
    const check = await BatchCheck.open(checkOptions);
    const { columns } = check.file.header;
    const source = { batchId, columns, box: await vault.openBatch(batchId), journal: journal.read };
    const digest = await stageAll(check, source, options);
    if ((await check.file.text.sha256(options.signal)) !== sha256) throw fileChanged(check, options);
    await journal.storeContent(recipe.sha256, recipe.content);
    options.signal.throwIfAborted();
    const imported = toEvent(check, options, { batchId, sha256, unitsSha256: digest.sha256() });
    await journal.append([imported]);
    return { batch: { id: batchId, name: imported.name, units: imported.unitCount } };
  } catch (thrown) {
    await forget(batchId, options);
    throw thrown;
  }
}

async function stageAll(check: BatchCheck, source: UnitSource, options: ImportOptions): Promise<UnitsDigest> {
  const digest = new UnitsDigest();
  check.openingProblems();
  let waiting: StagedUnit[] = [];
  for await (const { rows } of check.pieces()) {
    for (const { row, cells } of rows) {
      if (check.verdict !== 'good') throw fileChanged(check, options);
      const staged = toStagedUnit(row, cells, source);
      digest.add(staged.unit);
      waiting.push(staged);
      if (waiting.length < STAGE_UNITS) continue;
      await stage(waiting, options);
      waiting = [];
    }
  }
  if (waiting.length > 0) await stage(waiting, options);
  check.closingProblems();
  if (check.verdict !== 'good') throw fileChanged(check, options);
  return digest;
}

/** Lanes get a turn after each short transaction. */
async function stage(units: readonly StagedUnit[], options: ImportOptions): Promise<void> {
  options.signal.throwIfAborted();
  await options.journal.stageUnits(units);
  options.onProgress?.({ phase: 'storing', rows: units.at(-1)?.unit.row ?? 0 });
  await nextTurn();
}

function toEvent(
  check: BatchCheck,
  options: ImportOptions,
  stored: { readonly batchId: BatchId; readonly sha256: Sha256; readonly unitsSha256: Sha256 },
): EventOf<'batch.imported'> {
  const { recipe, quantity, manufacturer } = options;
  const { columns, secretColumns } = headerOf(check);
  const fileName = fileNameOf(check, options);
  const { profile, rows } = check.summary();
  return {
    type: 'batch.imported',
    version: 3,
    batchId: stored.batchId,
    name: options.name ?? freeName(fileName.slice(0, fileName.length - extname(fileName).length), options.journal),
    profile,
    file: { name: fileName, sha256: stored.sha256, sizeBytes: check.file.text.sizeBytes },
    recipe: { name: recipe.recipe.recipe, version: recipe.recipe.version, sha256: recipe.sha256 },
    columns: [...columns],
    secretColumns: [...secretColumns],
    unitCount: rows,
    unitsSha256: stored.unitsSha256,
    ...(quantity === undefined ? {} : { quantity }),
    ...(manufacturer === undefined ? {} : { manufacturer }),
    by: options.by,
  };
}

/** Two batches of one name could not be told apart on the command line. */
function freeName(wanted: string, journal: Journal): string {
  const taken = new Set(journal.read.batches().map((batch) => batch.name));
  for (let number = 2, name = wanted; ; number += 1) {
    if (!taken.has(name)) return name;
    name = `${wanted} (${number})`;
  }
}

/** With the batch's key. What cannot be removed now is removed at the next opening of the journal. */
async function forget(batchId: BatchId, { journal }: ImportOptions): Promise<void> {
  await journal.discardStaged(batchId).catch(() => undefined);
}

function fileChanged(check: BatchCheck, options: ImportOptions): AppError {
  return new AppError('batch/file-changed', { params: { file: fileNameOf(check, options) } });
}

function fileNameOf(check: BatchCheck, options: ImportOptions): string {
  return options.fileName ?? check.file.text.name;
}
