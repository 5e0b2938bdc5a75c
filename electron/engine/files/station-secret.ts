/** Where a station file's secrets come from (CLI.md): plain text, an environment variable, a file, the vault. Read when needed, never kept. */
import { statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { SecretRef } from '../../../shared/domain/station-file.ts';
import { rememberSecret } from '../../log/known-secrets.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readSmallText } from './small-file.ts';

/** The station's own secrets by name, as far as whoever looks has the key to them. */
export interface VaultSecrets {
  has(name: string): boolean;
  /** Undefined where there is none of this name, or no key. */
  reveal(name: string): string | undefined;
}

export interface SecretPlaces {
  /** Relative paths count from the station file's folder. Undefined where it came as a text: then there are none. */
  readonly folder: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Undefined where nobody opened one: then there are none. */
  readonly vault?: VaultSecrets | undefined;
}

/** The plain value; a file's last line end is not part of it. Throws `station/secret-missing`, `station/relative-path`. */
export function resolveSecret(ref: SecretRef, places: SecretPlaces): string {
  const secret = readSecret(ref, places);
  rememberSecret(secret);
  return secret;
}

function readSecret(ref: SecretRef, places: SecretPlaces): string {
  if (typeof ref === 'string') return ref;
  if ('file' in ref) return readSmallText(secretFile(ref.file, places), 'station/secret-missing').replace(/\r?\n$/, '');
  const value = 'env' in ref ? places.environment[ref.env] : places.vault?.reveal(ref.vault);
  if (value === undefined) throw new AppError('station/secret-missing', { params: { file: describeRef(ref), reason: 'not set' } });
  return value;
}

/** How the file points at the secret; of plain text nothing is told. */
export function describeRef(ref: SecretRef): string {
  return typeof ref === 'string' ? 'plain text' : Object.entries(ref).flat().join(' ');
}

/** True where others than the file's owner may read it. Windows has no such bits. */
export function isOpenToOthers(file: string, places: SecretPlaces): boolean {
  if (process.platform === 'win32') return false;
  const mode = statSync(secretFile(file, places), { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o077) !== 0;
}

/** True for a relative path in a station without a folder, which means nothing. */
export function isNowhere(file: string, { folder }: Pick<SecretPlaces, 'folder'>): boolean {
  return folder === undefined && !isAbsolute(file);
}

/** The file's path; throws `station/relative-path` for one that is nowhere. */
export function secretFile(file: string, { folder }: Pick<SecretPlaces, 'folder'>): string {
  if (isAbsolute(file)) return file;
  if (folder === undefined) throw new AppError('station/relative-path', { params: { file } });
  return join(folder, file);
}

/** Names of the environment variables that the file's secrets come from, wherever in it they stand. */
export function secretVariables(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'env' && typeof only[1] === 'string') return [only[1]];
  return [...new Set(entries.flatMap(([, inner]) => secretVariables(inner)))];
}
