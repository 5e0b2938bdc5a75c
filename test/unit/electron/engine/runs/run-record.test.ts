import { describe, expect, it } from 'vitest';
import type { EventAppender } from '../../../../../electron/engine/journal/journal.ts';
import { RunRecord } from '../../../../../electron/engine/runs/run-record.ts';
import { SecretMask } from '../../../../../electron/engine/runs/secret-mask.ts';
import type { JournalEvent, JournalEventType } from '../../../../../shared/domain/events.ts';
import type { BatchId, RunId, UnitId } from '../../../../../shared/domain/ids.ts';
import { AppError } from '../../../../../shared/errors/app-error.ts';

const ids = { batchId: 'batch-1' as BatchId, unitId: 'unit-1' as UnitId, runId: 'run-1' as RunId };
const place = { stepIndex: 0, step: 'kura.properties', name: 'Properties' };
const plan = { changes: [], data: undefined };

/** A journal that refuses events of these types with `code`. */
function refusing(code: 'journal/disk-full' | 'journal/closed', ...types: readonly JournalEventType[]) {
  const taken: JournalEvent[] = [];
  const journal: EventAppender = {
    append: async (events) => {
      if (events.some(({ type }) => types.includes(type))) throw new AppError(code, { params: { file: 'j' } });
      taken.push(...events);
      return [];
    },
  };
  return { taken, intend: () => new RunRecord(journal, ids, new SecretMask()).intended(place, { version: 1, tag: 'idempotent' }, plan) };
}

describe('an intent that the journal does not take', () => {
  it('on a full disk leaves the run resting, so that it goes on when there is room', async () => {
    const { taken, intend } = refusing('journal/disk-full', 'step.intended');
    await expect(intend()).rejects.toMatchObject({ code: 'journal/disk-full' });
    expect(taken).toMatchObject([{ type: 'run.paused', ...ids, failure: { code: 'journal/disk-full' } }]);
  });

  it('is still the error where there is no room even for that', async () => {
    const { taken, intend } = refusing('journal/disk-full', 'step.intended', 'run.paused');
    await expect(intend()).rejects.toMatchObject({ code: 'journal/disk-full' });
    expect(taken).toEqual([]);
  });

  it('for any other reason says nothing more', async () => {
    const { taken, intend } = refusing('journal/closed', 'step.intended');
    await expect(intend()).rejects.toMatchObject({ code: 'journal/closed' });
    expect(taken).toEqual([]);
  });
});
