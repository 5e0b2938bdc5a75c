/** A checked batch file at the window: looked through, edited, mended, saved. The same validator as on the command line. */
import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import type { Recipe } from '../../../shared/domain/recipe.ts';
import type { CheckDemands } from '../batches/batch-check.ts';
import { combinedRecipe } from '../batches/combined-recipe.ts';
import { rememberedMapping } from '../batches/remembered-mapping.ts';
import { loadRecipe } from '../files/recipe-file.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';
import type { TableKeeper } from './open-table.ts';
import type { OutgoingFiles } from './outgoing.ts';

type TableRequests = Pick<
  Service,
  | 'batches.check'
  | 'batches.checkAgain'
  | 'batches.table'
  | 'batches.rows'
  | 'batches.edit'
  | 'batches.undo'
  | 'batches.redo'
  | 'batches.previewFix'
  | 'batches.nextInvalid'
  | 'batches.pageSize'
  | 'batches.corrected'
>;

export interface TableSurroundings {
  readonly line: Line;
  readonly tables: TableKeeper;
  readonly outgoing: OutgoingFiles;
  readonly resourcesFolder: string;
}

interface Asked extends Omit<CheckDemands, 'recipe' | 'recipes'> {
  readonly recipe?: string | undefined;
  readonly recipesBy?: { readonly recipes: Readonly<Record<string, string>> } | undefined;
}

/** A short file is checked within this; a window need not ask again. */
const FIRST_PATIENCE_MS = 200;

export function tableRequests({ line, tables, outgoing, resourcesFolder }: TableSurroundings): TableRequests {
  const demandsOf = ({ recipe, recipesBy, ...demands }: Asked): CheckDemands => ({
    ...demands,
    recipe: neededRecipe([recipe, ...Object.values(recipesBy?.recipes ?? {})], resourcesFolder),
  });
  return {
    'batches.check': async ({ uploadId, profile, language, ...asked }, signal) => {
      const journal = line.engine.journal.read;
      const remembered = rememberedMapping(journal, profile);
      const checkId = randomUUID();
      const table = await tables.open({ ...demandsOf(asked), checkId, uploadId, profile, remembered, language, journal }, signal);
      return table.settled(FIRST_PATIENCE_MS);
    },
    'batches.checkAgain': ({ checkId, ...asked }, signal) =>
      tables.with(checkId, async ({ table }) => {
        await table.checkAgain(demandsOf(asked), signal);
        tables.remember(checkId, asked.secretColumns);
        return table.settled(FIRST_PATIENCE_MS);
      }),
    'batches.table': ({ checkId, known }, signal) => tables.with(checkId, ({ table }) => table.stateAfter(known, signal)),
    'batches.rows': ({ checkId, ...page }, signal) => tables.with(checkId, ({ table }) => table.rows(page, signal)),
    'batches.edit': ({ checkId, edit }, signal) => tables.with(checkId, ({ table }) => table.edit(edit, signal)),
    'batches.undo': ({ checkId }) => tables.with(checkId, ({ table }) => table.undo()),
    'batches.redo': ({ checkId }) => tables.with(checkId, ({ table }) => table.redo()),
    'batches.previewFix': ({ checkId, ...wish }, signal) => tables.with(checkId, ({ table }) => table.previewFix(wish, signal)),
    'batches.nextInvalid': ({ checkId, afterRow }, signal) => tables.with(checkId, ({ table }) => table.nextInvalid(afterRow, signal)),
    'batches.pageSize': ({ checkId, rows }) => tables.with(checkId, async ({ table }) => table.setPageSize(rows)),
    'batches.corrected': ({ checkId }, signal) =>
      tables.with(checkId, ({ table, upload }) =>
        outgoing.make(correctedName(upload.name), [{ suffix: '', write: (path) => table.writeCorrected(path, signal) }]),
      ),
  };
}

function neededRecipe(names: readonly (string | undefined)[], resourcesFolder: string): Recipe | undefined {
  const given = [...new Set(names.filter((name) => name !== undefined))];
  return combinedRecipe(given.map((name) => loadRecipe(name, { resourcesFolder }).recipe));
}

function correctedName(name: string): string {
  const base = name.slice(0, name.length - extname(name).length);
  return `${base.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '-').slice(0, 180)}-corrected.csv`;
}
