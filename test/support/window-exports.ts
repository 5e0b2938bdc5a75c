/** What a window asks about exports of a batch. */
import { expect } from 'vitest';
import type { BatchId } from '../../shared/domain/ids.ts';
import type { StationClient } from './station-client.ts';

export async function askAllOfExports(station: StationClient, batchId: BatchId): Promise<void> {
  const dialects = await station.ask('exports.dialects', { batchId });
  expect(dialects.find(({ dialect }) => dialect === 'everyware-csv')?.refusal).toBeUndefined();
  const order = { batchId, dialect: 'everyware-csv', only: 'all' } as const;
  expect((await station.ask('exports.preview', order)).text).toContain('SN-0001');
  const { rows, outgoing } = await station.ask('exports.write', { ...order, operator: 'Ada' });
  expect([rows > 0, outgoing.files.length]).toEqual([true, 2]);
}
