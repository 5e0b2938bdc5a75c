import { expect, test, vi } from 'vitest';
import { LaneBoard } from '../../../../../electron/engine/lanes/lane-board.ts';
import type { StoredEvent } from '../../../../../shared/domain/events.ts';
import type { LaneId } from '../../../../../shared/domain/ids.ts';
import { aRow } from '../../../../support/units.ts';

const LANE = '1' as LaneId;

function stored(seq: number, event: object): StoredEvent {
  const envelope = {
    id: `e${seq}`,
    stationId: 's',
    epoch: 1,
    wallTime: '2026-01-01T00:00:00.000Z',
    monotonicMs: seq,
    hash: 'f'.repeat(64),
  };
  return { ...envelope, seq, event } as unknown as StoredEvent;
}

function aBoard(): LaneBoard {
  const board = new LaneBoard();
  board.reset([{ lane: LANE, name: 'Lane 1', pluggedInto: 'ssh 127.0.0.1:22' }]);
  return board;
}

test('a verdict is shown from the committed event only', () => {
  const board = aBoard();
  const { unit, state } = aRow(1);
  board.showUnit(LANE, state, { identifier: 'SN00001', since: '' });
  const ids = { version: 1, batchId: unit.batchId, unitId: unit.unitId, runId: 'run-1' };
  board.fold([
    stored(5, {
      type: 'run.started',
      ...ids,
      lane: '1',
      operator: 'p',
      attempt: 1,
      training: false,
      steps: [{ step: 'wait', name: 'wait' }],
    }),
  ]);
  expect(board.all()[0]?.state?.status).toBe('running');
  expect(board.all()[0]?.state?.outcome).toBeUndefined();
  board.fold([stored(6, { type: 'run.settled', ...ids, outcome: 'pass', proof: 'prepared' })]);
  expect(board.all()[0]?.state).toMatchObject({ status: 'settled', outcome: 'pass', proof: 'prepared', seq: 6 });
});

test('an event that was folded in already, or speaks of another unit, changes nothing', () => {
  const board = aBoard();
  const { unit, state } = aRow(1);
  board.showUnit(LANE, { ...state, seq: 9 }, {});
  const settled = { type: 'run.settled', version: 1, batchId: unit.batchId, runId: 'run-1', outcome: 'fail' };
  board.fold([stored(9, { ...settled, unitId: unit.unitId }), stored(10, { ...settled, unitId: 'unit-2' })]);
  expect(board.all()[0]?.state?.status).toBe('open');
});

test('many changes of a moment are told once', async () => {
  vi.useFakeTimers();
  try {
    const board = aBoard();
    const told: number[] = [];
    board.onChanged((changed) => told.push(changed.length));
    for (let step = 0; step < 5; step += 1) board.patch(LANE, { progress: { code: 'progress.reconnecting', params: {} } });
    await vi.advanceTimersByTimeAsync(60);
    expect(told).toEqual([1]);
    board.patch(LANE, { progress: undefined });
    await vi.advanceTimersByTimeAsync(60);
    expect(board.all()[0]).not.toHaveProperty('progress');
    expect(told).toEqual([1, 1]);
  } finally {
    vi.useRealTimers();
  }
});
