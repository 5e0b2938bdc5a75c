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
  const found = (checkId: string) => tables.find(checkId).table;
  return {
    'batches.check': async ({ uploadId, profile, language, ...asked }, signal) => {
      const journal = line.engine.journal.read;
      const remembered = rememberedMapping(journal, profile);
      const checkId = randomUUID();
      const table = await tables.open({ ...demandsOf(asked), checkId, uploadId, profile, remembered, language, journal }, signal);
      return table.settled(FIRST_PATIENCE_MS);
    },
    'batches.checkAgain': async ({ checkId, ...asked }, signal) => {
      const table = found(checkId);
      await table.checkAgain(demandsOf(asked), signal);
      tables.remember(checkId, asked.secretColumns);
      return table.settled(FIRST_PATIENCE_MS);
    },
    'batches.table': ({ checkId, known }, signal) => found(checkId).stateAfter(known, signal),
    'batches.rows': ({ checkId, ...page }, signal) => found(checkId).rows(page, signal),
    'batches.edit': ({ checkId, edit }, signal) => found(checkId).edit(edit, signal),
    'batches.undo': ({ checkId }) => found(checkId).undo(),
    'batches.redo': ({ checkId }) => found(checkId).redo(),
    'batches.previewFix': ({ checkId, ...wish }, signal) => found(checkId).previewFix(wish, signal),
    'batches.nextInvalid': ({ checkId, afterRow }, signal) => found(checkId).nextInvalid(afterRow, signal),
    'batches.pageSize': async ({ checkId, rows }) => found(checkId).setPageSize(rows),
    'batches.corrected': async ({ checkId }, signal) => {
      const { table, upload } = tables.find(checkId);
      const write = (path: string) => table.writeCorrected(path, signal);
      return outgoing.make(correctedName(upload.name), [{ suffix: '', write }]);
    },
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
