/**
 * Puts files where a person said: whole or not at all, and on the disk before they are called saved, because a key may be deleted at the
 * station since this file is there. Until then whatever had the name before is left as it was.
 */
import { randomUUID } from 'node:crypto';
import { chmod, constants, copyFile, link, lstat, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';

export interface Placement {
  readonly from: string;
  readonly to: string;
}

/** Throws `file/not-writable`. */
export async function placeBytes(to: string, bytes: Uint8Array): Promise<void> {
  await placeDrafts([to], async (draft) => {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
    } finally {
      await handle.close();
    }
  });
}

/**
 * Moves files, in one folder. All of them are on the disk before the first gets its name: a full disk leaves everything as it was. Throws
 * `file/gone` where one is not there, and `file/not-writable`; then all are still where they were.
 */
export async function moveFiles(files: readonly Placement[]): Promise<void> {
  for (const { from } of files) await demandFile(from);
  await placeDrafts(
    files.map(({ to }) => to),
    (draft, index) => copyTo(files[index]?.from ?? '', draft),
  );
  for (const { from } of files) await rm(from, { force: true });
}

async function placeDrafts(targets: readonly string[], write: (draft: string, index: number) => Promise<void>): Promise<void> {
  const drafts = targets.map((to) => ({ to, draft: `${to}.${randomUUID()}.part` }));
  let current = targets[0] ?? '';
  try {
    for (const [index, { to, draft }] of drafts.entries()) {
      current = to;
      await write(draft, index);
      await sync(draft, 'r+');
    }
    for (const { to, draft } of drafts) {
      current = to;
      await rename(draft, to);
    }
    await keepNames(dirname(current));
  } catch (cause) {
    for (const { draft } of drafts) await rm(draft, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'EIO';
    throw new AppError('file/not-writable', { params: { file: current, reason }, cause });
  }
}

/** A second name costs nothing; another disk, or a file system without such names, takes a copy. */
async function copyTo(from: string, draft: string): Promise<void> {
  try {
    await link(from, draft);
  } catch {
    await copyFile(from, draft, constants.COPYFILE_EXCL);
    await chmod(draft, 0o600);
  }
}

/** Neither a folder nor a link to somewhere else. */
async function demandFile(from: string): Promise<void> {
  const found = await lstat(from).catch(() => undefined);
  if (found?.isFile() !== true) throw new AppError('file/gone');
}

/** Until its folder is on the disk, a power cut may take a new name away again. Windows has no such call. */
async function keepNames(folder: string): Promise<void> {
  if (process.platform !== 'win32') await sync(folder, 'r');
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
