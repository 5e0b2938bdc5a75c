/** Orders from the window: one at a time, whoever asks how fast, and stopped at once where lanes only wait. */
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BatchId } from '../../shared/domain/ids.ts';
import { StationClient } from '../support/station-client.ts';

let station: StationClient;
let silent: Server;
let batchId: BatchId;

/** One lane where nothing answers, and one where something takes the call and never says a word. */
beforeEach(async () => {
  silent = createServer((socket) => socket.on('error', () => socket.destroy())).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  station = await StationClient.open();
  const lane = (number: number, host: string) => ({
    lane: number,
    name: `Lane ${number}`,
    ssh: { host, port, user: 'root', password: 'x' },
  });
  await station.ask('line.loadStation', { text: JSON.stringify({ lineside: 1, lanes: [lane(1, '127.0.0.2'), lane(2, '127.0.0.1')] }) });
  batchId = (await station.importUnits()).id;
});
afterEach(async () => {
  silent.close();
  await station.remove();
});

const start = () => station.ask('runs.start', { batchId, operator: 'Ada' });

test('of two orders at once the second is refused, and stopping still stops the first', async () => {
  const [first, second] = await Promise.allSettled([start(), start()]);
  expect(first).toEqual({ status: 'fulfilled', value: { lanes: 2 } });
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'run/already-running' } });
  expect((await station.ask('line.get', {})).running).toBe(true);

  const before = performance.now();
  await station.ask('runs.stop', {});
  await station.atRest();
  expect(performance.now() - before).toBeLessThan(1500);
  await expect(start()).resolves.toEqual({ lanes: 2 });
});

test('a line that waits ends promptly when stopped, and says so', async () => {
  await start();
  await expect.poll(() => station.heard['lanes.changed'].flat().some((lane) => lane.phase === 'waiting')).toBe(true);
  await expect.poll(() => station.heard['line.changed'].at(-1)?.running).toBe(true);
  const before = performance.now();
  await station.ask('runs.stop', {});
  await expect.poll(() => station.heard['line.changed'].at(-1)?.running).toBe(false);
  expect(performance.now() - before).toBeLessThan(1500);
});

test('an order that cannot begin is refused to who gave it, and holds nothing', async () => {
  const nobody = 'no-such-batch' as BatchId;
  await expect(station.ask('runs.start', { batchId: nobody, operator: 'Ada' })).rejects.toMatchObject({ code: 'batch/not-found' });
  await expect(start()).resolves.toEqual({ lanes: 2 });
});

test('while the training line comes up, nothing else begins and the station file stays', async () => {
  const training = station.ask('line.startTraining', { gateways: 1, lanes: 1 });
  await expect(start()).rejects.toMatchObject({ code: 'run/already-running' });
  await expect(station.ask('line.startTraining', { gateways: 1, lanes: 1 })).rejects.toMatchObject({ code: 'run/already-running' });
  await expect(station.ask('line.stopTraining', {})).rejects.toMatchObject({ code: 'run/already-running' });
  await expect(station.ask('line.loadStation', { text: '{}' })).rejects.toMatchObject({ code: 'run/already-running' });
  expect((await training).line).toMatchObject({ training: true, running: false });
});

test('while an order goes on, no other line takes its place', async () => {
  const order = start();
  await expect(station.ask('line.startTraining', { gateways: 1, lanes: 1 })).rejects.toMatchObject({ code: 'run/already-running' });
  await expect(order).resolves.toEqual({ lanes: 2 });
  expect((await station.ask('line.get', {})).training).toBe(false);
});
