/** A snapshot file as Kura leaves it on its disk: plain, or encrypted as a whole (kura.md §2.1, §2.3). */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Decrypt } from '../../../shared/formats/kura-password.ts';
import { type SnapshotConfiguration, snapshotLimit } from '../../../shared/formats/kura-snapshot.ts';
import { parseSnapshot } from '../../../shared/formats/kura-snapshot-parse.ts';
import { cipherOf, decryptWith } from './snapshot-cipher.ts';

export interface SnapshotFile {
  readonly encrypted: boolean;
  readonly configurations: readonly SnapshotConfiguration[];
  /** For the passwords inside. */
  readonly decrypt: Decrypt;
}

/** Encrypted, it is longer by a third and a little. */
const MAX_FILE_BYTES = 2 * snapshotLimit;

/**
 * @param key of the gateway; Kura's default key where undefined.
 * Throws `snapshot/wrong-key`, `snapshot/not-utf-8`, and what `parseSnapshot` throws.
 */
export function readSnapshotFile(bytes: Uint8Array, key?: Buffer): SnapshotFile {
  if (bytes.length > MAX_FILE_BYTES) throw new AppError('snapshot/too-large', { params: { limit: String(snapshotLimit) } });
  const text = utf8(bytes);
  const cipher = cipherOf(text.trim());
  const decrypt = decryptWith(cipher ?? 'gcm', key);
  if (cipher === undefined) return { encrypted: false, configurations: parseSnapshot(text), decrypt };
  const clear = decrypt(text.trim());
  // One in 256 wrong keys of the old form still gives whole text.
  if (clear === undefined || (cipher === 'ecb' && !clear.trimStart().startsWith('<'))) throw new AppError('snapshot/wrong-key');
  return { encrypted: true, configurations: parseSnapshot(clear), decrypt };
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('snapshot/not-utf-8', { cause });
  }
}
