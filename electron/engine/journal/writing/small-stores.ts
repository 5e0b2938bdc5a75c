/** What is stored by its one key: contents, keys of batches, people. */
import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { BatchId, PersonId, Sha256, UnitId } from '../../../../shared/domain/ids.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { Erasure } from '../files/erased-in-backups.ts';

const DELETE_KEY = 'DELETE FROM batch_secret_key WHERE batch_key = (SELECT batch_key FROM batch WHERE batch_id = ?)';

const PUT_SECRET = `INSERT INTO secret VALUES ((SELECT unit_key FROM unit WHERE unit_id = ?), ?, ?)
  ON CONFLICT (unit_key, column_name) DO UPDATE SET encrypted = excluded.encrypted`;

export function keyErasure(batchId: BatchId): Erasure {
  return { table: 'batch_secret_key', sql: DELETE_KEY, params: [batchId] };
}

export class SmallStores {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: Database.Database) {
    this.#statements = prepareStatements(database);
  }

  /** Throws `journal/content-differs` where the text does not have this hash. */
  storeContent(sha256: Sha256, content: string): void {
    if (hash('sha256', content) !== sha256) throw new AppError('journal/content-differs', { params: { sha256 } });
    this.#statements.addContent.run(sha256, content);
  }

  storeBatchKey(batchKey: number, wrappedKey: Uint8Array): void {
    this.#statements.addKey.run(batchKey, wrappedKey);
  }

  storeUnitSecret(unitId: UnitId, column: string, encrypted: Uint8Array): void {
    this.#statements.putSecret.run(unitId, column, encrypted);
  }

  deleteBatchKey(batchId: BatchId): void {
    this.#statements.deleteKey.run(batchId);
  }

  /** The id of the person with this name; `newId` where the name is new. */
  person(name: string, newId: PersonId): PersonId {
    this.#statements.addPerson.run(newId, name);
    return this.#statements.findPerson.get(name)?.personId ?? newId;
  }
}

function prepareStatements(database: Database.Database) {
  return {
    addContent: database.prepare('INSERT INTO content VALUES (?, ?) ON CONFLICT DO NOTHING'),
    addKey: database.prepare('INSERT INTO batch_secret_key VALUES (?, ?)'),
    putSecret: database.prepare(PUT_SECRET),
    deleteKey: database.prepare(DELETE_KEY),
    addPerson: database.prepare('INSERT INTO person VALUES (?, ?) ON CONFLICT (name) DO NOTHING'),
    findPerson: database.prepare<[string], { personId: PersonId }>('SELECT person_id AS personId FROM person WHERE name = ?'),
  };
}
