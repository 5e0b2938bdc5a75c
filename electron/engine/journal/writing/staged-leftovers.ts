/** Removes units that were staged and not published: an import that was given up, or lost its engine. */
import type Database from 'better-sqlite3';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';

/** Units removed per transaction, so that lanes wait a few milliseconds at most. */
const SLICE = 200;

interface StoredUnit {
  readonly unitKey: number;
  readonly row: number;
  readonly body: string;
}

export class StagedLeftovers {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: Database.Database) {
    this.#statements = prepareStatements(database);
  }

  /** Batches that were staged before this engine came and will never be published. */
  unpublished(): readonly BatchId[] {
    return this.#statements.unpublished.all().map(({ batchId }) => batchId);
  }

  /** Returns true when nothing is left of the batch. Throws `journal/batch-published`. */
  discardSlice(batchId: BatchId): boolean {
    const batch = this.#statements.findBatch.get(batchId);
    if (batch === undefined) return true;
    if (batch.importedSeq !== null) throw new AppError('journal/batch-published', { params: { batch: batchId } });
    const units = this.#statements.units.all(batch.batchKey);
    for (const unit of units) this.#removeUnit(batch.batchKey, unit);
    if (units.length === SLICE) return false;
    this.#statements.removeKey.run(batch.batchKey);
    this.#statements.removeBatch.run(batch.batchKey);
    return true;
  }

  #removeUnit(batchKey: number, { unitKey, row, body }: StoredUnit): void {
    for (const { key, kind } of (JSON.parse(body) as Unit).identifiers) this.#statements.removeIdentifier.run(key, kind, unitKey);
    this.#statements.removeSecrets.run(unitKey);
    this.#statements.removeOpen.run(batchKey, row);
    this.#statements.removeUnit.run(unitKey);
  }
}

function prepareStatements(database: Database.Database) {
  return {
    unpublished: database.prepare<[], { batchId: BatchId }>('SELECT batch_id AS batchId FROM batch WHERE imported_seq IS NULL'),
    findBatch: database.prepare<[BatchId], { batchKey: number; importedSeq: number | null }>(
      'SELECT batch_key AS batchKey, imported_seq AS importedSeq FROM batch WHERE batch_id = ?',
    ),
    units: database.prepare<[number], StoredUnit>(
      `SELECT unit_key AS unitKey, row, body FROM unit WHERE batch_key = ? ORDER BY row LIMIT ${SLICE}`,
    ),
    removeIdentifier: database.prepare('DELETE FROM identifier WHERE key = ? AND kind = ? AND unit_key = ?'),
    removeSecrets: database.prepare('DELETE FROM secret WHERE unit_key = ?'),
    removeOpen: database.prepare('DELETE FROM open_unit WHERE batch_key = ? AND row = ?'),
    removeUnit: database.prepare('DELETE FROM unit WHERE unit_key = ?'),
    removeKey: database.prepare('DELETE FROM batch_secret_key WHERE batch_key = ?'),
    removeBatch: database.prepare('DELETE FROM batch WHERE batch_key = ?'),
  };
}
