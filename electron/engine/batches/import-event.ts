/** What the record says of an import. */
import { extname } from 'node:path';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { BatchId, Sha256 } from '../../../shared/domain/ids.ts';
import type { RecipesBy } from '../../../shared/domain/unit.ts';
import type { Journal } from '../journal/journal.ts';
import type { BatchCheck } from './batch-check.ts';
import { headerOf } from './check-batch-file.ts';
import type { ImportOptions, RecipesByValue } from './import-options.ts';

type Imported = EventOf<'batch.imported'>;

interface StoredImport {
  readonly batchId: BatchId;
  readonly file: Imported['file'];
  readonly unitsSha256: Sha256;
}

export function importEvent(check: BatchCheck, options: ImportOptions, { batchId, file, unitsSha256 }: StoredImport): Imported {
  const { recipe, recipesBy } = options;
  const { mapping } = check.file.header;
  const { columns, secretColumns } = headerOf(check);
  const { profile, rows } = check.summary();
  return {
    type: 'batch.imported',
    version: 3,
    batchId,
    name: freeName(options.name ?? file.name.slice(0, file.name.length - extname(file.name).length), options.journal),
    profile,
    file,
    recipe: { name: recipe.recipe.recipe, version: recipe.recipe.version, sha256: recipe.sha256 },
    columns: [...columns],
    secretColumns: [...secretColumns],
    unitCount: rows,
    unitsSha256,
    ...saidByPerson(options),
    ...(Object.keys(mapping).length === 0 ? {} : { mapping }),
    ...(recipesBy === undefined ? {} : { recipesBy: toRecipesBy(recipesBy) }),
    by: options.by,
  };
}

function saidByPerson({ quantity, manufacturer, manufacturerId, customer, edits }: ImportOptions): Partial<Imported> {
  return {
    ...(quantity === undefined ? {} : { quantity }),
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(manufacturerId === undefined ? {} : { manufacturerId }),
    ...(customer === undefined ? {} : { customer }),
    ...(edits === undefined || edits.isEmpty ? {} : { edits: countsOf(edits.counts) }),
  };
}

function countsOf({ cells, deletedRows, addedRows }: NonNullable<Imported['edits']>): NonNullable<Imported['edits']> {
  return { cells, deletedRows, addedRows };
}

function toRecipesBy({ column, recipes }: RecipesByValue): RecipesBy {
  const listed = [...recipes].map(([value, { recipe, sha256 }]) => ({ value, name: recipe.recipe, version: recipe.version, sha256 }));
  return { column, recipes: listed };
}

/** Two batches of one name could not be told apart on the command line. */
function freeName(wanted: string, journal: Journal): string {
  const taken = new Set(journal.read.batches().map((batch) => batch.name));
  for (let number = 2, name = wanted; ; number += 1) {
    if (!taken.has(name)) return name;
    name = `${wanted} (${number})`;
  }
}
