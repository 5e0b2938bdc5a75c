/** Certificates of a whole batch, a page at a time. */
import type { Batch } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { JournalReader } from '../journal/journal.ts';
import type { Session } from '../people/session.ts';
import { batchFiles } from '../pki/batch/batch-files.ts';
import { issueBatch } from '../pki/batch/issue-batch.ts';
import type { CertificateEngine, CertificateRequests } from './certificate-engine.ts';

export function batchCertificates(
  engine: () => CertificateEngine,
  session: Session,
): Pick<CertificateRequests, 'certificates.issueBatch' | 'certificates.batchFiles'> {
  return {
    'certificates.issueBatch': async ({ batch: asked, secondPerson: typed, operator, ...order }, signal) => {
      const by = await session.demand('station', operator);
      const parts = engine();
      const secondPerson = typed === undefined ? undefined : (await parts.people.prove(typed)).personId;
      return await issueBatch(parts, { ...order, batch: batchOf(parts.journal.read, asked), by, secondPerson, signal });
    },
    'certificates.batchFiles': async ({ batch: asked, operator, ...page }) => {
      await session.demand('station', operator);
      const parts = engine();
      return await batchFiles(parts, { ...page, batch: batchOf(parts.journal.read, asked) });
    },
  };
}

function batchOf(read: JournalReader, asked: string): Batch {
  const batch = read.findBatch(asked);
  if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: asked } });
  return batch;
}
