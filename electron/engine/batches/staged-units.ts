/** Turns checked rows into units as they are stored: verbatim, with secrets encrypted and taken out (ARCHITECTURE, ideas 6 and 7). */
import { randomUUIDv7 } from 'node:crypto';
import type { BatchId, DeviceId, UnitId } from '../../../shared/domain/ids.ts';
import type { StagedUnit } from '../journal/journal.ts';
import type { BatchBox } from '../vault/vault.ts';
import type { BatchColumn } from './batch-column.ts';
import type { KnownDevices, RowDevices } from './known-devices.ts';
import { unitIdentifiers } from './unit-identifiers.ts';

type MadeUnit = Required<StagedUnit>;

/** Cells stand in their columns. */
export interface UnitCells {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface UnitSource {
  readonly batchId: BatchId;
  readonly columns: readonly BatchColumn[];
  readonly box: BatchBox;
  readonly known: KnownDevices;
}

/**
 * A device that the journal knows keeps its id for life; any other gets a new one. New ids rise with time (RFC 9562 §5.7): the units of
 * a batch lie together in the journal's indexes, however many units there are.
 */
export class UnitMaker {
  readonly #source: UnitSource;
  readonly #open: readonly BatchColumn[];
  readonly #secret: readonly BatchColumn[];

  constructor(source: UnitSource) {
    this.#source = source;
    this.#open = source.columns.filter((column) => !column.secret).toSorted((one, other) => (one.name < other.name ? -1 : 1));
    this.#secret = source.columns.filter((column) => column.secret);
  }

  make(rows: readonly UnitCells[]): MadeUnit[] {
    const devices = this.#source.known.ofRows(rows);
    return rows.map((each, index) => this.#make(each, devices[index] ?? []));
  }

  makeOne(row: UnitCells): MadeUnit {
    return this.#make(row, this.#source.known.ofRows([row])[0] ?? []);
  }

  /** Every key stands where `canonicalJson` would put it, so that plain JSON is canonical. */
  #make({ row, cells }: UnitCells, devices: RowDevices): MadeUnit {
    const { batchId, columns: all, box } = this.#source;
    const unitId = randomUUIDv7() as UnitId;
    const columns: Record<string, string> = {};
    for (const { name, index } of this.#open) columns[name] = cells[index] ?? '';
    const secrets: Record<string, Uint8Array> = {};
    const secretColumns: string[] = [];
    for (const { name, index } of this.#secret) {
      const value = cells[index] ?? '';
      if (value === '') continue;
      secretColumns.push(name);
      secrets[name] = box.encrypt(unitId, name, value);
    }
    const deviceId = devices[0] ?? (randomUUIDv7() as DeviceId);
    const identifiers = unitIdentifiers(cells, all).map(({ key, kind, text }) => ({ key, kind, text }));
    const unit = { batchId, columns, deviceId, identifiers, row, secretColumns, unitId };
    return { unit, secrets, json: JSON.stringify(unit) };
  }
}
