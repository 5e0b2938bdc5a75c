/** The key of a batch for secrets that come after its import. */
import type { BatchId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { BatchBox, Vault } from './vault.ts';

/** A batch whose secrets were erased has no key any more, and needs one for what came after that. */
export async function boxFor(vault: Vault, batchId: BatchId): Promise<BatchBox> {
  try {
    return vault.boxOf(batchId);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'vault/erased') return vault.openBatch(batchId);
    throw thrown;
  }
}
