/** The lifecycle watch as the window asks for it: begun, heard, listed, ended. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canRunMosquitto } from '../support/mosquitto.ts';
import { ACCOUNT, openRemoteBench, type RemoteBench } from '../support/remote-bench.ts';
import { StationClient } from '../support/station-client.ts';

describe.skipIf(!canRunMosquitto)('the watch of a window', () => {
  let station: StationClient;
  let bench: RemoteBench;

  beforeEach(async () => {
    bench = await openRemoteBench();
    station = await StationClient.open();
    const caFile = join(station.folder, 'plant-ca.pem');
    await writeFile(caFile, bench.station.caPem);
    const { url, user, password } = bench.station;
    const brokers = { plant: { url, caFile, user, password, account: ACCOUNT }, silent: { url, caFile } };
    const lanes = [{ lane: 1, name: 'Lane 1', ssh: { host: '127.0.0.1', port: 1, user: 'root', password: 'x' } }];
    const stationBroker = { listen: '127.0.0.1:0', host: '127.0.0.1' };
    await station.ask('line.loadStation', { text: JSON.stringify({ lineside: 1, lanes, brokers, stationBroker }) });
  });

  afterEach(async () => {
    await station.remove();
    await bench.close();
  });

  const lastSaid = () => station.heard['watch.changed'].flatMap(({ others, units }) => [...units, ...others]).at(-1);

  it('shows the units of a batch, and says who comes and goes', async () => {
    const { id: batchId } = await station.importUnits();
    expect(await station.ask('watch.list', {})).toEqual({ brokers: ['station', 'plant'] });
    const view = await station.ask('watch.start', { broker: 'plant', batchId });
    expect(view).toMatchObject({ broker: 'plant', batchId, link: 'connected', others: [] });
    expect(view.units.map(({ identifier, state }) => [identifier, state])).toEqual([1, 2, 3].map((row) => [`SN-000${row}`, 'expected']));

    const gateway = await bench.gateway(1, { serialNumber: 'SN-0002' });
    await expect.poll(lastSaid).toMatchObject({ identifier: 'SN-0002', state: 'connected', counts: { births: 1 } });
    await bench.gateway(2, { serialNumber: 'SN-9999' });
    await expect.poll(lastSaid).toMatchObject({ state: 'connected', birth: { serialNumber: 'SN-9999' } });
    expect(lastSaid()?.unitId).toBeUndefined();
    gateway.vanish();
    await expect.poll(lastSaid).toMatchObject({ identifier: 'SN-0002', state: 'lost', counts: { births: 1, lastWills: 1 } });

    const { watch } = await station.ask('watch.list', {});
    expect(watch?.units.map(({ state }) => state)).toEqual(['expected', 'lost', 'expected']);
    expect(watch?.others).toHaveLength(1);
  });

  it('ends, and says no more', async () => {
    await station.ask('watch.start', { broker: 'plant' });
    await station.ask('watch.stop', {});
    await bench.gateway(1);
    expect((await station.ask('watch.list', {})).watch).toBeUndefined();
    expect(station.heard['watch.changed']).toEqual([]);
  });

  it('gives its place to the next one, and keeps it where the next one cannot begin', async () => {
    await station.ask('watch.start', { broker: 'plant' });
    await expect(station.ask('watch.start', { broker: 'silent' })).rejects.toMatchObject({ code: 'watch/no-login' });
    await expect(station.ask('watch.start', { broker: 'nobody' })).rejects.toMatchObject({ code: 'broker/not-in-station-file' });
    expect((await station.ask('watch.list', {})).watch?.broker).toBe('plant');
    await station.ask('watch.start', { broker: 'station' });
    expect((await station.ask('watch.list', {})).watch).toMatchObject({ broker: 'station', units: [], others: [] });
    await bench.gateway(1);
    expect(station.heard['watch.changed'].filter(({ broker }) => broker === 'plant')).toEqual([]);
  });
});
