/** The key that wraps all others: from the environment, or from a file of its own. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { AppError } from '../../../shared/errors/app-error.ts';
import { PROTECTED_KEY, stationKeyFile } from '../../station-folder.ts';
import { ensurePrivateFolder, readOrMakeKeyFile } from '../journal/files/private-file.ts';
import type { StationKey } from './vault.ts';

export const STATION_KEY_VARIABLE = 'LINESIDE_STATION_KEY';
const KEY_BYTES = 32;

export interface StationKeyPlace {
  /** Where the key file lies, or is made at first use. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The key in words, from whoever could unwrap it. */
  readonly handed?: string | undefined;
  /** Asked where the key file is missing: false refuses to make one. Without it one is made. */
  readonly mayMake?: () => boolean;
}

/**
 * `LINESIDE_STATION_KEY` (32 bytes as base64 or 64 hexadecimal digits) goes before a key that was handed over, and that before the
 * file `station.key` (0600, base64). Throws `vault/unusable-key`, `vault/key-file-open-to-others`, `vault/key-in-key-store` where the
 * file's key is wrapped and nobody handed it over, or `vault/no-key` where the file can be neither read nor made,
 * or may not be made.
 */
export function openStationKey({ folder, environment, handed, mayMake = () => true }: StationKeyPlace): StationKey {
  const fromEnvironment = environment[STATION_KEY_VARIABLE];
  if (fromEnvironment !== undefined && fromEnvironment !== '') {
    return { provider: 'environment', key: parseKey(fromEnvironment, STATION_KEY_VARIABLE) };
  }
  if (handed !== undefined) return { provider: 'safe-storage', key: parseKey(handed, 'safeStorage') };
  const file = stationKeyFile(folder);
  if (!existsSync(file) && !mayMake()) throw new AppError('vault/no-key', { params: { file } });
  const content = readKeyFile(folder, file);
  if (content.startsWith(PROTECTED_KEY)) throw new AppError('vault/key-in-key-store', { params: { file } });
  return { provider: 'key-file', key: parseKey(content, file) };
}

/** Where the key comes from, without reading it. */
export function stationKeyPlace({ folder, environment, handed }: Pick<StationKeyPlace, 'folder' | 'environment' | 'handed'>) {
  const isGiven = (environment[STATION_KEY_VARIABLE] ?? '') !== '';
  if (isGiven) return { provider: 'environment' as const };
  return { provider: handed === undefined ? ('key-file' as const) : ('safe-storage' as const), file: stationKeyFile(folder) };
}

function readKeyFile(folder: string, file: string): string {
  try {
    ensurePrivateFolder(folder);
    return readOrMakeKeyFile(file, () => `${randomBytes(KEY_BYTES).toString('base64')}\n`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('vault/no-key', { params: { file }, cause: error });
  }
}

function parseKey(text: string, source: string): Uint8Array {
  const trimmed = text.trim();
  const key = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : decodeBase64(trimmed);
  if (key.length !== KEY_BYTES) throw new AppError('vault/unusable-key', { params: { source } });
  return key;
}

/** Node skips what is not base64; a key with a typing error shall not pass as another key. */
function decodeBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  const withoutPadding = (base64: string) => base64.replace(/=+$/, '');
  return withoutPadding(bytes.toString('base64')) === withoutPadding(text) ? bytes : new Uint8Array();
}
