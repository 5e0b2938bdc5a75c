/** Batch files from the window: uploaded, checked, looked through, imported. The same validator and import as on the command line. */
import { randomUUID } from 'node:crypto';
import type { RecipeSummary } from '../../../shared/contract/batches.ts';
import type { Profile } from '../../../shared/domain/recipe.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type CheckedFile, openCheckedFile } from '../batches/checked-file.ts';
import { importBatch } from '../batches/import-batch.ts';
import { type LoadedRecipe, listRecipes, loadRecipe } from '../files/recipe-file.ts';
import { stepName } from '../runs/step-list.ts';
import type { Session } from '../people/session.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';
import type { Uploads } from './uploads.ts';

type BatchRequests = Pick<
  Service,
  'uploads.begin' | 'uploads.append' | 'batches.check' | 'batches.rows' | 'batches.import' | 'batches.list' | 'recipes.list'
>;

export interface BatchSurroundings {
  readonly line: Line;
  readonly session: Session;
  readonly uploads: Uploads;
  readonly resourcesFolder: string;
}

interface Check {
  readonly file: CheckedFile;
  readonly uploadId: string;
  readonly profile: Profile;
  readonly secretColumns: readonly string[];
}

export function batchRequests(around: BatchSurroundings): BatchRequests {
  const { line, session, uploads, resourcesFolder } = around;
  // A window looks at one checked file at a time; a new check takes the place of the last.
  const checks = new Map<string, Check>();
  const found = (checkId: string): Check => {
    const check = checks.get(checkId);
    if (check === undefined) throw new AppError('contract/invalid-request', { params: { request: 'batches', where: 'checkId' } });
    return check;
  };
  return {
    'uploads.begin': async ({ name, sizeBytes }) => ({ uploadId: await uploads.begin(name, sizeBytes) }),
    'uploads.append': async ({ uploadId, bytes }) => ({ receivedBytes: await uploads.append(uploadId, bytes) }),
    'batches.check': ({ uploadId, profile, secretColumns, recipe, language }, signal) =>
      uploads.reading(uploadId, async ({ name, file: path }) => {
        const loaded = recipe === undefined ? undefined : loadRecipe(recipe, { resourcesFolder });
        const journal = line.engine.journal.read;
        const opening = openCheckedFile({ path, profile, secretColumns, recipe: loaded?.recipe, language, journal, signal });
        const file = await speakingOf(name, opening);
        const checkId = randomUUID();
        checks.clear();
        checks.set(checkId, { file, uploadId, profile, secretColumns });
        await uploads.discardOlder(uploadId);
        const { columns, summary, problemCount } = file;
        return { checkId, fileName: name, columns: [...columns], secretColumns: [...file.secretColumns], summary, problemCount };
      }),
    'batches.rows': async ({ checkId, ...page }) => found(checkId).file.rows(page),
    // A refused import leaves the file for another try with other words; one that was stored needs it no more.
    'batches.import': async ({ checkId, recipe, operator, ...order }, signal) => {
      const by = await session.demand('import', operator);
      const { uploadId, profile, secretColumns } = found(checkId);
      const { journal, vault } = line.engine;
      const loaded = loadRecipe(recipe, { resourcesFolder });
      const imported = await uploads.reading(uploadId, ({ name: fileName, file: path }) =>
        importBatch({ journal, vault, path, fileName, profile, recipe: loaded, secretColumns, by, signal, ...order }),
      );
      checks.delete(checkId);
      await uploads.discard(uploadId);
      return imported;
    },
    'batches.list': async () => {
      const { read } = line.engine.journal;
      return read.batches().flatMap((batch) => read.batchStatus(batch.batchId) ?? []);
    },
    'recipes.list': async () => listRecipes({ resourcesFolder }).map(summarise),
  };
}

/** A person knows the file by the name it was chosen by, not by the upload's. */
async function speakingOf<Result>(name: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.params['file'] === undefined) throw thrown;
    throw new AppError(thrown.code, { params: { ...thrown.params, file: name }, cause: thrown.cause });
  }
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
