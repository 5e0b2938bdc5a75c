import { describe, expect, test } from 'vitest';
import { FirstPassCounts, type FirstPassJournal, firstPassOf } from '../../../../../electron/engine/service/first-pass.ts';
import type { StoredEvent } from '../../../../../shared/domain/events.ts';
import type { UnitState } from '../../../../../shared/domain/unit-state.ts';
import { FakeRun } from '../../../../support/fake-engine/fake-run.ts';
import { FakeRecord, lane } from '../../../../support/fake-engine/record.ts';

const state = (status: string, attempts: number, outcome?: string) => ({ status, attempts, outcome }) as unknown as UnitState;

describe('first-pass yield', () => {
  test('counts nothing before a first attempt has ended', () => {
    expect(firstPassOf([state('open', 0), state('running', 1), state('interrupted', 1, 'unknown')])).toEqual({ ended: 0, passed: 0 });
  });

  test('counts a unit that passed at its second attempt as one that did not at its first', () => {
    const states = [state('settled', 1, 'pass'), state('settled', 2, 'pass'), state('running', 2), state('settled', 1, 'fail')];
    expect(firstPassOf(states)).toEqual({ ended: 4, passed: 1 });
  });
});

const UNITS = 1201;

/** A record of more units than a page holds, and how often it was read through. */
function bench() {
  const record = new FakeRecord('2026-03-02T08:00:00.000Z');
  const batchId = record.importBatch({ name: 'b', units: UNITS, serial: (row) => `A${row}` });
  let pages = 0;
  const journal: FirstPassJournal = {
    onAppended: (listener) => {
      record.onAppended = (events: readonly StoredEvent[]) => listener(events);
      return () => undefined;
    },
    read: {
      units: ({ afterRow = 0, limit }) => {
        pages += 1;
        return record.unitsOf(batchId).slice(afterRow, afterRow + limit);
      },
      unit: (unitId) => record.units.get(unitId),
    },
  };
  const run = (row: number) => new FakeRun({ record, batchId, row, lane: lane(1) });
  return { batchId, journal, run, pages: () => pages };
}

test('a batch is read through once, and then followed', async () => {
  const { batchId, journal, run, pages } = bench();
  run(1).passUntil(7).end('pass', { proof: 'prepared' });
  run(UNITS).end('fail');
  const counts = new FirstPassCounts(journal);
  const [one, two] = await Promise.all([counts.of(batchId), counts.of(batchId)]);
  expect([one, two]).toEqual([
    { ended: 2, passed: 1 },
    { ended: 2, passed: 1 },
  ]);
  expect(pages()).toBe(3);
  run(2).passUntil(7).end('pass', { proof: 'prepared' });
  expect(await counts.of(batchId)).toEqual({ ended: 3, passed: 2 });
  expect(pages()).toBe(3);
});

test('a unit that ends while the pages are counted is counted once', async () => {
  const { batchId, journal, run } = bench();
  const counts = new FirstPassCounts(journal);
  const counting = counts.of(batchId);
  run(700).passUntil(7).end('pass', { proof: 'prepared' });
  expect(await counting).toEqual({ ended: 1, passed: 1 });
});
