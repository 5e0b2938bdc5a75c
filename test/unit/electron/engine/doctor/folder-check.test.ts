import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFolder } from '../../../../../electron/engine/doctor/folder-check.ts';
import { checkLoopback } from '../../../../../electron/engine/doctor/loopback-check.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-doctor-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('checkFolder', () => {
  it('finds folder and disk space', async () => {
    const [writable, space] = await checkFolder(folder);
    expect(writable).toMatchObject({ name: 'journal-folder', ok: true, said: { key: 'doctor.journal-folder.ok' } });
    expect(space).toMatchObject({ name: 'disk-space', said: { params: { freeGb: expect.stringMatching(/^\d+\.\d$/) } } });
  });

  it('looks where a missing folder would be made, and makes nothing', async () => {
    const [writable] = await checkFolder(join(folder, 'a', 'b'));
    expect(writable).toMatchObject({ ok: true, said: { key: 'doctor.journal-folder.to-be-made', params: { place: folder } } });
    expect(await readdir(folder)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('finds what cannot be written, for root as well: a file in the way', async () => {
    await writeFile(join(folder, 'journal'), '', { mode: 0o400 });
    expect((await checkFolder(join(folder, 'journal', 'deeper')))[0]).toMatchObject({
      ok: false,
      said: { key: 'doctor.journal-folder.not-writable' },
    });
  });
});

describe('checkLoopback', () => {
  it('listens and lets go', async () => {
    expect(await checkLoopback()).toMatchObject({ name: 'loopback', ok: true });
  });
});
