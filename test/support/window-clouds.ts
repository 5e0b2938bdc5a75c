/** Every request about provision requests, asked as a window does; the answers are checked by the contract on their way. */
import { expect } from 'vitest';
import type { BatchId } from '../../shared/domain/ids.ts';
import type { StationClient } from './station-client.ts';

/** Of a training line's station file. */
const cloud = 'training';
const operator = 'Ada Lovelace';

/** @param serialNumber Of one of the two units of the batch, which the training line has provisioned. */
export async function askAllOfClouds(station: StationClient, batchId: BatchId, serialNumber: string): Promise<void> {
  expect((await station.ask('clouds.list', {})).clouds).toMatchObject([{ name: cloud, kind: 'everyware-ec4', hasLogin: true }]);
  expect(await station.ask('requests.count', { cloud })).toEqual({ count: 2 });
  const { requests } = await station.ask('requests.list', { cloud });
  expect(requests.map(({ hasActivationKey }) => hasActivationKey)).toEqual([true, true]);
  const { request } = await station.ask('requests.show', { cloud, identifier: serialNumber });
  expect(requests).toContainEqual(request);
  const { executions } = await station.ask('requests.executions', { cloud, identifier: serialNumber });
  expect(executions).toMatchObject([{ status: 'COMPLETED' }]);
  const edited = await station.ask('requests.edit', { cloud, identifier: serialNumber, retryMaxAttempts: 9, operator });
  expect(edited.request.job?.retryMaxAttempts).toBe(9);
  const { clientId } = await station.ask('requests.delete', { cloud, identifier: serialNumber, operator });
  expect(clientId).toBe(request.clientId);
  const summary = await station.ask('requests.create', { cloud, batch: batchId, operator });
  expect(summary).toMatchObject({ rows: 2, provisioned: 2, created: 0, problems: [] });
}

/** @param batchText As it was imported. */
export async function askForUpdates(station: StationClient, batchId: BatchId, batchText: string): Promise<void> {
  const cells = batchText
    .split('\r\n')
    .filter((row) => row !== '')
    .map((row, at) => `${row.split(',')[0] ?? ''},${at === 0 ? 'remark' : `row ${at}`}`);
  const uploadId = await station.upload('remarks.csv', [...cells, ''].join('\r\n'));
  const { result, problemCount } = await station.ask('batches.update', { uploadId, batch: batchId, operator });
  expect([problemCount, result]).toMatchObject([0, { batch: { id: batchId, units: 2, columns: ['remark'] } }]);
}
