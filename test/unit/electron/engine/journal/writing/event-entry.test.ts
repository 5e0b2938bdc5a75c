import { describe, expect, it } from 'vitest';
import { toEntry } from '../../../../../../electron/engine/journal/writing/event-entry.ts';
import type { JournalEvent } from '../../../../../../shared/domain/events.ts';
import { aUnit } from '../../../../../support/units.ts';
import { eventsOfRun } from '../../../../../support/journal-events.ts';

const { settled } = eventsOfRun(aUnit(1));

describe('toEntry', () => {
  it('gives each event an id of its own and its canonical text', () => {
    const [one, other] = [toEntry(settled), toEntry(settled)];
    expect(one.id).not.toBe(other.id);
    expect(one.body).toBe(other.body);
    expect(JSON.parse(one.body)).toEqual(settled);
  });

  it('refuses what could not be read again, naming fields and no values', () => {
    const wrong = { ...settled, durationMs: Number.NaN, password: 'pl4nted' } as JournalEvent;
    expect(() => toEntry(wrong)).toThrow(
      expect.objectContaining({
        code: 'journal/invalid-event',
        params: { type: 'step.settled', fields: expect.stringContaining('durationMs') },
      }),
    );
    expect(() => toEntry(wrong)).not.toThrow('pl4nted');
  });
});
