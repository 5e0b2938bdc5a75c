/** The vault over the journal's file. */
import { createSecretKey, randomBytes } from 'node:crypto';
import type { BatchId, UnitId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { rememberSecret } from '../../log/known-secrets.ts';
import type { Journal, JournalReader } from '../journal/journal.ts';
import { seal, unseal } from './envelope.ts';
import type { BatchBox, StationKey, Vault } from './vault.ts';

/** What the vault needs of the journal. */
export interface VaultJournal extends Pick<Journal, 'storeBatchKey' | 'deleteBatchKey'> {
  readonly read: Pick<JournalReader, 'wrappedBatchKey' | 'encryptedSecret'>;
}

interface WrappedKey {
  readonly batchId: BatchId;
  readonly wrappedKey: Uint8Array;
}

interface SecretPlace {
  readonly batchId: BatchId;
  readonly unitId: UnitId;
  readonly column: string;
}

const KEY_BYTES = 32;

export function openVault(journal: VaultJournal, { key: stationKey }: StationKey): Vault {
  return {
    openBatch: async (batchId) => {
      const batchKey = randomBytes(KEY_BYTES);
      await journal.storeBatchKey(batchId, seal(batchKey, stationKey, keyPlace(batchId)));
      return batchBox(batchId, batchKey);
    },
    boxOf: (batchId) => batchBox(batchId, batchKeyOf(journal.read, stationKey, batchId)),
    reveal: (batchId, unitId, column) => reveal(journal.read, stationKey, { batchId, unitId, column }),
    erase: (batchId) => journal.deleteBatchKey(batchId),
  };
}

/**
 * Throws `vault/wrong-key` where the station key does not open the journal's newest batch key: found out at opening, not at the first
 * secret of a unit in work.
 */
export function checkStationKey(read: Pick<JournalReader, 'newestBatchKey'>, { key: stationKey }: StationKey): void {
  const newest = read.newestBatchKey();
  if (newest !== undefined) unwrap(newest, stationKey);
}

function unwrap({ batchId, wrappedKey }: WrappedKey, stationKey: Uint8Array): Uint8Array {
  const batchKey = unseal(wrappedKey, stationKey, keyPlace(batchId));
  if (batchKey === undefined) throw new AppError('vault/wrong-key', { params: { batch: batchId } });
  return batchKey;
}

function batchBox(batchId: BatchId, batchKey: Uint8Array): BatchBox {
  const key = createSecretKey(batchKey);
  return {
    encrypt: (unitId, column, value) => seal(Buffer.from(value), key, secretPlace({ batchId, unitId, column })),
  };
}

function batchKeyOf(read: VaultJournal['read'], stationKey: Uint8Array, batchId: BatchId): Uint8Array {
  const wrappedKey = read.wrappedBatchKey(batchId);
  if (wrappedKey === undefined) throw new AppError('vault/erased', { params: { batch: batchId } });
  return unwrap({ batchId, wrappedKey }, stationKey);
}

/** Keys are opened when they are needed and kept nowhere: an erased batch is erased at once. */
function reveal(read: VaultJournal['read'], stationKey: Uint8Array, place: SecretPlace): string {
  const { batchId, unitId: unit, column } = place;
  const envelope = read.encryptedSecret(place.unitId, column);
  if (envelope === undefined) throw new AppError('vault/not-found', { params: { unit, column } });
  const batchKey = batchKeyOf(read, stationKey, batchId);
  const value = unseal(envelope, batchKey, secretPlace(place));
  if (value === undefined) throw new AppError('vault/damaged', { params: { unit, column } });
  const secret = Buffer.from(value).toString();
  rememberSecret(secret);
  return secret;
}

function keyPlace(batchId: BatchId): readonly string[] {
  return ['lineside-batch-key', batchId];
}

function secretPlace({ batchId, unitId, column }: SecretPlace): readonly string[] {
  return ['lineside-secret', batchId, unitId, column];
}
