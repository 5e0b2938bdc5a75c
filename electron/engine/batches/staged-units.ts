/** Turns checked rows into units as they are stored: verbatim, with secrets encrypted and taken out (ARCHITECTURE, ideas 6 and 7). */
import { randomUUIDv7 } from 'node:crypto';
import type { BatchId, DeviceId, UnitId } from '../../../shared/domain/ids.ts';
import type { StagedUnit } from '../journal/journal.ts';
import type { BatchBox } from '../vault/vault.ts';
import type { BatchColumn } from './header.ts';
import type { KnownDevices, RowDevices } from './known-devices.ts';
import { unitIdentifiers } from './unit-identifiers.ts';

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
export function toStagedUnit(row: number, cells: readonly string[], source: UnitSource): StagedUnit {
  const { batchId, columns, box, journal } = source;
  const unitId = randomUUIDv7() as UnitId;
  const identifiers = unitIdentifiers(cells, columns);
  const deviceId = devicesOf(identifiers, journal)[0] ?? (randomUUIDv7() as DeviceId);
  const open = columns.filter((column) => !column.secret);
  const secret = columns.filter((column) => column.secret && (cells[column.index] ?? '') !== '');
  return {
    unit: {
      unitId,
      batchId,
      deviceId,
      row,
      identifiers,
      columns: Object.fromEntries(open.map(({ name, index }) => [name, cells[index] ?? ''])),
      secretColumns: secret.map(({ name }) => name),
    },
    secrets: Object.fromEntries(secret.map(({ name, index }) => [name, box.encrypt(unitId, name, cells[index] ?? '')])),
  };
}
