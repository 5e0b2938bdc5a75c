import { expect, test } from 'vitest';
import { needsDecision } from '../../../../../../renderer/src/features/decisions/needs-decision.ts';
import { FakeRun } from '../../../../../support/fake-engine/fake-run.ts';
import { FakeRecord, lane, operator } from '../../../../../support/fake-engine/record.ts';

const lost = { code: 'ssh/connection-lost', params: {}, chain: [] };

test('a person is asked after the station looked and could not tell, not before, and not again once they decided', () => {
  const record = new FakeRecord('2026-03-02T08:00:00.000Z');
  const batchId = record.importBatch({ name: 'b', units: 1, serial: () => 'A1' });
  const asked = () => needsDecision(record.unitOf(batchId, 1).state);
  const run = new FakeRun({ record, batchId, row: 1, lane: lane(1) }).passUntil(4).intend(4, 'inspect').lose(4, lost);
  run.end('unknown', { failure: lost });
  expect(asked()).toBe(false);
  run.inspect(4, 'cannot-tell');
  expect(asked()).toBe(true);
  const { unit, state } = record.unitOf(batchId, 1);
  const runId = state.run?.runId;
  if (runId === undefined) throw new Error('no run');
  record.append({
    type: 'unit.decided',
    version: 2,
    batchId,
    unitId: unit.unitId,
    runId,
    decision: 'not-applied',
    reason: 'marker missing',
    operator,
  });
  expect(asked()).toBe(false);
});

test('what was read as applied needs nobody, unless the step cannot be undone', () => {
  const record = new FakeRecord('2026-03-02T08:00:00.000Z');
  const batchId = record.importBatch({ name: 'b', units: 2, serial: (row) => `A${row}` });
  for (const [row, tag] of [
    [1, 'inspect'],
    [2, 'irreversible'],
  ] as const) {
    new FakeRun({ record, batchId, row, lane: lane(row) }).intend(0, tag).lose(0, lost).inspect(0, 'applied').end('unknown');
  }
  expect([1, 2].map((row) => needsDecision(record.unitOf(batchId, row).state))).toEqual([false, true]);
});
