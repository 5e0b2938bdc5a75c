/** What an import is told, and what it answers. */
import type { ColumnMapping } from '../../../shared/contract/batch-table.ts';
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { BatchId, ManufacturerId, PersonId } from '../../../shared/domain/ids.ts';
import type { Profile } from '../../../shared/domain/recipe.ts';
import type { Language } from '../../../shared/texts/text.ts';
import type { LoadedRecipe } from '../files/recipe-file.ts';
import type { Journal } from '../journal/journal.ts';
import type { Vault } from '../vault/vault.ts';
import type { BatchEdits } from './batch-edits.ts';

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
  /** Default: the file's name without its ending. Numbered where a batch has that name already. */
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
