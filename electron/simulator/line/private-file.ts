/** Files that hold passwords: for their owner only, and there whole or not at all. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error.ts';

/** Replaces a file by way of a temporary one beside it. `file/not-writable` */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new AppError('file/not-writable', { params: { file: path }, cause });
  }
}
