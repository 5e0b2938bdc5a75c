/**
 * Secrets are references; the engine owns what they refer to (ARCHITECTURE, idea 7). AES-256-GCM, one key per batch, wrapped by
 * the station key, the unit and column bound in as additional data. Ciphertext lives in the journal's file, written in the
 * same short transactions as the units it belongs to.
 */
import type { BatchId, UnitId } from '../../../shared/domain/ids.ts';

export interface Vault {
  /** Makes and stores the batch's key; the returned box encrypts values for staging. */
  openBatch(batchId: BatchId): Promise<BatchBox>;
  /** For values that come after the import; `vault/erased`, `vault/wrong-key`. */
  boxOf(batchId: BatchId): BatchBox;
  /** The plain value; `vault/not-found`, `vault/erased` or `vault/wrong-key` where there is none to give. */
  reveal(batchId: BatchId, unitId: UnitId, column: string): string;
  /** Deletes the batch's key. */
  erase(batchId: BatchId): Promise<void>;
}

export interface BatchBox {
  encrypt(unitId: UnitId, column: string, value: string): Uint8Array;
}

/**
 * The station key: 32 bytes, from an environment variable, from main that had the computer's key store unwrap it, or from a 0600 key file
 * that is made at first use.
 */
export interface StationKey {
  readonly provider: 'environment' | 'safe-storage' | 'key-file';
  readonly key: Uint8Array;
}
