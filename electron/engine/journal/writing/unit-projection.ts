/** Where each unit stands, folded in the transaction of its events by the reducer the screens use, too. */
import type Database from 'better-sqlite3';
import type { StoredEvent } from '../../../../shared/domain/events.ts';
import type { UnitId } from '../../../../shared/domain/ids.ts';
import { isOpen, openUnit, reduceUnit, type UnitPlace, type UnitState } from '../../../../shared/domain/unit-state.ts';
import { ReadConnection } from '../reading/read-connection.ts';
import { UnitFold } from '../reading/unit-fold.ts';
import type { BatchTallies } from './batch-tallies.ts';

/** A unit with what is stored about it, and how it stands now. */
export interface ProjectedUnit {
  readonly unitKey: number;
  readonly batchKey: number;
  /** As it is written; undefined where no event has touched the unit. A unit in work is written when the work begins. */
  stored: UnitState | undefined;
  state: UnitState;
}

type FoundUnit = {
  readonly unitKey: number;
  readonly batchKey: number;
  readonly batchId: UnitPlace['batchId'] | null;
  readonly state: string | null;
} & Omit<UnitPlace, 'batchId'>;

/** Without joins: SQLite, as better-sqlite3 builds it, prepares a join with parameters anew at every call, which takes 15 µs. */
const FIND = `SELECT unit_key AS unitKey, batch_key AS batchKey, unit_id AS unitId, device_id AS deviceId, row,
    (SELECT batch_id FROM batch WHERE batch_key = unit.batch_key AND imported_seq IS NOT NULL) AS batchId,
    (SELECT state FROM unit_state WHERE unit_key = unit.unit_key) AS state
  FROM unit WHERE unit_id = ?`;
const RUNNING = `SELECT unit.unit_id AS unitId FROM unit_state JOIN unit ON unit.unit_key = unit_state.unit_key
  WHERE unit_state.status = 'running'`;
const STORE = `INSERT INTO unit_state VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (unit_key)
  DO UPDATE SET status = excluded.status, outcome = excluded.outcome, proof = excluded.proof, state = excluded.state`;
const LINK = 'INSERT INTO unit_event VALUES (?, ?)';
const OPEN = 'INSERT INTO open_unit VALUES (?, ?, ?)';
const CLOSE = 'DELETE FROM open_unit WHERE batch_key = ? AND row = ?';

/** Units whose state is kept in memory; more than lanes, so that a lane's unit is read once per run. */
const KEPT_UNITS = 500;

export class UnitProjection {
  readonly #kept = new Map<string, ProjectedUnit>();
  readonly #changed = new Set<ProjectedUnit>();
  readonly #tallies: BatchTallies;
  readonly #fold: UnitFold;
  readonly #find: Database.Statement<[string], FoundUnit>;
  readonly #running: Database.Statement<[], { unitId: UnitId }>;
  readonly #store: Database.Statement;
  readonly #link: Database.Statement;
  readonly #open: Database.Statement;
  readonly #close: Database.Statement;

  constructor(database: Database.Database, tallies: BatchTallies) {
    this.#tallies = tallies;
    this.#fold = new UnitFold(new ReadConnection(database));
    this.#find = database.prepare(FIND);
    this.#running = database.prepare(RUNNING);
    this.#store = database.prepare(STORE);
    this.#link = database.prepare(LINK);
    this.#open = database.prepare(OPEN);
    this.#close = database.prepare(CLOSE);
  }

  /** Undefined for a unit that is in no published batch. */
  find(unitId: UnitId): ProjectedUnit | undefined {
    const kept = this.#kept.get(unitId);
    if (kept !== undefined) return kept;
    const found = this.#find.get(unitId);
    if (found === undefined || found.batchId === null) return undefined;
    const unit = toProjectedUnit({ ...found, batchId: found.batchId }, this.#fold);
    this.#kept.set(unitId, unit);
    return unit;
  }

  fold(unit: ProjectedUnit, stored: StoredEvent): void {
    this.#link.run(unit.unitKey, stored.seq);
    this.#reduce(unit, stored);
  }

  /** `station.opened`: what was in work has no engine any more. It stays an event of the station, not of each unit. */
  loseEngines(stored: StoredEvent): void {
    this.writeChanges();
    for (const { unitId } of this.#running.all()) {
      const unit = this.find(unitId);
      if (unit !== undefined) this.#reduce(unit, stored);
    }
  }

  /**
   * Once per unit, however many of its events the transaction brought. What happens to a unit in work is in its events; whoever
   * reads it folds them in (`UnitFold`).
   */
  writeChanges(): void {
    for (const unit of this.#changed) {
      if (unit.stored?.status === 'running' && unit.state.status === 'running') continue;
      this.#writeUnit(unit);
      unit.stored = unit.state;
    }
    this.#changed.clear();
    this.#tallies.write();
  }

  committed(): void {
    while (this.#kept.size > KEPT_UNITS) this.#forgetOldest();
  }

  rolledBack(): void {
    this.#tallies.forget();
    this.#changed.clear();
    this.#kept.clear();
  }

  #reduce(unit: ProjectedUnit, stored: StoredEvent): void {
    unit.state = reduceUnit(unit.state, stored);
    this.#changed.add(unit);
  }

  #writeUnit({ unitKey, batchKey, stored, state }: ProjectedUnit): void {
    const { row, status, outcome = null, proof = null } = state;
    this.#store.run(unitKey, batchKey, row, status, outcome, proof, JSON.stringify(state));
    this.#tallies.move(batchKey, stored, state);
    const wasOpen = stored === undefined || isOpen(stored);
    if (wasOpen && !isOpen(state)) this.#close.run(batchKey, row);
    if (!wasOpen && isOpen(state)) this.#open.run(batchKey, row, unitKey);
  }

  #forgetOldest(): void {
    for (const unitId of this.#kept.keys()) {
      this.#kept.delete(unitId);
      return;
    }
  }
}

function toProjectedUnit(found: Omit<FoundUnit, 'batchId'> & UnitPlace, fold: UnitFold): ProjectedUnit {
  const { unitKey, batchKey, state, unitId, batchId, deviceId, row } = found;
  const place = { unitId, batchId, deviceId, row };
  if (state === null) return { unitKey, batchKey, stored: undefined, state: openUnit(place) };
  const stored = JSON.parse(state) as UnitState;
  return { unitKey, batchKey, stored, state: fold.upToDate(unitKey, stored) };
}
