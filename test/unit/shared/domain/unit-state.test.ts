import { describe, expect, it } from 'vitest';
import type { JournalEvent, StoredEvent } from '../../../../shared/domain/events.ts';
import type { EventId, LaneId, PersonId, RunId, Sha256, StationId } from '../../../../shared/domain/ids.ts';
import type { Outcome } from '../../../../shared/domain/outcome.ts';
import { isOpen, openUnit, reduceUnit, type UnitState, unansweredStep } from '../../../../shared/domain/unit-state.ts';
import { aUnit } from '../../../support/units.ts';

const unit = aUnit(1);
const { unitId, batchId, deviceId, row } = unit;
const runId = 'run-1' as RunId;
const ids = { batchId, unitId, runId };
const failure = { code: 'gateway/line-lost', params: {}, chain: [] };

const opened: JournalEvent = { type: 'station.opened', version: 1, linesideVersion: '0.1.0' };
const paused: JournalEvent = { type: 'run.paused', version: 2, ...ids };
const resumed: JournalEvent = { type: 'run.resumed', version: 1, ...ids, lane: '2' as LaneId, operator: 'person-2' as PersonId };
const started: JournalEvent = {
  type: 'run.started',
  version: 1,
  ...ids,
  deviceId,
  lane: '1' as LaneId,
  operator: 'person-1' as PersonId,
  attempt: 1,
  recipeSha256: 'a'.repeat(64) as Sha256,
  steps: [
    { step: 'identify', name: 'Identify' },
    { step: 'everyware.provision', name: 'Provision' },
  ],
  training: false,
};
const step = (stepIndex: number) => ({ version: 1 as const, ...ids, stepIndex, step: 'everyware.provision', name: 'Provision' });
const intended = (index: number): JournalEvent => ({
  type: 'step.intended',
  ...step(index),
  stepVersion: 1,
  tag: 'irreversible',
  planSha256: 'b'.repeat(64) as Sha256,
  changes: [],
});
const lost = (index: number): JournalEvent => ({ type: 'step.lost', ...step(index), failure });
const settled = (index: number, outcome: Outcome = 'pass'): JournalEvent => ({
  type: 'step.settled',
  ...step(index),
  outcome,
  applied: true,
  evidence: [],
  results: { requestId: '7' },
  durationMs: 5,
});
const ended = (outcome: Outcome): JournalEvent => ({ type: 'run.settled', version: 1, ...ids, outcome });
const decided = (decision: 'applied' | 'not-applied' | 'scrap'): JournalEvent => ({
  type: 'unit.decided',
  version: 2,
  ...ids,
  decision,
  reason: 'looked at it',
  operator: 'person-1' as PersonId,
});

function fold(...events: readonly JournalEvent[]): UnitState {
  return events.map(stored).reduce(reduceUnit, openUnit({ unitId, batchId, deviceId, row }));
}

function stored(event: JournalEvent, index: number): StoredEvent {
  return {
    seq: index + 1,
    id: `event-${index}` as EventId,
    stationId: 'station-1' as StationId,
    epoch: 1,
    wallTime: `2026-01-01T00:00:0${index}.000Z`,
    monotonicMs: index,
    hash: 'c'.repeat(64) as Sha256,
    event,
  };
}

describe('a run', () => {
  it('is running from its start, every step waiting', () => {
    expect(fold(started)).toMatchObject({
      status: 'running',
      attempts: 1,
      seq: 1,
      run: { lane: '1', startedAt: '2026-01-01T00:00:00.000Z' },
    });
    expect(fold(started).run?.steps.map(({ phase }) => phase)).toEqual(['waiting', 'waiting']);
    expect(isOpen(fold(started))).toBe(false);
  });

  it('keeps what each step came to', () => {
    const { run, outcome } = fold(started, intended(0), settled(0), intended(1));
    expect(run?.steps).toMatchObject([{ phase: 'settled', outcome: 'pass', results: { requestId: '7' } }, { phase: 'intended' }]);
    expect(outcome).toBeUndefined();
  });

  it('ends with its outcome', () => {
    const state = fold(started, intended(0), settled(0), ended('pass'));
    expect(state).toMatchObject({ status: 'settled', outcome: 'pass', run: { endedAt: '2026-01-01T00:00:03.000Z' } });
  });

  it.each<[Outcome, boolean]>([
    ['pass', false],
    ['fail', false],
    ['skipped', false],
    ['error', true],
    ['timeout', true],
    ['aborted', true],
  ])('that ended %s may be taken again: %s', (outcome, mayBe) => {
    expect(isOpen(fold(started, ended(outcome)))).toBe(mayBe);
  });
});

describe('a run that loses its engine', () => {
  it.each([
    ['is interrupted between two steps', [started, intended(0), settled(0)], undefined],
    ['is unknown after an intent', [started, intended(0)], 'unknown'],
    ['is unknown after an apply without an answer', [started, intended(0), lost(0)], 'unknown'],
  ] as const)('%s', (_, events, outcome) => {
    for (const event of [opened, paused]) {
      const state = fold(...events, event);
      expect(state.status).toBe('interrupted');
      expect(state.outcome).toBe(outcome);
      expect(isOpen(state)).toBe(false);
    }
  });

  it('changes nothing for units that were not in work', () => {
    for (const events of [[], [started, ended('pass')], [started, intended(0), lost(0), ended('unknown')]]) {
      const { seq: _, ...before } = fold(...events);
      expect(fold(...events, opened)).toEqual({ ...before, seq: events.length + 1 });
    }
  });
});

describe('an apply without an answer', () => {
  it('keeps the run interrupted and unknown when the run ends so', () => {
    const state = fold(started, intended(0), settled(0), intended(1), lost(1), ended('unknown'));
    expect(state).toMatchObject({ status: 'interrupted', outcome: 'unknown' });
    expect(unansweredStep(state)).toMatchObject({ index: 1, step: { phase: 'lost', failure } });
  });

  it('is no longer unanswered when what was read from the device settles it', () => {
    const inspected: JournalEvent = { type: 'step.inspected', ...step(1), finding: 'applied', evidence: [] };
    const state = fold(started, intended(1), lost(1), opened, resumed, inspected, settled(1));
    expect(unansweredStep(state)).toBeUndefined();
    expect(state).toMatchObject({ status: 'running', run: { lane: '2', operator: 'person-2' } });
    expect(state.outcome).toBeUndefined();
  });

  it('lets the run go on in another lane, no longer ended', () => {
    const state = fold(started, intended(1), lost(1), ended('unknown'), resumed);
    expect(state.status).toBe('running');
    expect(state.run).not.toHaveProperty('endedAt');
  });
});

describe('a decision', () => {
  it('to scrap ends the unit as failed', () => {
    expect(fold(started, intended(1), lost(1), ended('unknown'), decided('scrap'))).toMatchObject({
      status: 'settled',
      outcome: 'fail',
      run: { decision: 'scrap' },
    });
  });

  it('about the apply waits for the next resume', () => {
    const state = fold(started, intended(1), lost(1), ended('unknown'), decided('applied'));
    expect(state).toMatchObject({ status: 'interrupted', outcome: 'unknown', run: { decision: 'applied' } });
    expect(fold(started, intended(1), lost(1), ended('unknown'), decided('applied'), resumed).run?.decision).toBe('applied');
  });

  it.each([
    ['the step it was about is settled', settled(0)],
    ['the step is applied once more', intended(0)],
  ])('does not speak for a later apply: it is gone when %s', (_, event) => {
    const state = fold(started, intended(0), lost(0), ended('unknown'), decided('not-applied'), resumed, event);
    expect(state.run).not.toHaveProperty('decision');
  });
});

describe('reduceUnit', () => {
  it('leaves the state it was given as it was', () => {
    const before = fold(started, intended(0), lost(0), ended('unknown'), decided('applied'));
    const copy = structuredClone(before);
    for (const event of [resumed, settled(0), intended(0), ended('pass'), opened]) reduceUnit(before, stored(event, 9));
    expect(before).toEqual(copy);
  });
});
