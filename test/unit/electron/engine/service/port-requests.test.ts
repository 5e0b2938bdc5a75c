import { describe, expect, test, vi } from 'vitest';
import { parseStation } from '../../../../../electron/engine/files/station-file.ts';
import type { PortList } from '../../../../../electron/engine/gateway/shell/serial/list-ports.ts';
import { portRequests } from '../../../../../electron/engine/service/port-requests.ts';
import { personIdSchema, laneIdSchema } from '../../../../../shared/domain/ids.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';

const secret = 'hunter2-hunter2';
const login = { user: 'root', password: { env: 'CONSOLE_PASSWORD' } };
const station = {
  lineside: 1,
  name: 'Bench 4',
  brokers: { everyware: { url: 'mqtts://broker.example:8883' } },
  lanes: [
    { lane: 1, name: 'One', console: { serial: { usb: { location: '1-1.1' } }, login } },
    { lane: 2, name: 'Two', console: { serial: { usb: { serialNumber: 'A2' } }, login } },
    {
      lane: 3,
      name: 'Three',
      console: { tcp: '127.0.0.1:7001', login },
      rest: { url: 'https://127.0.0.1', user: 'admin', password: { env: 'CONSOLE_PASSWORD' } },
    },
  ],
};
const listed: PortList = {
  kind: 'listed',
  ports: [
    { path: '/dev/ttyUSB0', serialNumber: 'A1', location: '1-1.1:1.0' },
    { path: '/dev/ttyUSB1', serialNumber: 'A2', location: '1-1.2:1.0', manufacturer: 'FTDI' },
    { path: '/dev/ttyS0', serialNumber: undefined },
  ],
};
const signal = new AbortController().signal;
const binding = { lane: laneIdSchema.parse('1'), serial: { path: '/dev/ttyS0' } };

function requests(path?: string, list: PortList = listed) {
  const loaded = parseStation(JSON.stringify(station), { path, folder: '/', environment: { CONSOLE_PASSWORD: secret } });
  const bindPort = vi.fn();
  const onChange = vi.fn();
  const demand = vi.fn(async () => personIdSchema.parse('p'));
  const service = portRequests({
    line: { loadedStation: loaded, bindPort },
    session: { demand },
    keys: () => ({ provider: 'environment' }),
    onChange,
    list: async () => list,
  });
  return { service, bindPort, onChange, demand };
}

test('the bench tells every way to a lane and no login', async () => {
  const setup = await requests('/etc/station.json').service['bench.get']({}, signal);
  expect(setup.lanes.map(({ transports }) => transports.map(({ kind, place }) => [kind, place]))).toEqual([
    [['serial', 'USB 1-1.1']],
    [['serial', 'USB A2']],
    [
      ['tcp', '127.0.0.1:7001'],
      ['rest', '127.0.0.1'],
    ],
  ]);
  expect(setup).toMatchObject({ file: '/etc/station.json', brokers: [{ name: 'everyware', url: 'mqtts://broker.example:8883' }] });
  expect(JSON.stringify(setup)).not.toContain(secret);
});

test('the ports tell whose they are', async () => {
  const ports = await requests().service['ports.list']({}, signal);
  expect(ports).toEqual({
    kind: 'listed',
    ports: [
      { path: '/dev/ttyUSB0', serialNumber: 'A1', location: '1-1.1:1.0', lanes: ['1'] },
      { path: '/dev/ttyUSB1', serialNumber: 'A2', location: '1-1.2:1.0', manufacturer: 'FTDI', lanes: ['2'] },
      { path: '/dev/ttyS0', lanes: [] },
    ],
  });
  expect(await requests(undefined, { kind: 'no-udev' }).service['ports.list']({}, signal)).toEqual({ kind: 'no-udev' });
});

describe('a port is saved', () => {
  test('by who may change the station, into the file that the engine knows', async () => {
    const { service, bindPort, onChange, demand } = requests('/etc/station.json');
    expect(await service['ports.bind'](binding, signal)).toEqual({ file: '/etc/station.json' });
    expect(demand).toHaveBeenCalledWith('station');
    expect(bindPort).toHaveBeenCalledWith(binding);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  test('not without the file, and not by somebody who may not', async () => {
    const nowhere = requests();
    await expect(nowhere.service['ports.bind'](binding, signal)).rejects.toMatchObject({ code: 'station/no-file' });
    const { service, bindPort, demand } = requests('/etc/station.json');
    demand.mockRejectedValue(new AppError('people/not-signed-in'));
    await expect(service['ports.bind'](binding, signal)).rejects.toMatchObject({ code: 'people/not-signed-in' });
    expect([nowhere.bindPort, bindPort].every((bind) => bind.mock.calls.length === 0)).toBe(true);
  });
});
