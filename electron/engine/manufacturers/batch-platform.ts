/** How far a batch is on its way into the platform: exported by this station, then imported there, which only a person can say. */
import type { BatchPlatform } from '../../../shared/contract/manufacturers.ts';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { BatchId, PersonId } from '../../../shared/domain/ids.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal, JournalReader } from '../journal/journal.ts';
import { personText } from './manufacturer-view.ts';

type PlatformReader = Pick<JournalReader, 'batch' | 'eventsOfBatchAlone' | 'personName'>;

/** `batch/not-found`. */
export function batchPlatform(read: PlatformReader, batchId: BatchId): BatchPlatform {
  if (read.batch(batchId) === undefined) throw new AppError('batch/not-found', { params: { batch: batchId } });
  const events = read.eventsOfBatchAlone(batchId);
  const exported = events.toReversed().flatMap(({ event, wallTime: at }) => {
    if (event.type !== 'batch.exported') return [];
    const { dialect, file, sha256, rows } = event;
    return [{ dialect, file, sha256, rows, at, by: personText(read, event.by) }];
  });
  const confirmed = events.find(({ event }) => event.type === 'batch.confirmed');
  if (confirmed?.event.type !== 'batch.confirmed') return { exported };
  const { note, exportSha256, by } = confirmed.event;
  return {
    exported,
    confirmed: {
      at: confirmed.wallTime,
      by: personText(read, by),
      ...(note === undefined ? {} : { note }),
      ...(exportSha256 === undefined ? {} : { exportSha256 }),
    },
  };
}

/** True where somebody said that Cervello's own import took the batch. */
export function isConfirmed(read: Pick<JournalReader, 'eventsOfBatchAlone'>, batchId: BatchId): boolean {
  return read.eventsOfBatchAlone(batchId).some(({ event }) => event.type === 'batch.confirmed');
}

export interface Confirmation {
  readonly batch: Batch;
  readonly note?: string | undefined;
  readonly by: PersonId;
}

/** `manufacturers/not-a-cervello-batch`, `manufacturers/already-confirmed`. */
export async function confirmImported(
  journal: Pick<Journal, 'append' | 'read'>,
  { batch, note, by }: Confirmation,
): Promise<BatchPlatform> {
  const { batchId, name, profile } = batch;
  if (profile !== 'cervello') throw new AppError('manufacturers/not-a-cervello-batch', { params: { batch: name } });
  const before = batchPlatform(journal.read, batchId);
  if (before.confirmed !== undefined) {
    throw new AppError('manufacturers/already-confirmed', { params: { batch: name, who: before.confirmed.by, when: before.confirmed.at } });
  }
  const newest = before.exported.find(({ dialect }) => dialect === 'cervello-csv');
  const event: EventOf<'batch.confirmed'> = {
    type: 'batch.confirmed',
    version: 1,
    batchId,
    platform: 'cervello',
    ...(newest === undefined ? {} : { exportSha256: newest.sha256 }),
    ...(note === undefined ? {} : { note }),
    by,
  };
  await journal.append([event]);
  return batchPlatform(journal.read, batchId);
}
