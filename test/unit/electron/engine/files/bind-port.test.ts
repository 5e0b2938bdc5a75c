import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bindPort } from '../../../../../electron/engine/files/bind-port.ts';
import { laneIdSchema } from '../../../../../shared/domain/ids.ts';

const login = { user: 'root', password: { env: 'CONSOLE_PASSWORD' } };
const serial = { usb: { location: '1-1.2' } } as const;
const station = {
  lineside: 1,
  name: 'Bench 4',
  lanes: [
    { lane: 1, name: 'One', console: { tcp: '127.0.0.1:7001', login } },
    { lane: 2, name: 'Two', console: { serial: { path: '/dev/ttyUSB0' }, baud: 9600, login } },
    { lane: 3, name: 'Three', ssh: { host: '127.0.0.1', user: 'root', password: { env: 'SSH_PASSWORD' } } },
  ],
};
const options = { environment: { CONSOLE_PASSWORD: 'x', SSH_PASSWORD: 'y' } };
const lane = (id: string) => laneIdSchema.parse(id);

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-bind-'));
  file = join(folder, 'station.json');
  await writeFile(file, `\ufeff${JSON.stringify(station)}`, { mode: 0o640 });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const written = async () => JSON.parse(await readFile(file, 'utf8')) as typeof station;

test('changes the lane’s port and nothing else, and keeps the file’s rights', async () => {
  bindPort(file, { lane: lane('2'), serial }, options);
  const { lanes } = await written();
  expect(lanes[1]?.console).toEqual({ serial, baud: 9600, login });
  expect([lanes[0], lanes[2]]).toEqual([station.lanes[0], station.lanes[2]]);
  expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect(await readdir(folder)).toEqual(['station.json']);
});

test('takes the place of a console server', async () => {
  bindPort(file, { lane: lane('1'), serial }, options);
  expect((await written()).lanes[0]?.console).toEqual({ serial, login });
});

test('refuses a lane without a console, and leaves the file as it was', async () => {
  const before = await readFile(file);
  expect(() => bindPort(file, { lane: lane('3'), serial }, options)).toThrow(expect.objectContaining({ code: 'station/no-console' }));
  expect(() => bindPort(file, { lane: lane('9'), serial }, options)).toThrow(expect.objectContaining({ code: 'station/no-console' }));
  expect(await readFile(file)).toEqual(before);
});

test('a file that is no station file is not touched', async () => {
  await writeFile(file, JSON.stringify({ ...station, lanes: [{ ...station.lanes[1], colour: 'red' }] }));
  const before = await readFile(file);
  expect(() => bindPort(file, { lane: lane('2'), serial }, options)).toThrow(expect.objectContaining({ code: 'station/invalid' }));
  expect(await readFile(file)).toEqual(before);
});
