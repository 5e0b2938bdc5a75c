import { expect, test } from 'vitest';
import { foldJournal, foldUnits, emptyStation } from '../../../../../renderer/src/api/station-state.ts';
import { FakeRun } from '../../../../support/fake-engine/fake-run.ts';
import { FakeRecord, lane } from '../../../../support/fake-engine/record.ts';

test('an event that a fetched row holds already is not folded in again, and one of another batch is passed over', () => {
  const record = new FakeRecord('2026-03-02T08:00:00.000Z');
  const other = record.importBatch({ name: 'other', units: 1, serial: () => 'B1' });
  const batchId = record.importBatch({ name: 'b', units: 1, serial: () => 'A1' });
  new FakeRun({ record, batchId: other, row: 1, lane: lane(2) }).passUntil(1);
  new FakeRun({ record, batchId, row: 1, lane: lane(1) }).passUntil(7).end('pass', { proof: 'provisioned' });
  const { unit, state } = record.unitOf(batchId, 1);
  const units = { batchId, rows: new Map([[unit.unitId, { unit, state }]]), isComplete: true };
  expect(foldUnits(units, record.events)).toBe(units);
  expect(foldJournal({ ...emptyStation, units, seq: record.events.length }, record.events).units).toBe(units);
});
