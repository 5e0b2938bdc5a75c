/** The stored contents of the recipes that a batch was imported with: a file changed since then changes nothing. */
import type { BatchId, Sha256 } from '../../../shared/domain/ids.ts';
import type { Recipe } from '../../../shared/domain/recipe.ts';
import { type ImportedRecipe, recipeOfUnit, recipesOfBatch } from '../../../shared/domain/recipe-of-unit.ts';
import type { Batch, Unit } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { parseRecipe } from '../files/recipe-file.ts';
import type { JournalReader } from '../journal/journal.ts';

export interface UnitWork {
  readonly batch: Batch;
  readonly recipe: Recipe;
  readonly recipeSha256: Sha256;
}

export class BatchRecipes {
  readonly #read: Pick<JournalReader, 'batch' | 'content'>;
  readonly #batches = new Map<BatchId, Batch>();
  readonly #recipes = new Map<Sha256, Recipe>();

  constructor(read: Pick<JournalReader, 'batch' | 'content'>) {
    this.#read = read;
  }

  /** `batch/not-found`. */
  batch(batchId: BatchId): Batch {
    const batch = this.#batches.get(batchId) ?? this.#read.batch(batchId);
    if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: batchId } });
    this.#batches.set(batchId, batch);
    return batch;
  }

  /** Every recipe that some row of the batch may take; `run/recipe-changed` where one is not stored any more. */
  all(batchId: BatchId): readonly Recipe[] {
    return recipesOfBatch(this.batch(batchId)).map((recipe) => this.#recipe(recipe));
  }

  of(unit: Pick<Unit, 'batchId' | 'columns'>): UnitWork {
    const batch = this.batch(unit.batchId);
    const imported = recipeOfUnit(batch, unit);
    return { batch, recipe: this.#recipe(imported), recipeSha256: imported.sha256 };
  }

  #recipe({ name, sha256 }: ImportedRecipe): Recipe {
    const known = this.#recipes.get(sha256);
    if (known !== undefined) return known;
    const content = this.#read.content(sha256);
    if (content === undefined) throw new AppError('run/recipe-changed', { params: { recipe: name } });
    const { recipe } = parseRecipe(content, name);
    this.#recipes.set(sha256, recipe);
    return recipe;
  }
}
