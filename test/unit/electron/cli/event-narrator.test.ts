import { describe, expect, it } from 'vitest';
import { EventNarrator } from '../../../../electron/cli/event-narrator.ts';
import { durationText, standingText } from '../../../../electron/cli/standing-text.ts';
import type { JournalEvent, StoredEvent } from '../../../../shared/domain/events.ts';
import type { BatchId, DeviceId, LaneId, PersonId, RunId, Sha256, UnitId } from '../../../../shared/domain/ids.ts';
import type { UnitState } from '../../../../shared/domain/unit-state.ts';

const sha = 'a'.repeat(64) as Sha256;
const ofRun = { version: 1, batchId: 'b1' as BatchId, unitId: 'u1' as UnitId, runId: 'r1' as RunId } as const;
const ofStep = { ...ofRun, stepIndex: 1, step: 'kura.properties', name: 'Identity' };

function stored(event: JournalEvent): StoredEvent {
  return {
    seq: 1,
    id: 'e' as StoredEvent['id'],
    stationId: 's' as StoredEvent['stationId'],
    epoch: 1,
    wallTime: '2026-11-21T10:00:00.000Z',
    monotonicMs: 0,
    hash: sha,
    event,
  };
}

const started: JournalEvent = {
  ...ofRun,
  type: 'run.started',
  deviceId: 'd1' as DeviceId,
  lane: '3' as LaneId,
  operator: 'p1' as PersonId,
  attempt: 2,
  recipeSha256: sha,
  steps: [],
  training: false,
};

describe('EventNarrator', () => {
  const unit = { identifier: 'SN0001', lane: '9', stepCount: 4 };

  it('tells a run from beginning to end in its lane', () => {
    const narrator = new EventNarrator('en', () => unit);
    const events: JournalEvent[] = [
      started,
      { ...ofStep, type: 'step.intended', stepVersion: 1, tag: 'idempotent', planSha256: sha, changes: [{ target: 'x', secret: false }] },
      { ...ofStep, type: 'step.settled', outcome: 'pass', applied: true, evidence: [], results: {}, durationMs: 1234 },
      { ...ofRun, type: 'run.settled', outcome: 'pass', proof: 'prepared' },
    ];
    expect(events.map((event) => narrator.line(stored(event)))).toEqual([
      'lane 3 · SN0001 · begins, attempt 2',
      'lane 3 · SN0001 · step 2/4, Identity: applying, changes: 1',
      'lane 3 · SN0001 · step 2/4, Identity: pass after 1.2 s',
      'lane 3 · SN0001 · done: pass, prepared',
    ]);
  });

  it('looks up the lane of a run that began before', () => {
    const narrator = new EventNarrator('de', () => unit);
    expect(narrator.line(stored({ ...ofRun, type: 'run.paused', version: 2 }))).toBe(
      'Platz 9 · SN0001 · an einer Schrittgrenze angehalten',
    );
  });

  it('gives the reason of a failure, and the id of a unit that it does not know', () => {
    const failure = { code: 'step/timeout', params: {}, chain: [] };
    const line = new EventNarrator('en', () => undefined).line(stored({ ...ofStep, type: 'step.lost', failure }));
    expect(line).toMatch(/^lane \? · u1 · step 2\/0, Identity: no answer · ./);
  });
});

describe('standingText', () => {
  const state: UnitState = {
    unitId: 'u1' as UnitId,
    batchId: 'b1' as BatchId,
    deviceId: 'd1' as DeviceId,
    row: 1,
    status: 'settled',
    attempts: 1,
    seq: 1,
  };

  it('says what a pass has proved, and unknown is not fail', () => {
    expect(standingText('en', { ...state, outcome: 'pass', proof: 'provisioned' })).toBe('pass, provisioned');
    expect(standingText('en', { ...state, status: 'interrupted', outcome: 'unknown' })).toBe('unknown, waits for inspection');
    expect(standingText('en', { ...state, status: 'interrupted' })).toBe('interrupted');
    const run = { training: true } as UnitState['run'];
    expect(standingText('en', { ...state, outcome: 'pass', proof: 'provisioned', run })).toBe('pass, provisioned · training line');
    expect(standingText('de', { ...state, status: 'open' })).toBe('offen');
  });
});

describe('durationText', () => {
  it('speaks as people do', () => {
    expect([400, 9949, 59_600, 130_000, 3_900_000].map(durationText)).toEqual(['0.4 s', '9.9 s', '1 min 0 s', '2 min 10 s', '1 h 5 min']);
  });
});
