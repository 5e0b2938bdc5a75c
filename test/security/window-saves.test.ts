/** Files on their way out of the window: only the engine's own, only where the dialog says, whole or not at all. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hearSaves } from '../../electron/main/save-file.ts';
import { sweepTransit, type TransitPlace, transitPlace } from '../../electron/transit-folder.ts';
import type { SaveAnswer } from '../../shared/contract/window.ts';

const electron = vi.hoisted(() => ({ chosen: '', proposed: '' }));
vi.mock('electron', () => ({
  app: { getPath: () => '/documents' },
  dialog: {
    showSaveDialog: async (_window: unknown, { defaultPath }: { readonly defaultPath: string }) => {
      electron.proposed = defaultPath;
      return { canceled: electron.chosen === '', filePath: electron.chosen };
    },
  },
}));

const isWindows = process.platform === 'win32';
/** Windows has no rights of this kind. */
const OWNERS_ONLY = isWindows ? 0o666 : 0o600;
const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
if (!mayMount) console.log('skipped: a small disk can be mounted by root only');

const OUR_WINDOW = 7;
const ours = { sender: { id: OUR_WINDOW }, senderFrame: { url: 'app://lineside/#/line', parent: null } };

let temp: string;
let target: string;
let place: TransitPlace;
let save: (file: unknown, event?: object) => Promise<SaveAnswer>;
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'lineside-saves-'));
  target = join(temp, 'target');
  await mkdir(target);
  place = transitPlace(join(temp, 'journal.sqlite'), 'outgoing');
  await mkdir(place.folder, { mode: 0o700 });
  electron.chosen = join(target, 'chosen.csv');
  const opened = { webContents: { id: OUR_WINDOW } };
  hearSaves(
    { handle: (_channel, listener) => void (save = (file, event = ours) => listener(event as never, file)) },
    {
      window: () => opened as never,
      outgoing: place,
    },
  );
});
afterEach(() => rm(temp, { recursive: true, force: true }));

async function made(text: string): Promise<string> {
  const fileId = randomUUID();
  await writeFile(place.fileOf(fileId), text, { mode: 0o600 });
  return fileId;
}

describe('a file that the engine made', () => {
  test('is moved where the dialog says, with what belongs to it, for its owner alone', async () => {
    const files = [
      { fileId: await made('rows'), suffix: '' },
      { fileId: await made('manifest'), suffix: '.manifest.json' },
    ];
    await writeFile(electron.chosen, 'older');
    expect(await save({ name: 'week 10.csv', files })).toEqual({ kind: 'saved', name: 'chosen.csv' });
    expect(electron.proposed).toBe(join('/documents', 'week 10.csv'));
    expect((await readdir(target)).toSorted()).toEqual(['chosen.csv', 'chosen.csv.manifest.json']);
    expect(await readFile(electron.chosen, 'utf8')).toBe('rows');
    expect((await stat(electron.chosen)).mode & 0o777).toBe(OWNERS_ONLY);
    expect(await readdir(place.folder)).toEqual([]);
  });

  test('stays for another try where the person changes their mind', async () => {
    electron.chosen = '';
    const fileId = await made('rows');
    expect(await save({ name: 'a.csv', files: [{ fileId, suffix: '' }] })).toEqual({ kind: 'cancelled' });
    expect(await readdir(place.folder)).toHaveLength(1);
    await sweepTransit(place);
    expect(await readdir(place.folder)).toEqual([]);
  });

  test('leaves what was there where it cannot be put, and says so', async () => {
    const fileId = await made('rows');
    const file = { name: 'a.csv', files: [{ fileId, suffix: '' }] };
    electron.chosen = join(target, 'no-such-folder', 'chosen.csv');
    expect(await save(file)).toMatchObject({ kind: 'failed', failure: { code: 'file/not-writable', params: { reason: 'ENOENT' } } });
    electron.chosen = join(target, 'taken');
    await mkdir(join(target, 'taken', 'inside'), { recursive: true });
    expect(await save(file)).toMatchObject({ kind: 'failed', failure: { code: 'file/not-writable' } });
    expect(await readdir(target)).toEqual(['taken']);
    expect(await readdir(place.folder)).toHaveLength(1);
  });

  test.runIf(mayMount)('leaves what was there where the disk is full', async () => {
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', target]).status).toBe(0);
    try {
      await writeFile(electron.chosen, 'older');
      const files = [
        { fileId: await made('x'.repeat(20_000)), suffix: '' },
        { fileId: await made('x'.repeat(60_000)), suffix: '.manifest.json' },
      ];
      expect(await save({ name: 'a.csv', files })).toMatchObject({ kind: 'failed', failure: { params: { reason: 'ENOSPC' } } });
      expect([await readdir(target), await readFile(electron.chosen, 'utf8')]).toEqual([['chosen.csv'], 'older']);
      expect(await readdir(place.folder)).toHaveLength(2);
    } finally {
      spawnSync('umount', [target]);
    }
  });
});

describe('refused', () => {
  test.each([
    ['a path in the place of an id', { name: 'a', files: [{ fileId: '../../etc/passwd', suffix: '' }] }],
    ['an id with a path behind it', { name: 'a', files: [{ fileId: `${randomUUID()}/../../x`, suffix: '' }] }],
    ['a path in the suffix', { name: 'a', files: [{ fileId: randomUUID(), suffix: '/../x' }] }],
    ['a path in the name', { name: '../a', files: [{ fileId: randomUUID(), suffix: '' }] }],
    ['no file at all', { name: 'a', files: [] }],
    ['bytes and files at once', { name: 'a', bytes: new Uint8Array(1), files: [{ fileId: randomUUID(), suffix: '' }] }],
    ['a folder beside them', { name: 'a', folder: '/tmp', files: [{ fileId: randomUUID(), suffix: '' }] }],
  ])('is %s', async (_what, file) => {
    electron.proposed = '';
    await expect(save(file)).rejects.toThrow('refused');
    expect(electron.proposed).toBe('');
  });

  test('is who is not our own page', async () => {
    const file = { name: 'a.csv', files: [{ fileId: await made('rows'), suffix: '' }] };
    await expect(save(file, { ...ours, sender: { id: 8 } })).rejects.toThrow('refused');
  });

  test('is an id of no file, of another journal’s, of a link and of a folder', async () => {
    const other = transitPlace(join(temp, 'other.sqlite'), 'outgoing');
    const [foreign, linked, folder] = [randomUUID(), randomUUID(), randomUUID()];
    await writeFile(other.fileOf(foreign), 'of another');
    await writeFile(join(temp, 'secret'), 'secret');
    if (!isWindows) await symlink(join(temp, 'secret'), place.fileOf(linked));
    await mkdir(place.fileOf(folder));
    for (const fileId of [randomUUID(), foreign, linked, folder]) {
      const answer = await save({
        name: 'a.csv',
        files: [
          { fileId: await made('rows'), suffix: '' },
          { fileId, suffix: '.json' },
        ],
      });
      expect(answer).toMatchObject({ kind: 'failed', failure: { code: 'file/gone' } });
    }
    expect(await readdir(target)).toEqual([]);
  });
});

test('what the page made itself is saved whole, for its owner alone', async () => {
  expect(await save({ name: 'a.txt', bytes: new TextEncoder().encode('text') })).toEqual({ kind: 'saved', name: 'chosen.csv' });
  expect(await readFile(electron.chosen, 'utf8')).toBe('text');
  expect((await stat(electron.chosen)).mode & 0o777).toBe(OWNERS_ONLY);
});
