/** The folder of a training line: emptied at every start, and therefore only ever one that Lineside made itself. */
import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';

/** Says that everything beside it may be deleted. */
const MARKER = 'lineside-training';

/** `simulator/foreign-folder` where something else has this name: a folder with other files in it, a file, a link. */
export async function prepareTrainingFolder(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o700 });
  const names = await namesIn(folder);
  const refuse = () => new AppError('simulator/foreign-folder', { params: { folder } });
  if (names === 'no-folder') throw refuse();
  if (names === 'nothing') await mkdir(folder, { mode: 0o700 });
  else if (names.length > 0 && !names.includes(MARKER)) throw refuse();
  // The marker is never away while there is something beside it: an emptying that was cut short is finished by the next.
  await writeFile(path.join(folder, MARKER), 'Lineside deletes everything in this folder when a training line starts.\n', { mode: 0o600 });
  for (const name of names === 'nothing' ? [] : names) {
    if (name !== MARKER) await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

async function namesIn(folder: string): Promise<readonly string[] | 'nothing' | 'no-folder'> {
  try {
    return (await lstat(folder)).isDirectory() ? await readdir(folder) : 'no-folder';
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return 'nothing';
    throw cause;
  }
}
