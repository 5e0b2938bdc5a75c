/** How far a batch is on its way into the platform: exported by this station, then imported there, which only a person can say. */
import type { BatchPlatform } from '../../../shared/contract/manufacturers.ts';
import type { EventOf, StoredEvent } from '../../../shared/domain/events.ts';
import type { BatchId, PersonId } from '../../../shared/domain/ids.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal, JournalReader } from '../journal/journal.ts';
import { personText } from './manufacturer-view.ts';

/** The dialect of the only file that Cervello imports. */
const CERVELLO_FILE = 'cervello-csv';

type PlatformReader = Pick<JournalReader, 'batch' | 'eventsOfBatchAlone' | 'personName'>;

/** `batch/not-found`. */
export function batchPlatform(read: PlatformReader, batchId: BatchId): BatchPlatform {
  const batch = read.batch(batchId);
  if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: batchId } });
  const events = read.eventsOfBatchAlone(batchId);
  const warnings = warningsOf(events, batch.unitCount);
  const exported = events.toReversed().flatMap(({ event, wallTime: at }) => {
    if (event.type !== 'batch.exported') return [];
    const { dialect, file, sha256, rows } = event;
    return [{ dialect, file, sha256, rows, at, by: personText(read, event.by) }];
  });
  const confirmed = events.find(({ event }) => event.type === 'batch.confirmed');
  if (confirmed?.event.type !== 'batch.confirmed') return { exported, warnings };
  const { note, exportSha256, by } = confirmed.event;
  return {
    exported,
    warnings,
    confirmed: {
      at: confirmed.wallTime,
      by: personText(read, by),
      ...(note === undefined ? {} : { note }),
      ...(exportSha256 === undefined ? {} : { exportSha256 }),
    },
  };
}

/** What was exported and what was confirmed need not be the same, nor the whole batch. */
function warningsOf(events: readonly StoredEvent[], unitCount: number): BatchPlatform['warnings'] {
  const exports = events.flatMap(({ event, seq }) =>
    event.type === 'batch.exported' && event.dialect === CERVELLO_FILE ? [{ ...event, seq }] : [],
  );
  const confirmedAt = events.find(({ event }) => event.type === 'batch.confirmed');
  const confirmed = confirmedAt?.event.type === 'batch.confirmed' ? confirmedAt.event : undefined;
  const newest = exports.at(-1);
  const meant = confirmed === undefined ? newest : exports.findLast(({ sha256 }) => sha256 === confirmed.exportSha256);
  const isAgain = newest !== undefined && newest.seq > (confirmedAt?.seq ?? newest.seq) && newest.sha256 !== confirmed?.exportSha256;
  return [
    ...(confirmed !== undefined && confirmed.exportSha256 === undefined ? (['without-export'] as const) : []),
    ...(meant !== undefined && meant.rows < unitCount ? (['partial-export'] as const) : []),
    ...(isAgain ? (['exported-again'] as const) : []),
  ];
}

/** True where somebody said that Cervello's own import took the batch. */
export function isConfirmed(read: Pick<JournalReader, 'eventsOfBatchAlone'>, batchId: BatchId): boolean {
  return read.eventsOfBatchAlone(batchId).some(({ event }) => event.type === 'batch.confirmed');
}

export interface Confirmation {
  readonly batch: Batch;
  readonly note?: string | undefined;
  /** What was imported there is no file that this station exported: then the note says what it was. */
  readonly withoutExport?: boolean | undefined;
  readonly by: PersonId;
}

/**
 * `manufacturers/not-a-cervello-batch`, `manufacturers/already-confirmed`, `manufacturers/not-exported` unless `withoutExport`, and
 * `manufacturers/note-needed` with it.
 */
export async function confirmImported(
  journal: Pick<Journal, 'append' | 'read'>,
  { batch, note, withoutExport = false, by }: Confirmation,
): Promise<BatchPlatform> {
  const { batchId, name, profile } = batch;
  if (profile !== 'cervello') throw new AppError('manufacturers/not-a-cervello-batch', { params: { batch: name } });
  const before = batchPlatform(journal.read, batchId);
  if (before.confirmed !== undefined) {
    throw new AppError('manufacturers/already-confirmed', { params: { batch: name, who: before.confirmed.by, when: before.confirmed.at } });
  }
  const newest = withoutExport ? undefined : before.exported.find(({ dialect }) => dialect === CERVELLO_FILE);
  if (!withoutExport && newest === undefined) throw new AppError('manufacturers/not-exported', { params: { batch: name } });
  if (withoutExport && note === undefined) throw new AppError('manufacturers/note-needed', { params: { batch: name } });
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
