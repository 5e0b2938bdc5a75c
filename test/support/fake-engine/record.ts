/** A record in memory, made of real events folded by the real reducer: what a journal would hold, without a journal. */
import type { JournalEvent, StoredEvent } from '../../../shared/domain/events.ts';
import { toIdentifier } from '../../../shared/domain/identifiers.ts';
import {
  batchIdSchema,
  deviceIdSchema,
  eventIdSchema,
  laneIdSchema,
  personIdSchema,
  runIdSchema,
  sha256Schema,
  stationIdSchema,
  unitIdSchema,
  type BatchId,
  type UnitId,
} from '../../../shared/domain/ids.ts';
import type { Batch, BatchStatus, Unit } from '../../../shared/domain/unit.ts';
import { isOpen, openUnit, reduceUnit, type UnitState } from '../../../shared/domain/unit-state.ts';

export const sha256 = sha256Schema.parse('0'.repeat(64));
export const operator = personIdSchema.parse('person-1');
export const lane = (id: string | number) => laneIdSchema.parse(String(id));
export const runId = (id: string) => runIdSchema.parse(id);

interface HeldUnit {
  readonly unit: Unit;
  state: UnitState;
}

export class FakeRecord {
  readonly events: StoredEvent[] = [];
  readonly batches: Batch[] = [];
  readonly units = new Map<UnitId, HeldUnit>();
  onAppended: (events: readonly StoredEvent[]) => void = () => undefined;
  #clockMs: number;

  constructor(startedAt: string) {
    this.#clockMs = Date.parse(startedAt);
  }

  get now(): string {
    return new Date(this.#clockMs).toISOString();
  }

  wait(milliseconds: number): void {
    this.#clockMs += milliseconds;
  }

  append(...events: readonly JournalEvent[]): void {
    const stored = events.map((event, index): StoredEvent => {
      const seq = this.events.length + index + 1;
      return {
        seq,
        id: eventIdSchema.parse(`event-${seq}`),
        stationId: stationIdSchema.parse('station-1'),
        epoch: 1,
        wallTime: this.now,
        monotonicMs: this.#clockMs,
        hash: sha256,
        event,
      };
    });
    for (const each of stored) this.#fold(each);
    this.events.push(...stored);
    this.onAppended(stored);
  }

  importBatch(order: {
    readonly name: string;
    readonly units: number;
    readonly serial: (row: number) => string;
    readonly recipe?: string;
  }): BatchId {
    const batchId = batchIdSchema.parse(`batch-${this.batches.length + 1}`);
    const { name, units: unitCount, recipe = 'ESF gateway to Everyware Cloud' } = order;
    const columns = ['serialNumber', 'macAddress', 'accountName', 'clientId', 'username', 'password', 'activationKey', 'brokerUrl'];
    this.append({
      type: 'batch.imported',
      version: 3,
      batchId,
      name,
      profile: 'everyware',
      file: { name: `${name}.csv`, sha256, sizeBytes: 4096 },
      recipe: { name: recipe, version: 3, sha256 },
      columns,
      secretColumns: ['password', 'activationKey'],
      unitCount,
      unitsSha256: sha256,
    });
    this.batches.unshift({
      batchId,
      name,
      profile: 'everyware',
      recipeName: recipe,
      recipeVersion: 3,
      recipeSha256: sha256,
      columns,
      secretColumns: ['password', 'activationKey'],
      unitCount,
      importedAt: this.now,
    });
    for (let row = 1; row <= unitCount; row += 1) this.#addUnit(batchId, row, order.serial(row));
    return batchId;
  }

  unitOf(batchId: BatchId, row: number): HeldUnit {
    const held = this.unitsOf(batchId).find(({ unit }) => unit.row === row);
    if (held === undefined) throw new Error(`no row ${row}`);
    return held;
  }

  unitsOf(batchId: BatchId): readonly HeldUnit[] {
    return [...this.units.values()].filter(({ unit }) => unit.batchId === batchId);
  }

  statusOf(batch: Batch): BatchStatus {
    const status = { batch, open: 0, running: 0, interrupted: 0, outcomes: {} as Record<string, number>, prepared: 0, provisioned: 0 };
    for (const { state } of this.unitsOf(batch.batchId)) {
      if (state.outcome !== undefined) status.outcomes[state.outcome] = (status.outcomes[state.outcome] ?? 0) + 1;
      else if (state.status === 'running') status.running += 1;
      else if (state.status === 'interrupted') status.interrupted += 1;
      else if (isOpen(state)) status.open += 1;
      if (state.proof !== undefined) status[state.proof] += 1;
    }
    return status;
  }

  #addUnit(batchId: BatchId, row: number, serial: string): void {
    const unitId = unitIdSchema.parse(`unit-${this.units.size + 1}`);
    const deviceId = deviceIdSchema.parse(`device-${this.units.size + 1}`);
    const mac = `00:1A:C5:${String(this.batches.length).padStart(2, '0')}:${Math.floor(row / 100)
      .toString()
      .padStart(2, '0')}:${String(row % 100).padStart(2, '0')}`;
    const identifiers = [toIdentifier('serialNumber', serial), toIdentifier('macAddress', mac), toIdentifier('clientId', `${serial}-gw`)];
    const unit: Unit = {
      unitId,
      batchId,
      deviceId,
      row,
      identifiers,
      columns: { serialNumber: serial, macAddress: mac },
      secretColumns: ['password'],
    };
    this.units.set(unitId, { unit, state: openUnit({ unitId, batchId, deviceId, row }) });
  }

  #fold(stored: StoredEvent): void {
    const { event } = stored;
    for (const held of this.units.values()) {
      const isConcerned = event.type === 'station.opened' || ('unitId' in event && event.unitId === held.unit.unitId);
      if (isConcerned) held.state = reduceUnit(held.state, stored);
    }
  }
}
