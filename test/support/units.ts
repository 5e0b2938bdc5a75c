/** Units, batches and states for tests that need no journal. */
import { toIdentifier } from '../../shared/domain/identifiers.ts';
import type { BatchId, DeviceId, Sha256, UnitId } from '../../shared/domain/ids.ts';
import type { Batch, Unit } from '../../shared/domain/unit.ts';
import { openUnit, type UnitState } from '../../shared/domain/unit-state.ts';

export const BATCH_ID = 'batch-1' as BatchId;

export function aBatch(part: Partial<Batch> = {}): Batch {
  return {
    batchId: BATCH_ID,
    name: 'Monday',
    profile: 'everyware',
    recipeName: 'Kura gateway',
    recipeVersion: 1,
    recipeSha256: 'a'.repeat(64) as Sha256,
    columns: ['serialNumber', 'macAddress', 'password'],
    secretColumns: ['password'],
    unitCount: 2,
    importedAt: '2026-01-01T00:00:00.000Z',
    ...part,
  };
}

/** Row 7 has serial SN00007 and MAC address 02:00:00:00:00:07. */
export function aUnit(row: number, part: Partial<Unit> = {}): Unit {
  const serialNumber = `SN${String(row).padStart(5, '0')}`;
  const macAddress = `02:00:00:00:00:${String(row).padStart(2, '0')}`;
  return {
    unitId: `unit-${row}` as UnitId,
    batchId: BATCH_ID,
    deviceId: `device-${row}` as DeviceId,
    row,
    identifiers: [toIdentifier('serialNumber', serialNumber), toIdentifier('macAddress', macAddress)],
    columns: { serialNumber, macAddress },
    secretColumns: [],
    ...part,
  };
}

export function aRow(row: number, state: Partial<UnitState> = {}): { readonly unit: Unit; readonly state: UnitState } {
  const unit = aUnit(row);
  const { unitId, batchId, deviceId } = unit;
  return { unit, state: { ...openUnit({ unitId, batchId, deviceId, row }), ...state } };
}
