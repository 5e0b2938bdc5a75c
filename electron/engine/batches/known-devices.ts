/** What the journal knows of a row's device: its passport is for life, so a known identifier leads to the device that has it. */
import type { DeviceId } from '../../../shared/domain/ids.ts';
import { type IdentifierKind, identifierKey } from '../../../shared/domain/identifiers.ts';
import type { JournalReader, UnitRow } from '../journal/journal.ts';
import { type Finding, findError, findWarning } from './finding.ts';
import type { BatchColumn } from './batch-column.ts';

export type DeviceRecords = Pick<JournalReader, 'devicesByIdentifiers' | 'unitsByDevice' | 'batch' | 'batches'>;

/** Client id and user name belong to an account and may move to another device. */
const deviceKinds: ReadonlySet<string> = new Set(['serialNumber', 'macAddress', 'imei', 'identifier']);

interface DeviceColumn {
  readonly index: number;
  readonly kind: IdentifierKind;
}

/** The devices of a row; more than one is a conflict. Almost always the same empty list. */
export type RowDevices = readonly DeviceId[];

const none: RowDevices = [];

export class KnownDevices {
  readonly #records: DeviceRecords;
  readonly #columns: readonly DeviceColumn[];

  constructor(records: DeviceRecords, columns: readonly BatchColumn[]) {
    this.#records = records;
    const known = columns.flatMap(({ index, rule }) =>
      rule?.kind !== undefined && deviceKinds.has(rule.kind) ? [{ index, kind: rule.kind }] : [],
    );
    // In a journal without units nothing is looked for.
    this.#columns = records.batches().length === 0 ? [] : known;
  }

  /** False where no row can be a device that is known. */
  get isKnowing(): boolean {
    return this.#columns.length > 0;
  }

  /** Of many rows at once, in their order: one look for each column. */
  ofRows(rows: readonly { readonly cells: readonly string[] }[]): readonly RowDevices[] {
    const found: RowDevices[] = rows.map(() => none);
    for (const { index, kind } of this.#columns) {
      const keys = rows.map(({ cells }) => identifierKey(kind, cells[index] ?? ''));
      const devices = this.#records.devicesByIdentifiers(
        kind,
        keys.filter((key) => key !== ''),
      );
      if (devices.size === 0) continue;
      for (const [at, key] of keys.entries()) {
        const deviceId = devices.get(key);
        const before = found[at] ?? none;
        if (deviceId !== undefined && !before.includes(deviceId)) found[at] = [...before, deviceId];
      }
    }
    return found;
  }

  findings(devices: RowDevices): Finding[] {
    if (devices.length > 1) return [findError('batch/conflicting-devices')];
    return devices.flatMap((deviceId) => this.#elsewhere(deviceId));
  }

  /** The unit that is not finished matters most; without one, the last that passed. */
  #elsewhere(deviceId: DeviceId): Finding[] {
    const units = this.#records.unitsByDevice(deviceId);
    const unfinished = units.find(({ state }) => state.status !== 'settled');
    if (unfinished !== undefined) return [findWarning('batch/unit-in-other-batch', this.#place(unfinished))];
    const passed = units.find(({ state }) => state.outcome === 'pass' && state.run?.training !== true);
    if (passed === undefined) return [];
    const date = passed.state.run?.endedAt?.slice(0, 'YYYY-MM-DD'.length) ?? '';
    return [findWarning('batch/unit-done-before', { ...this.#place(passed), date })];
  }

  #place({ unit: { batchId, row } }: UnitRow): { readonly batch: string; readonly row: string } {
    return { batch: this.#records.batch(batchId)?.name ?? batchId, row: String(row) };
  }
}
