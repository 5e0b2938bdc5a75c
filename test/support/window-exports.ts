/** What a window asks about exports of a batch. */
import { expect } from 'vitest';
import { makeSelfSignedCertificate } from '../../electron/engine/pki/self-signed.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import type { StationClient } from './station-client.ts';

export async function askAllOfExports(station: StationClient, batchId: BatchId): Promise<void> {
  const dialects = await station.ask('exports.dialects', { batchId });
  expect(dialects.find(({ dialect }) => dialect === 'everyware-csv')?.refusal).toBeUndefined();
  const order = { batchId, dialect: 'everyware-csv', only: 'all' } as const;
  expect((await station.ask('exports.preview', order)).text).toContain('SN-0001');
  const { rows, outgoing } = await station.ask('exports.write', { ...order, operator: 'Ada' });
  expect([rows > 0, outgoing.files.length]).toEqual([true, 2]);
  const { certificatePem: recipientPem } = await makeSelfSignedCertificate({ subject: { CN: 'Owner' }, validDays: 9, nowMs: Date.now() });
  const plan = await station.ask('exports.handOverPlan', { batchId, recipientPem });
  expect(plan).toMatchObject({ columns: ['password', 'activationKey'].toSorted(), recipient: { subject: 'CN=Owner' } });
  const handedOver = await station.ask('exports.handOver', { batchId, recipientPem, reason: 'handing over', operator: 'Ada' });
  expect([handedOver.count, handedOver.recipientSha256]).toEqual([plan.count, plan.recipient?.sha256]);
  const again = await station.ask('exports.handOverPlan', { batchId });
  expect(again.earlier).toMatchObject({ reason: 'handing over', recipientSha256: handedOver.recipientSha256 });
}
