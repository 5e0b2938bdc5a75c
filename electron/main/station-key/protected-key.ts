/**
 * The station key in its file, wrapped by the computer's key store where somebody asked for that: only the window can unwrap it then, and
 * hands it to the engine. Commands use the window's engine, or LINESIDE_STATION_KEY.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PROTECTED_KEY } from '../../station-folder.ts';
import type { KeyStore } from './key-store.ts';

const KEY_BYTES = 32;

/** True where the file's key can be unwrapped by the key store only. */
export function isProtected(file: string): boolean {
  return read(file)?.startsWith(PROTECTED_KEY) === true;
}

/** The plain key of a protected file. Rejects where this user's key store did not wrap it. */
export async function unwrapKey(file: string, store: KeyStore): Promise<string> {
  const content = read(file) ?? '';
  return await store.unwrap(Buffer.from(content.slice(PROTECTED_KEY.length).trim(), 'base64'));
}

/** Wraps the file's key, or a new one where there is no file. It is unwrapped once before the plain one goes. */
export async function protectKey(file: string, store: KeyStore): Promise<void> {
  if (isProtected(file)) return;
  const key = read(file)?.trim() ?? randomBytes(KEY_BYTES).toString('base64');
  const wrapped = await store.wrap(key);
  if ((await store.unwrap(wrapped)) !== key) throw new Error('the key store gives back something else');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  replace(file, `${PROTECTED_KEY}${wrapped.toString('base64')}\n`);
}

/** Puts the plain key back into its file, for commands alone, or before a move to another computer. */
export async function unprotectKey(file: string, store: KeyStore): Promise<void> {
  if (isProtected(file)) replace(file, `${await unwrapKey(file, store)}\n`);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all: a key that is half written opens nothing any more. */
function replace(file: string, content: string): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    const descriptor = openSync(draft, 'wx', 0o600);
    try {
      writeSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
