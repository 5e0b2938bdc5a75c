/** A batch file from the window is plain text for as long as it is needed, beside the journal, and nowhere afterwards. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect, type EngineClient } from '../../shared/rpc/client.ts';
import type { ServerMessage } from '../../shared/rpc/messages.ts';
import { batchText, StationClient } from '../support/station-client.ts';

const PLANTED = 'Pl4nted-Secret-0f-An-Upload';

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function filesWith(secret: string, files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(files.map(async (file) => ((await readFile(file).catch(() => '')).includes(secret) ? file : undefined)));
  return found.filter((file) => file !== undefined);
}

describe('in one engine', () => {
  let temp: string;
  let station: StationClient;
  /** The system's temporary folder is one of this test's own, with the station's folder in it: all of it is looked through. */
  beforeEach(async () => {
    temp = await mkdtemp(join(tmpdir(), 'lineside-upload-temp-'));
    vi.stubEnv('TMPDIR', temp);
    station = await StationClient.open();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await station.close();
    await rm(temp, { recursive: true, force: true });
  });
  const uploads = () => filesBelow(join(station.folder, 'uploads'));

  test('a secret is in no file after the import', async () => {
    const uploadId = await station.upload('batch.csv', batchText(PLANTED));
    expect(await filesWith(PLANTED, await filesBelow(temp))).toHaveLength(1);
    const { checkId } = await station.ask('batches.check', { uploadId, profile: 'everyware' });
    await station.ask('batches.import', { checkId, recipe: 'kura-gateway.json' });
    const files = await filesBelow(temp);
    expect(files).toContain(join(station.folder, 'journal.sqlite'));
    expect(await filesWith(PLANTED, files)).toEqual([]);
  });

  test('until then the file is its owner’s alone, and can be checked again', { skip: process.platform === 'win32' }, async () => {
    const uploadId = await station.upload('batch.csv', batchText(PLANTED));
    const [file = ''] = await uploads();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(station.folder, 'uploads'))).mode & 0o777).toBe(0o700);
    for (const profile of ['generic', 'everyware'] as const)
      await station.ask('batches.check', { uploadId, profile }).catch(() => undefined);
    const { checkId } = await station.ask('batches.check', { uploadId, profile: 'everyware' });
    await expect(station.ask('batches.import', { checkId, recipe: 'kura-gateway.json', quantity: 2 })).rejects.toMatchObject({
      code: 'batch/over-quantity',
    });
    await station.ask('batches.import', { checkId, recipe: 'kura-gateway.json', quantity: 3 });
    expect(await uploads()).toEqual([]);
  });

  test('a check of another file takes the place of the last', async () => {
    const first = await station.upload('first.csv', batchText(PLANTED));
    await station.ask('batches.check', { uploadId: first, profile: 'everyware' });
    const second = await station.upload('second.csv', batchText('another-secret'));
    await station.ask('batches.check', { uploadId: second, profile: 'everyware' });
    expect(await filesWith(PLANTED, await uploads())).toEqual([]);
    expect(await uploads()).toHaveLength(1);
  });

  test('closing leaves nothing', async () => {
    await station.upload('batch.csv', batchText(PLANTED));
    await station.close();
    expect(await filesWith(PLANTED, await filesBelow(temp))).toEqual([]);
  });
});

describe('after an engine was killed', () => {
  let folder: string;
  let child: ChildProcess;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lineside-upload-kill-'));
  });
  afterEach(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  });

  function startEngine(): EngineClient {
    const entry = resolve(import.meta.dirname, '../../electron/engine/entry.ts');
    child = fork(entry, ['--journal', join(folder, 'journal.sqlite')], { execArgv: [], serialization: 'advanced', stdio: 'inherit' });
    const engine = child;
    return connect({
      send: (message) => void engine.send(message),
      onMessage: (listener) => void engine.on('message', (message) => listener(message as ServerMessage)),
      onClose: (listener) => void engine.on('disconnect', listener),
    });
  }

  test('the next start sweeps what was pending, and only that', async () => {
    await mkdir(join(folder, 'uploads'));
    await writeFile(join(folder, 'uploads', 'notes.txt'), 'of somebody else');
    const bytes = new TextEncoder().encode(batchText(PLANTED));
    const engine = startEngine();
    const { uploadId } = await engine.request('uploads.begin', { name: 'batch.csv', sizeBytes: bytes.byteLength });
    await engine.request('uploads.append', { uploadId, bytes });
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    expect(await filesWith(PLANTED, await filesBelow(folder))).toHaveLength(1);

    await startEngine().request('line.get', {});
    expect(await filesWith(PLANTED, await filesBelow(folder))).toEqual([]);
    expect(await filesBelow(join(folder, 'uploads'))).toEqual([join(folder, 'uploads', 'notes.txt')]);
  });
});
