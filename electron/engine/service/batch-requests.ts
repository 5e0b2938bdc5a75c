/** Batch files from the window: uploaded and imported. The same import as on the command line. */
import type { RecipeSummary } from '../../../shared/contract/batches.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { importBatch } from '../batches/import-batch.ts';
import type { RecipesByValue } from '../batches/import-options.ts';
import { type LoadedRecipe, listRecipes, loadRecipe } from '../files/recipe-file.ts';
import { stepName } from '../runs/step-list.ts';
import type { Session } from '../people/session.ts';
import type { ParsedInput } from '../../../shared/contract/contract.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';
import type { OpenTable, TableKeeper } from './open-table.ts';
import type { Uploads } from './uploads.ts';

type BatchRequests = Pick<Service, 'uploads.begin' | 'uploads.append' | 'batches.import' | 'batches.list' | 'recipes.list'>;
type ImportOrder = ParsedInput<'batches.import'>;

export interface BatchSurroundings {
  readonly line: Line;
  readonly session: Session;
  readonly uploads: Uploads;
  readonly tables: TableKeeper;
  readonly resourcesFolder: string;
}

export function batchRequests(around: BatchSurroundings): BatchRequests {
  const { line, session, uploads, tables, resourcesFolder } = around;
  return {
    'uploads.begin': async ({ name, sizeBytes }) => ({ uploadId: await uploads.begin(name, sizeBytes) }),
    'uploads.append': async ({ uploadId, bytes }) => ({ receivedBytes: await uploads.append(uploadId, bytes) }),
    // A refused import leaves the file for another try with other words; one that was stored needs it no more.
    'batches.import': ({ operator, ...order }, signal) =>
      tables.with(order.checkId, (opened) =>
        opened.table.whileUnchanged(async () => {
          const by = await session.demand('import', operator);
          const { journal, vault } = line.engine;
          await demandChecked(opened, signal);
          const options = { ...importOptions(opened, order, around), journal, vault, by, signal };
          // Another table may be opened meanwhile: the file stays until it was imported.
          const imported = await uploads.reading(opened.uploadId, () => importBatch(options));
          await tables.closeOne(order.checkId);
          await uploads.discard(opened.uploadId);
          return imported;
        }),
      ),
    'batches.list': async () => {
      const { read } = line.engine.journal;
      return read.batches().flatMap((batch) => read.batchStatus(batch.batchId) ?? []);
    },
    'recipes.list': async () => listRecipes({ resourcesFolder }).map(summarise),
  };
}

/** What was checked is what is imported: the file as it was, with the edits as they are. What is wrong with it the import says. */
async function demandChecked({ table, upload }: OpenTable, signal: AbortSignal): Promise<void> {
  if (!table.isChecked) throw new AppError('batch/not-checked', { params: { file: upload.name } });
  await table.demandSameFile(signal);
}

function importOptions(opened: OpenTable, order: ImportOrder, { line, resourcesFolder }: BatchSurroundings) {
  const { table, upload, profile, secretColumns } = opened;
  const { recipe, recipesBy, manufacturer, manufacturerId, name, quantity, customer } = order;
  return {
    path: upload.file,
    fileName: upload.name,
    profile,
    secretColumns,
    edits: table.edits,
    mapping: table.file.header.mapping,
    recipe: loadRecipe(recipe, { resourcesFolder }),
    recipesBy: recipesBy === undefined ? undefined : loadRecipes(recipesBy, resourcesFolder),
    manufacturerId,
    manufacturer: manufacturerId === undefined ? manufacturer : line.engine.manufacturers.find(manufacturerId).name,
    name,
    quantity,
    customer,
  };
}

function loadRecipes({ column, recipes }: NonNullable<ImportOrder['recipesBy']>, resourcesFolder: string): RecipesByValue {
  const loaded = Object.entries(recipes).map(([value, recipe]) => [value, loadRecipe(recipe, { resourcesFolder })] as const);
  return { column, recipes: new Map(loaded) };
}

function summarise(loaded: LoadedRecipe): RecipeSummary {
  const { recipe, model, version, profile, description = '', steps } = loaded.recipe;
  const id = loaded.file.replace(/^.*[\\/]/, '');
  return {
    id,
    name: recipe,
    model,
    version,
    profile,
    description,
    steps: steps.map((step) => ({ step: step.step, name: stepName(step) })),
  };
}
