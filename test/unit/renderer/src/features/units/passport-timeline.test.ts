import { expect, test } from 'vitest';
import { timelineOf } from '../../../../../../renderer/src/features/units/passport-timeline.ts';
import type { Passport } from '../../../../../../shared/contract/units.ts';
import type { StoredEvent } from '../../../../../../shared/domain/events.ts';
import { personIdSchema } from '../../../../../../shared/domain/ids.ts';
import { FakeRun } from '../../../../../support/fake-engine/fake-run.ts';
import { FakeRecord, lane } from '../../../../../support/fake-engine/record.ts';

function passport(people?: Record<string, string>): Passport {
  const record = new FakeRecord('2026-03-02T08:00:00.000Z');
  const batchId = record.importBatch({ name: 'week 10', units: 1, serial: () => 'A1' });
  new FakeRun({ record, batchId, row: 1, lane: lane(4) }).passUntil(2).end('fail');
  const { unit, state } = record.unitOf(batchId, 1);
  if (state.run === undefined) throw new Error('no run');
  const { runId } = state.run;
  const events = record.events.filter(({ event }) => 'unitId' in event);
  return {
    units: [{ unit, state, batchName: 'week 10' }],
    runs: [{ runId, unitId: unit.unitId, state, events }],
    facts: [],
    ...(people === undefined ? {} : { people }),
  };
}

test('a run knows its batch, what each step planned to change, and who was at the line', () => {
  const [run] = timelineOf(passport({ 'person-1': 'Anna' }));
  expect(run).toMatchObject({ batchName: 'week 10', operator: 'Anna' });
  expect(run?.changes.map((changes) => changes.length)).toEqual([1, 1]);
});

test('a name that was erased leaves the id that stood for it', () => {
  expect(timelineOf(passport())[0]?.operator).toBe('person-1');
});

test('a decision names both people, and an answer who gave it', () => {
  const seen = passport({ 'person-1': 'Anna', 'person-2': 'Kim' });
  const [run] = seen.runs;
  const [first] = run?.events ?? [];
  if (run === undefined || first === undefined || !('runId' in first.event)) throw new Error('no event');
  const { batchId, unitId, runId } = first.event;
  const [by, secondPerson] = ['person-1', 'person-2'].map((id) => personIdSchema.parse(id));
  if (by === undefined || secondPerson === undefined) throw new Error('nobody');
  const ids = { batchId, unitId, runId };
  const events = [
    ...run.events,
    {
      ...first,
      event: {
        type: 'prompt.answered',
        version: 1,
        ...ids,
        stepIndex: 0,
        step: 'prompt',
        name: 'lamp',
        question: 'Lamp?',
        answer: 'on',
        by,
      },
    },
    { ...first, event: { type: 'unit.decided', version: 2, ...ids, decision: 'scrap', reason: 'burnt', operator: by, secondPerson } },
  ] satisfies StoredEvent[];
  const [timeline] = timelineOf({ ...seen, runs: [{ ...run, events }] });
  expect(timeline?.answers).toMatchObject([{ by: 'Anna', event: { question: 'Lamp?', answer: 'on' } }]);
  expect(timeline?.decisions).toMatchObject([{ by: 'Anna', second: 'Kim', event: { decision: 'scrap' } }]);
});
