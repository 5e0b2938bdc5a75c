/** The folder of the journal: may be written, has room, and lies on a disk of this computer. */
import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Finding } from './finding.ts';

/** A day of a busy line writes a few dozen megabytes; below this the journal may fill the disk within a shift. */
const LEAST_FREE_BYTES = 500 * 1024 * 1024;

/** File system types whose locks do not hold between computers, so that two stations could write one journal (statfs(2)). */
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

export async function checkFolder(folder: string): Promise<readonly Finding[]> {
  const place = await nearestExisting(resolve(folder));
  return [await checkWritable(folder, place), await checkSpace(place)];
}

async function checkWritable(folder: string, place: string): Promise<Finding> {
  const finding = (ok: boolean, key: FolderText): Finding => ({
    name: 'journal-folder',
    required: true,
    ok,
    said: { key, params: { folder, place } },
  });
  if (!(await isAccessible(place, constants.W_OK | constants.X_OK))) return finding(false, 'doctor.journal-folder.not-writable');
  const { type } = await statfs(place);
  if (process.platform === 'linux' && NETWORK_FILE_SYSTEMS.has(type)) return finding(false, 'doctor.journal-folder.on-network');
  return finding(true, place === resolve(folder) ? 'doctor.journal-folder.ok' : 'doctor.journal-folder.to-be-made');
}

type FolderText =
  | 'doctor.journal-folder.ok'
  | 'doctor.journal-folder.to-be-made'
  | 'doctor.journal-folder.not-writable'
  | 'doctor.journal-folder.on-network';

async function checkSpace(place: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(place);
  const freeBytes = bavail * bsize;
  const ok = freeBytes >= LEAST_FREE_BYTES;
  const params = { freeGb: (freeBytes / 1024 ** 3).toFixed(1), leastMb: LEAST_FREE_BYTES / 1024 ** 2, place };
  return { name: 'disk-space', required: true, ok, said: { key: ok ? 'doctor.disk-space.ok' : 'doctor.disk-space.low', params } };
}

/** The folder itself, or the one in which it would be made. */
async function nearestExisting(folder: string): Promise<string> {
  if (await isAccessible(folder, constants.F_OK)) return folder;
  const parent = dirname(folder);
  return parent === folder ? folder : await nearestExisting(parent);
}

async function isAccessible(path: string, mode: number): Promise<boolean> {
  return await access(path, mode).then(
    () => true,
    () => false,
  );
}
