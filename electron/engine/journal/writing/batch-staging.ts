/**
 * Bulk work in short transactions: units are stored under a batch that nobody sees yet, and one small event publishes them all
 * (ARCHITECTURE, idea 5). What was staged and never published is removed.
 */
import type Database from 'better-sqlite3';
import type { EventOf, StoredEvent } from '../../../../shared/domain/events.ts';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import { profileSchema } from '../../../../shared/domain/recipe.ts';
import type { Batch, Unit } from '../../../../shared/domain/unit.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { UnitsDigest } from '../units-digest.ts';
import type { BatchTallies } from './batch-tallies.ts';
import type { UnpackedUnit } from './packed-units.ts';

/** What is known of a batch's staged units without reading them again. */
interface StagedSoFar {
  readonly batchKey: number;
  readonly units: number;
  readonly lastRow: number;
  readonly digest: UnitsDigest;
}

export class BatchStaging {
  readonly #tallies: BatchTallies;
  /** As of the last commit. */
  readonly #staged = new Map<BatchId, StagedSoFar>();
  /** Of the present transaction; undefined for a batch that is no longer staged. */
  readonly #changed = new Map<BatchId, StagedSoFar | undefined>();
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: Database.Database, tallies: BatchTallies) {
    this.#tallies = tallies;
    this.#statements = prepareStatements(database);
  }

  /** The key of a batch that is not published; made at its first mention. Throws `journal/batch-published`. */
  unpublishedKey(batchId: BatchId): number {
    const batch = this.#statements.findBatch.get(batchId);
    if (batch === undefined) return Number(this.#statements.addBatch.run(batchId).lastInsertRowid);
    if (batch.importedSeq !== null) throw new AppError('journal/batch-published', { params: { batch: batchId } });
    return batch.batchKey;
  }

  /** Of a batch that is published or not: secrets may come after the import, too. */
  keyForSecrets(batchId: BatchId): number {
    return this.#statements.findBatch.get(batchId)?.batchKey ?? this.unpublishedKey(batchId);
  }

  /** Units of a batch come in ascending row order. Throws `journal/units-out-of-order`, `journal/batch-published`. */
  stage({ unit, json, secrets }: UnpackedUnit): void {
    const { batchKey, units, lastRow, digest } = this.#soFar(unit.batchId);
    if (unit.row <= lastRow) {
      const params = { batch: unit.batchId, row: String(unit.row), lastRow: String(lastRow) };
      throw new AppError('journal/units-out-of-order', { params });
    }
    const unitKey = this.#storeUnit(unit, { json, batchKey });
    for (const { column, encrypted } of secrets) this.#statements.addSecret.run(unitKey, column, encrypted);
    digest.addCanonical(json);
    this.#changed.set(unit.batchId, { batchKey, units: units + 1, lastRow: unit.row, digest });
  }

  /** Returns the batch's key. Throws `journal/units-differ` where what is stored is not what the event announces. */
  publish(stored: StoredEvent, event: EventOf<'batch.imported'>): number {
    const { batchId, unitCount, unitsSha256, name } = event;
    const { batchKey, units, digest } = this.#soFar(batchId);
    if (units !== unitCount || digest.sha256() !== unitsSha256) {
      throw new AppError('journal/units-differ', { params: { batch: batchId, announced: String(unitCount), staged: String(units) } });
    }
    this.#statements.publish.run(stored.seq, name, JSON.stringify(toBatch(event, stored.wallTime)), batchKey);
    this.#tallies.begin(batchKey, unitCount);
    this.forget(batchId);
    return batchKey;
  }

  /** The units of a published batch as the import left them, for a rebuild: none is begun. Returns the batch's key. */
  openAgain({ batchId, unitCount }: EventOf<'batch.imported'>): number {
    const batchKey = this.#statements.findBatch.get(batchId)?.batchKey ?? 0;
    this.#statements.openAll.run(batchKey);
    this.#tallies.begin(batchKey, unitCount);
    return batchKey;
  }

  /** For a batch that is published or discarded. */
  forget(batchId: BatchId): void {
    this.#changed.set(batchId, undefined);
  }

  committed(): void {
    for (const [batchId, staged] of this.#changed) {
      if (staged === undefined) this.#staged.delete(batchId);
      else this.#staged.set(batchId, staged);
    }
    this.#changed.clear();
  }

  rolledBack(): void {
    this.#changed.clear();
  }

  #storeUnit(unit: Unit, { json, batchKey }: { readonly json: string; readonly batchKey: number }): number {
    const { unitId, row, deviceId, identifiers } = unit;
    const unitKey = Number(this.#statements.addUnit.run(unitId, batchKey, row, deviceId, json).lastInsertRowid);
    this.#statements.addOpen.run(batchKey, row, unitKey);
    for (const { key, kind } of identifiers) this.#statements.addIdentifier.run(key, kind, unitKey);
    return unitKey;
  }

  /**
   * A digest goes on in a copy, so that a transaction that is rolled back leaves it as it was. What is known of a batch here is of one
   * that is not published. Throws `journal/batch-published`.
   */
  #soFar(batchId: BatchId): StagedSoFar {
    const changed = this.#changed.get(batchId);
    if (changed !== undefined) return changed;
    const staged = this.#changed.has(batchId) ? undefined : this.#staged.get(batchId);
    if (staged !== undefined) return { ...staged, digest: staged.digest.copy() };
    return { batchKey: this.unpublishedKey(batchId), units: 0, lastRow: 0, digest: new UnitsDigest() };
  }
}

function prepareStatements(database: Database.Database) {
  return {
    findBatch: database.prepare<[BatchId], { batchKey: number; importedSeq: number | null }>(
      'SELECT batch_key AS batchKey, imported_seq AS importedSeq FROM batch WHERE batch_id = ?',
    ),
    addBatch: database.prepare('INSERT INTO batch (batch_id) VALUES (?)'),
    publish: database.prepare('UPDATE batch SET imported_seq = ?, name = ?, body = ? WHERE batch_key = ?'),
    addUnit: database.prepare('INSERT INTO unit (unit_id, batch_key, row, device_id, body) VALUES (?, ?, ?, ?, ?)'),
    addOpen: database.prepare('INSERT INTO open_unit VALUES (?, ?, ?)'),
    openAll: database.prepare('INSERT INTO open_unit SELECT batch_key, row, unit_key FROM unit WHERE batch_key = ?'),
    // A file may hold the same identifier of a unit in two columns.
    addIdentifier: database.prepare('INSERT OR IGNORE INTO identifier VALUES (?, ?, ?)'),
    addSecret: database.prepare('INSERT INTO secret VALUES (?, ?, ?)'),
  };
}

function toBatch(event: EventOf<'batch.imported'>, importedAt: string): Batch {
  const { batchId, name, profile, recipe, columns, secretColumns, unitCount } = event;
  const { quantity, manufacturer, manufacturerId, customer, recipesBy } = event;
  return {
    batchId,
    name,
    profile: profileSchema.parse(profile),
    recipeName: recipe.name,
    recipeVersion: recipe.version,
    recipeSha256: recipe.sha256,
    columns,
    secretColumns,
    unitCount,
    importedAt,
    ...(quantity === undefined ? {} : { quantity }),
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(manufacturerId === undefined ? {} : { manufacturerId }),
    ...(customer === undefined ? {} : { customer }),
    ...(recipesBy === undefined ? {} : { recipesBy }),
  };
}
