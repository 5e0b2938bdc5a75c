/** Files that only their owner may read: keys, and the journal itself. */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../../shared/errors/app-error.ts';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/** Makes the folder and those above it, for the owner only; existing ones keep their rights. */
export function ensurePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/**
 * Makes an empty file with mode 0600 where there is none. An existing one is not even opened: closing it would drop the locks
 * that SQLite holds on it in this process (fcntl(2), sqlite.org/howtocorrupt.html §2.2).
 */
export function ensurePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', OWNER_ONLY));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

/**
 * Reads a key file, or makes it from `makeContent`. Made whole under another name and then linked, so that of two programs
 * that come at the same time both read the same key. Throws `vault/key-file-open-to-others` where others have rights on it.
 */
export function readOrMakeKeyFile(file: string, makeContent: () => string): string {
  try {
    return readKeyFile(file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  const draft = `${file}.${randomUUID()}`;
  writeDurably(draft, makeContent());
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  syncFolder(dirname(file));
  return readKeyFile(file);
}

/** Takes the rights of others from files that are there. A file system that knows no rights has none to take. */
export function makePrivate(files: readonly string[]): void {
  for (const file of files) {
    try {
      if ((statSync(file).mode & OTHERS) !== 0) chmodSync(file, OWNER_ONLY);
    } catch (error) {
      if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EPERM')) throw error;
    }
  }
}

/** Until its folder is on the disk, a power cut may take a new file away again: with a key, all that it opens. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Throws `vault/key-file-open-to-others` where others have rights on it, and the system's error where there is none. */
export function readKeyFile(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    // Windows has no such bits; there the rights of the user's folder hold.
    if (process.platform !== 'win32' && (fstatSync(descriptor).mode & OTHERS) !== 0) {
      throw new AppError('vault/key-file-open-to-others', { params: { file } });
    }
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

function writeDurably(file: string, content: string): void {
  const descriptor = openSync(file, 'wx', OWNER_ONLY);
  try {
    writeSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Until its descriptor is synced, a file that another program wrote may be lost with the power. */
export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
