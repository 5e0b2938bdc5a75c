import { beforeEach, expect, test } from 'vitest';
import { batchPlatform, confirmImported, isConfirmed } from '../../../../../electron/engine/manufacturers/batch-platform.ts';
import type { Journal } from '../../../../../electron/engine/journal/journal.ts';
import type { JournalEvent, StoredEvent } from '../../../../../shared/domain/events.ts';
import type { BatchId, PersonId, Sha256 } from '../../../../../shared/domain/ids.ts';
import type { Batch } from '../../../../../shared/domain/unit.ts';

const batchId = 'batch' as BatchId;
const by = 'ada' as PersonId;
const batch = { batchId, name: 'lot', profile: 'cervello', unitCount: 3 } as Batch;
const [ONE, OTHER] = ['1'.repeat(64) as Sha256, '2'.repeat(64) as Sha256];

let events: StoredEvent[];
let journal: Pick<Journal, 'append' | 'read'>;
beforeEach(() => {
  events = [];
  journal = {
    append: async (made: readonly JournalEvent[]) => made.map((event) => append(event)),
    read: { batch: () => batch, eventsOfBatchAlone: () => events, personName: () => 'Ada' },
  } as unknown as typeof journal;
});

function append(event: JournalEvent): StoredEvent {
  const stored = { seq: events.length + 1, wallTime: '2030-01-01T00:00:00Z', event } as StoredEvent;
  events.push(stored);
  return stored;
}

function exported(sha256 = ONE, rows = 3, dialect: 'cervello-csv' | 'json' = 'cervello-csv'): void {
  append({ type: 'batch.exported', version: 1, batchId, dialect, only: 'all', file: 'lot.csv', sha256, rows, by });
}

test('a batch of which no file for Cervello was exported is not confirmed by the way', async () => {
  exported(ONE, 3, 'json');
  await expect(confirmImported(journal, { batch, by })).rejects.toMatchObject({ code: 'manufacturers/not-exported' });
  await expect(confirmImported(journal, { batch, by, withoutExport: true })).rejects.toMatchObject({ code: 'manufacturers/note-needed' });
  expect(isConfirmed(journal.read, batchId)).toBe(false);
  const { confirmed, warnings } = await confirmImported(journal, { batch, by, withoutExport: true, note: 'made by hand' });
  expect([confirmed?.note, confirmed?.exportSha256, warnings]).toEqual(['made by hand', undefined, ['without-export']]);
});

test('what was confirmed is the newest export', async () => {
  exported(OTHER);
  exported();
  expect(await confirmImported(journal, { batch, by })).toMatchObject({ confirmed: { exportSha256: ONE, by: 'Ada' }, warnings: [] });
  await expect(confirmImported(journal, { batch, by })).rejects.toMatchObject({ code: 'manufacturers/already-confirmed' });
});

test('it is said where the file has fewer rows than the batch has units, before the confirmation and after', async () => {
  exported(ONE, 2);
  expect(batchPlatform(journal.read, batchId).warnings).toEqual(['partial-export']);
  expect((await confirmImported(journal, { batch, by })).warnings).toEqual(['partial-export']);
});

test('it is said where another content was exported since, and not where it is the same', async () => {
  exported();
  await confirmImported(journal, { batch, by });
  exported();
  expect(batchPlatform(journal.read, batchId).warnings).toEqual([]);
  exported(OTHER);
  expect(batchPlatform(journal.read, batchId).warnings).toEqual(['exported-again']);
});
