/** A station key that only the window can unwrap: the engine gets it through a pipe, and without it says what is missing. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EngineHost } from '../../electron/main/engine/engine-host.ts';
import { connect, type EngineClient } from '../../shared/rpc/client.ts';
import type { ServerMessage } from '../../shared/rpc/messages.ts';
import { batchText } from '../support/station-client.ts';
import { lineside } from '../support/lineside.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const ENTRY = resolve(import.meta.dirname, '../../electron/engine/entry.ts');

let folder: string;
let host: EngineHost | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-handed-'));
  await writeFile(join(folder, 'station.key'), 'safe-storage:d3JhcHBlZA==\n', { mode: 0o600 });
});
afterEach(async () => {
  await host?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function startHost(stationKey?: string): Promise<EngineClient> {
  await host?.stop();
  const ears: ((frame: ServerMessage) => void)[] = [];
  const started = new EngineHost({
    location: { nodePath: process.execPath, script: ENTRY },
    args: ['--journal', join(folder, 'journal.sqlite')],
    environment: { PATH: process.env['PATH'] ?? '' },
    stationKey,
    onFrame: (frame) => {
      for (const hear of ears) hear(frame);
    },
  });
  host = started;
  started.start();
  return connect({ send: (frame) => started.send(frame), onMessage: (hear) => void ears.push(hear), onClose: () => undefined });
}

test('opens the vault at every start, and nothing else does', async () => {
  const client = await startHost(KEY);
  const bytes = new TextEncoder().encode(batchText('kept-secret-value'));
  const { uploadId } = await client.request('uploads.begin', { name: 'b.csv', sizeBytes: bytes.byteLength });
  await client.request('uploads.append', { uploadId, bytes });
  const { checkId } = await client.request('batches.check', { uploadId, profile: 'everyware' });
  await client.request('batches.import', { checkId, recipe: 'kura-gateway.json' });
  const keys = await client.request('doctor.run', {});
  expect(keys.find(({ name }) => name === 'station-key')).toMatchObject({ ok: true, detail: expect.stringContaining('key store') });
  expect((await client.request('bench.get', {})).keys.provider).toBe('safe-storage');

  await expect((await startHost(KEY)).request('batches.list', {})).resolves.toHaveLength(1);
  await expect((await startHost(Buffer.alloc(32, 8).toString('base64'))).request('batches.list', {})).rejects.toMatchObject({
    code: 'engine/stopped',
  });
  const alone = await lineside(['secret', 'list', '--db', join(folder, 'journal.sqlite')]);
  expect([alone.status, alone.lines[0]]).toMatchObject([2, { error: { code: 'vault/key-in-key-store' } }]);
  const given = await lineside(['secret', 'list', '--db', join(folder, 'journal.sqlite')], { environment: { LINESIDE_STATION_KEY: KEY } });
  expect(given.status).toBe(0);
  expect(await readFile(join(folder, 'logs/lineside-engine.log'), 'utf8')).not.toContain(KEY);
});
