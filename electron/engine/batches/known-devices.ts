/** What the journal knows of a row's device: its passport is for life, so a known identifier leads to the device that has it. */
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import type { JournalReader } from '../journal/journal.ts';
import { type Finding, findError, findWarning } from './finding.ts';

export type DeviceRecords = Pick<JournalReader, 'deviceByIdentifier' | 'unitsByDevice' | 'batch'>;

/** Client id and user name belong to an account and may move to another device. */
const deviceKinds: ReadonlySet<string> = new Set(['serialNumber', 'macAddress', 'imei', 'identifier']);

/** The devices that have one of the identifiers; more than one is a conflict. */
export function devicesOf(identifiers: readonly Identifier[], records: DeviceRecords): readonly DeviceId[] {
  const found = new Set<DeviceId>();
  for (const { kind, key } of identifiers) {
    const deviceId = deviceKinds.has(kind) ? records.deviceByIdentifier(kind, key) : undefined;
    if (deviceId !== undefined) found.add(deviceId);
  }
  return [...found];
}

export function deviceFindings(devices: readonly DeviceId[], records: DeviceRecords): Finding[] {
  if (devices.length > 1) return [findError('batch/conflicting-devices')];
  return devices.flatMap((deviceId) => unfinishedElsewhere(deviceId, records));
}

function unfinishedElsewhere(deviceId: DeviceId, records: DeviceRecords): Finding[] {
  const unfinished = records.unitsByDevice(deviceId).find(({ state }) => state.status !== 'settled');
  if (unfinished === undefined) return [];
  const { batchId, row } = unfinished.unit;
  return [findWarning('batch/unit-in-other-batch', { batch: records.batch(batchId)?.name ?? batchId, row: String(row) })];
}
