/**
 * Import: all or nothing. The file is checked to its end; then its units are staged in short transactions, so that lanes never wait,
 * and published by one small event (ARCHITECTURE, idea 5). Staging reads the file again without checking it again: what the digest
 * over the bytes of both readings proves to be the same was checked.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ColumnMapping } from '../../../shared/contract/batch-table.ts';
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { BatchId, ManufacturerId, PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import type { Profile } from '../../../shared/domain/recipe.ts';
import { recipeProblems } from '../../../shared/domain/recipe-check.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Language } from '../../../shared/texts/text.ts';
import { type LoadedRecipe, toFileProblem } from '../files/recipe-file.ts';
import type { Journal } from '../journal/journal.ts';
import { UnitsDigest } from '../journal/units-digest.ts';
import type { Vault } from '../vault/vault.ts';
import { BatchCheck, type BatchCheckOptions } from './batch-check.ts';
import type { BatchEdits } from './batch-edits.ts';
import { FileDigest } from './file-digest.ts';
import { importEvent } from './import-event.ts';
import { KnownDevices } from './known-devices.ts';
import { UnitMaker } from './staged-units.ts';

export interface ImportOptions {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly path: string;
  /** As the person knows it, where `path` is a copy. */
  readonly fileName?: string | undefined;
  /** Default: the recipe's. `batch/wrong-profile` where the recipe is for another. */
  readonly profile?: Profile | undefined;
  readonly recipe: LoadedRecipe;
  /** Rows with such a value, byte for byte, in this column get another recipe than `recipe`. */
  readonly recipesBy?: RecipesByValue | undefined;
  /** What a person changed in the checked table; the file on disk stays as it is. */
  readonly edits?: BatchEdits | undefined;
  /** Headers of the file that are read as another column. */
  readonly mapping?: ColumnMapping | undefined;
  readonly secretColumns?: readonly string[] | undefined;
  readonly quantity?: number | undefined;
  readonly manufacturer?: string | undefined;
  /** Of the station's list; `manufacturer` is then the name that it has there. */
  readonly manufacturerId?: ManufacturerId | undefined;
  /** Whom the devices are for: a customer or a tenant. */
  readonly customer?: string | undefined;
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

export interface RecipesByValue {
  readonly column: string;
  readonly recipes: ReadonlyMap<string, LoadedRecipe>;
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
  const check = await BatchCheck.open(toCheckOptions(options));
  refuseUnknownNames(check, options);
  const sha256 = await refuseUnlessGood(check, options);
  return storeBatch(check, options, sha256);
}

function toCheckOptions(options: ImportOptions): BatchCheckOptions {
  const { recipe } = options.recipe;
  const profile = options.profile ?? recipe.profile;
  if (profile !== recipe.profile) {
    throw new AppError('batch/wrong-profile', { params: { recipe: recipe.recipe, wanted: recipe.profile, profile } });
  }
  const { path, edits, secretColumns, quantity, language, signal } = options;
  return { path, profile, recipe, edits, secretColumns, quantity, language, signal, journal: options.journal.read };
}

/** Names of columns are the check's business, with the column's own problem; all other names are the recipe's. */
function refuseUnknownNames(check: BatchCheck, { recipe, language = 'en' }: ImportOptions): void {
  const columns = check.file.header.columns.map((column) => column.name);
  const problem = recipeProblems(recipe.recipe, { columns }).find(({ params }) => !params.name.startsWith('unit.'));
  if (problem === undefined) return;
  const { path, message } = toFileProblem(problem, language);
  throw new AppError('recipe/invalid', { params: { file: recipe.file, path, reason: message } });
}

/** Returns the digest of what was checked. */
async function refuseUnlessGood(check: BatchCheck, options: ImportOptions): Promise<Sha256> {
  let first: CellProblem | undefined;
  const hear = (problems: readonly CellProblem[]) => {
    first ??= problems.find((problem) => problem.severity === 'error');
    if (problems.length > 0) options.onProblems?.(problems);
  };
  hear(check.openingProblems());
  const digest = await FileDigest.begin(check.file, options.signal);
  for await (const { rows } of check.pieces(digest.hear)) {
    hear(rows.flatMap((row) => row.problems));
    options.onProgress?.({ phase: 'checking', rows: rows.at(-1)?.row ?? 0 });
    await nextTurn();
  }
  hear(check.closingProblems());
  if (check.verdict !== 'good') throw refusal(check, first, options);
  return digest.end().sha256;
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

async function storeBatch(check: BatchCheck, options: ImportOptions, checkedSha256: Sha256): Promise<ImportedBatch> {
  const { journal, vault, recipe, recipesBy } = options;
  const batchId = randomUUID() as BatchId;
  try {
    const { columns } = check.file.header;
    const source = { batchId, columns, box: await vault.openBatch(batchId), known: new KnownDevices(journal.read, columns) };
    const file = await FileDigest.begin(check.file, options.signal);
    const units = await stageAll({ check, file, maker: new UnitMaker(source) }, options);
    const { sha256, sizeBytes } = file.end();
    if (sha256 !== checkedSha256) throw fileChanged(check, options);
    for (const { sha256: name, content } of [recipe, ...(recipesBy?.recipes.values() ?? [])]) await journal.storeContent(name, content);
    options.signal.throwIfAborted();
    const found = { name: fileNameOf(check, options), sha256, sizeBytes };
    const imported = importEvent(check, options, { batchId, file: found, unitsSha256: units.sha256() });
    await journal.append([imported]);
    return { batch: { id: batchId, name: imported.name, units: imported.unitCount } };
  } catch (thrown) {
    await forget(batchId, options);
    throw thrown;
  }
}

interface Staging {
  readonly check: BatchCheck;
  /** Hears the bytes that the units are made of. */
  readonly file: FileDigest;
  readonly maker: UnitMaker;
}

/** While the writer stores some units, the next ones are made; lanes get a turn after each short transaction. */
async function stageAll({ check, file, maker }: Staging, options: ImportOptions): Promise<UnitsDigest> {
  const digest = new UnitsDigest();
  let storing: Promise<void> = Promise.resolve();
  try {
    for await (const { records } of check.file.records(check.file.start, options.signal, file.hear)) {
      for (let first = 0; first < records.length; first += STAGE_UNITS) {
        const units = maker.make(records.slice(first, first + STAGE_UNITS));
        for (const { json } of units) digest.addCanonical(json);
        await storing;
        options.signal.throwIfAborted();
        storing = options.journal.stageUnits(units);
        // It is awaited with the next units, or below; until then nobody else hears of a failure.
        storing.catch(() => undefined);
        options.onProgress?.({ phase: 'storing', rows: units.at(-1)?.unit.row ?? 0 });
        await nextTurn();
      }
    }
  } finally {
    await storing;
  }
  return digest;
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
