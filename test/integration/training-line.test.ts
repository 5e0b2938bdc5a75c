/** The window's training line: it comes up with a batch of its own, and ends with its engine, however that ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareTrainingFolder } from '../../electron/engine/service/training-folder.ts';
import { startTrainingLine } from '../../electron/engine/service/training-line.ts';
import { stubbornSimulation } from '../support/stubborn-simulation.ts';

const root = resolve(import.meta.dirname, '../..');
const lineside = [join(root, 'electron/cli/main.ts')];
const environment = process.env;
const { signal } = new AbortController();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-training-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** True while the simulated operator's hand answers. */
async function isUp(hand: string): Promise<boolean> {
  try {
    return (await fetch(hand, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

async function handOf(stationFile: string): Promise<string> {
  const { default: station } = (await import(stationFile, { with: { type: 'json' } })) as { default: { training: { hand: string } } };
  return station.training.hand;
}

test('comes up with a batch and goes when closed', async () => {
  const line = await startTrainingLine({ gateways: 2, lanes: 1, folder: join(folder, 'closed'), lineside, environment, signal });
  const hand = await handOf(line.stationFile);
  expect(line.batchFile.text.split('\r\n').filter((row) => row !== '')).toHaveLength(3);
  expect(await isUp(hand)).toBe(true);
  await line.close();
  expect(await isUp(hand)).toBe(false);
});

test('ends when its engine is killed', async () => {
  const script = join(folder, 'engine.mjs');
  const options = JSON.stringify({ gateways: 1, lanes: 1, folder: join(folder, 'killed'), lineside });
  await writeFile(
    script,
    `import { startTrainingLine } from ${JSON.stringify(join(root, 'electron/engine/service/training-line.ts'))};
     const line = await startTrainingLine({ ...${options}, environment: process.env, signal: new AbortController().signal });
     console.log(line.stationFile);
     setInterval(() => undefined, 1000);`,
  );
  const engine = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [stationFile] = (await once(createInterface({ input: engine.stdout }), 'line')) as [string];
  const hand = await handOf(stationFile);
  expect(await isUp(hand)).toBe(true);
  engine.kill('SIGKILL');
  await expect.poll(() => isUp(hand), { timeout: 10_000 }).toBe(false);
});

test('the simulation gets nothing of the station’s secrets', async () => {
  const place = join(folder, 'environment');
  const line = await startTrainingLine({
    gateways: 1,
    lanes: 1,
    folder: place,
    lineside: await stubbornSimulation(folder),
    environment: { ...process.env, LC_ALL: 'C.UTF-8', LINESIDE_STATION_KEY: 'station-key', LINESIDE_BROKER: 'password', NODE_OPTIONS: '' },
    signal,
  });
  await line.close();
  const given = JSON.parse(await readFile(`${line.stationFile}.environment.json`, 'utf8')) as Record<string, string>;
  expect(given).toMatchObject({ PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' });
  const names = Object.keys(given).filter((name) => !name.startsWith('NODE_CHANNEL_') && !name.startsWith('LC_'));
  const allowed = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'APPDATA', 'NODE_COMPILE_CACHE'];
  expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
});

describe('the training folder', () => {
  const startIn = (place: string) => startTrainingLine({ gateways: 1, lanes: 1, folder: place, lineside, environment, signal });
  const foreign = { code: 'simulator/foreign-folder' };

  test('somebody else’s folder of the same name is left as it is', async () => {
    const place = join(folder, 'foreign');
    await mkdir(join(place, 'deep'), { recursive: true });
    await writeFile(join(place, 'deep', 'photo.jpg'), 'precious');
    await expect(startIn(place)).rejects.toMatchObject({ ...foreign, params: { folder: place } });
    expect(await readFile(join(place, 'deep', 'photo.jpg'), 'utf8')).toBe('precious');
  });

  test('so is a file, and a link to a folder', { skip: process.platform === 'win32' }, async () => {
    await writeFile(join(folder, 'file'), 'precious');
    await expect(startIn(join(folder, 'file'))).rejects.toMatchObject(foreign);
    await mkdir(join(folder, 'elsewhere'));
    await writeFile(join(folder, 'elsewhere', 'lineside-training'), '');
    await symlink(join(folder, 'elsewhere'), join(folder, 'link'));
    await expect(startIn(join(folder, 'link'))).rejects.toMatchObject(foreign);
  });

  test('an empty one is taken, and emptied again the next time', async () => {
    const place = join(folder, 'own');
    await mkdir(place);
    await prepareTrainingFolder(place);
    await writeFile(join(place, 'journal.sqlite'), 'of the last time');
    await mkdir(join(place, 'uploads'));
    await prepareTrainingFolder(place);
    expect(await readdir(place)).toEqual(['lineside-training']);
  });
});
