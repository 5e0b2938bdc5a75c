/**
 * The station's own secrets by name, for `{"vault": "NAME"}` in a station file: in a file beside the journal, each sealed by the station
 * key with its name bound in. Names are no secrets; who may read the file may see them.
 */
import { hash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readSmallFile } from '../files/small-file.ts';
import type { VaultSecrets } from '../files/station-secret.ts';
import { ensurePrivateFolder } from '../journal/files/private-file.ts';
import { seal, unseal } from './envelope.ts';
import type { StationKey } from './vault.ts';

const contentSchema = z.strictObject({ lineside: z.literal(1), secrets: z.record(z.string(), z.base64()) });
type Content = z.infer<typeof contentSchema>;

/** Beside the station key. */
export function stationSecretsFile(keyFolder: string): string {
  return join(keyFolder, 'station.secrets');
}

/** Passwords of gateways that are of no unit yet. */
export function gatewaySecretsFile(keyFolder: string): string {
  return join(keyFolder, 'gateway.secrets');
}

/** What the station's own broker is known by. */
export function brokerSecretsFile(keyFolder: string): string {
  return join(keyFolder, 'station-broker.secrets');
}

/** Keys, access keys and access tokens of manufacturers' certificates. */
export function manufacturerSecretsFile(keyFolder: string): string {
  return join(keyFolder, 'manufacturers.secrets');
}

/** Which PINs a token has refused. */
export function tokenRefusalsFile(keyFolder: string): string {
  return join(keyFolder, 'token-refusals.secrets');
}

/** True where one of these files is there: then the station needs the key that sealed it. */
export function hasSealedFiles(keyFolder: string): boolean {
  return [stationSecretsFile, gatewaySecretsFile, brokerSecretsFile, manufacturerSecretsFile].some((fileIn) =>
    existsSync(fileIn(keyFolder)),
  );
}

export interface StationSecrets extends VaultSecrets {
  names(): readonly string[];
  /** Of one setting of the value: another after the next `set`, even of the same value. Undefined where there is none. */
  sealId(name: string): string | undefined;
  /** Durable when it returns. */
  set(name: string, value: string): void;
  /** False where there was none. */
  remove(name: string): boolean;
}

/**
 * Reads the file at each question: the engine that changes it is not always the one that asks. Throws `vault/secrets-unreadable`, and
 * `vault/wrong-key` where the station key is not the one that sealed a value.
 */
export function openStationSecrets(file: string, { key }: Pick<StationKey, 'key'>): StationSecrets {
  const read = () => readContent(file).secrets;
  const has = (name: string) => Object.hasOwn(read(), name);
  return {
    has,
    names: () => Object.keys(read()).toSorted(),
    sealId: (name) => {
      const sealed = has(name) ? read()[name] : undefined;
      return sealed === undefined ? undefined : hash('sha256', sealed);
    },
    reveal: (name) => {
      const sealed = has(name) ? read()[name] : undefined;
      return sealed === undefined ? undefined : open(name, sealed, key);
    },
    set: (name, value) => {
      const sealed = Buffer.from(seal(Buffer.from(value), key, placeOf(name))).toString('base64');
      replace(file, { ...read(), [name]: sealed });
    },
    remove: (name) => {
      const { [name]: removed, ...rest } = read();
      if (removed !== undefined) replace(file, rest);
      return removed !== undefined;
    },
  };
}

/** For who has no key: whether a name has a value. A file that cannot be read has none. */
export function stationSecretNames(file: string): VaultSecrets {
  return {
    reveal: () => undefined,
    has: (name) => {
      try {
        return Object.hasOwn(readContent(file).secrets, name);
      } catch {
        return false;
      }
    },
  };
}

function open(name: string, sealed: string, key: Uint8Array): string {
  const value = unseal(Buffer.from(sealed, 'base64'), key, placeOf(name));
  if (value === undefined) throw new AppError('vault/wrong-key', { params: { batch: name } });
  return Buffer.from(value).toString();
}

function placeOf(name: string): readonly string[] {
  return ['lineside-station-secret', name];
}

function readContent(file: string): Content {
  try {
    return contentSchema.parse(JSON.parse(readSmallFile(file, 'vault/secrets-unreadable').toString()));
  } catch (error) {
    if (error instanceof AppError && error.params['reason'] === 'ENOENT') return { lineside: 1, secrets: {} };
    if (error instanceof AppError) throw error;
    throw new AppError('vault/secrets-unreadable', { params: { file, reason: 'JSON' }, cause: error });
  }
}

/** Whole or not at all, for the owner only. */
function replace(file: string, secrets: Content['secrets']): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    ensurePrivateFolder(dirname(file));
    const descriptor = openSync(draft, 'wx', 0o600);
    try {
      writeSync(descriptor, `${JSON.stringify({ lineside: 1, secrets } satisfies Content, undefined, 2)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new AppError('file/not-writable', { params: { file, reason }, cause });
  }
}
