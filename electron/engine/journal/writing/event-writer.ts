/** Appends events and folds each into the projections of the same transaction. */
import type Database from 'better-sqlite3';
import type { EventOf, JournalEvent, StoredEvent } from '../../../../shared/domain/events.ts';
import type { BatchId, UnitId } from '../../../../shared/domain/ids.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { BatchStaging } from './batch-staging.ts';
import type { CertificateStore } from './certificate-store.ts';
import type { EventLog } from './event-log.ts';
import type { PeopleStore } from './people-store.ts';
import type { ProjectedUnit, UnitProjection } from './unit-projection.ts';
import type { Appended, AppendRequest, NewEntry } from './writer-messages.ts';

export interface EventWriterParts {
  readonly log: EventLog;
  readonly units: UnitProjection;
  readonly staging: BatchStaging;
  readonly people: PeopleStore;
  readonly certificates: CertificateStore;
}

const LINK_BATCH = 'INSERT INTO batch_event VALUES (?, ?)';
/** What a device shows again is no new fact. */
const ADD_FACT = 'INSERT INTO device_fact VALUES (?, ?, ?, ?, ?) ON CONFLICT (device_id, fact, fingerprint) DO NOTHING';

export class EventWriter {
  readonly #file: string;
  readonly #parts: EventWriterParts;
  readonly #linkBatch: Database.Statement;
  readonly #addFact: Database.Statement;

  constructor(database: Database.Database, parts: EventWriterParts) {
    this.#file = database.name;
    this.#parts = parts;
    this.#linkBatch = database.prepare(LINK_BATCH);
    this.#addFact = database.prepare(ADD_FACT);
  }

  append({ entries, wallTime, monotonicMs, keys = [] }: AppendRequest): Appended {
    const firstSeq = this.#parts.log.head.seq + 1;
    const hashes = entries.map(({ id, body }) => this.#appendOne({ id, body, wallTime, monotonicMs }).hash);
    for (const { entry, encrypted } of keys) this.#parts.certificates.storeKey(firstSeq + entry, encrypted);
    return { firstSeq, hashes };
  }

  #appendOne({ id, body, wallTime, monotonicMs }: NewEntry & { wallTime: string; monotonicMs: number }): StoredEvent {
    const event = JSON.parse(body) as JournalEvent;
    const unit = 'unitId' in event ? this.#unitOf(event) : undefined;
    const stored = this.#parts.log.append({ id, body, wallTime, monotonicMs, event, deviceId: deviceOf(event, unit) });
    if (event.type === 'batch.imported') this.#linkBatch.run(this.#parts.staging.publish(stored, event), stored.seq);
    this.#follow(stored, unit);
    return stored;
  }

  /** Folds an event that is in the record already into projections that were emptied. */
  replay(stored: StoredEvent): void {
    const { event } = stored;
    if (event.type === 'batch.imported') this.#linkBatch.run(this.#parts.staging.openAgain(event), stored.seq);
    this.#follow(stored, 'unitId' in event ? this.#unitOf(event) : undefined);
  }

  #follow(stored: StoredEvent, unit: ProjectedUnit | undefined): void {
    const { event } = stored;
    if (unit !== undefined) this.#foldIntoUnit(unit, stored);
    if (event.type === 'station.opened') this.#parts.units.loseEngines(stored);
    this.#parts.people.fold(event);
    this.#parts.certificates.fold(stored);
    if (event.type === 'device.observed') this.#addDeviceFact(event, stored);
    if (event.type === 'secrets.handed-over') this.#linkBatch.run(this.#parts.staging.keyForSecrets(event.batchId), stored.seq);
  }

  #unitOf({ unitId, batchId }: { readonly unitId: UnitId; readonly batchId: BatchId }): ProjectedUnit {
    const unit = this.#parts.units.find(unitId);
    if (unit !== undefined && unit.state.batchId === batchId) return unit;
    throw new AppError('journal/unknown-unit', { params: { unit: unitId, file: this.#file } });
  }

  #foldIntoUnit(unit: ProjectedUnit, stored: StoredEvent): void {
    this.#linkBatch.run(unit.batchKey, stored.seq);
    this.#parts.units.fold(unit, stored);
  }

  #addDeviceFact({ deviceId, fact, fingerprint }: EventOf<'device.observed'>, { id, seq }: StoredEvent): void {
    this.#addFact.run(deviceId, fact, fingerprint, id, seq);
  }
}

/** Every event of a unit is one of its device, so that a passport finds it. */
function deviceOf(event: JournalEvent, unit: ProjectedUnit | undefined): string | null {
  return ('deviceId' in event ? event.deviceId : unit?.state.deviceId) ?? null;
}
