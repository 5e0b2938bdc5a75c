import { describe, expect, test } from 'vitest';
import { gridColumns } from '../../../../../../renderer/src/features/line/grid-shape.ts';
import { lineTasks } from '../../../../../../renderer/src/features/line/line-tasks.ts';
import type { BatchUnits } from '../../../../../../renderer/src/api/station-state.ts';
import type { LineView } from '../../../../../../shared/contract/line.ts';
import { laneInScene, type LaneScene } from '../../../../../support/fake-engine/lane-scenes.ts';
import { FakeRecord } from '../../../../../support/fake-engine/record.ts';

/** A batch whose first units are in these scenes and the rest open. */
function lineOf(scenes: readonly LaneScene[], options: { running?: boolean; units?: number } = {}) {
  const record = new FakeRecord('2026-03-02T08:00:00.000Z');
  const batchId = record.importBatch({ name: 'b', units: options.units ?? scenes.length, serial: (row) => `A${row}` });
  const lanes = scenes.map((scene, index) => laneInScene({ record, batchId, number: index + 1, scene }));
  const line: LineView = { training: false, stationName: '', lanes, running: options.running ?? false, journal: { file: '/j', seq: 1 } };
  const batch = record.batches[0];
  const rows = new Map(record.unitsOf(batchId).map((held) => [held.unit.unitId, { unit: held.unit, state: held.state }]));
  const units: BatchUnits = { batchId, rows, isComplete: true };
  return lineTasks(line, batch === undefined ? undefined : record.statusOf(batch), units);
}

describe('what the line does next', () => {
  test('without a batch is the import', () => {
    const line: LineView = { training: false, stationName: '', lanes: [], running: false, journal: { file: '/j', seq: 1 } };
    expect(lineTasks(line, undefined, undefined).next).toBe('import');
  });

  test.each([
    ['start', ['idle'], { units: 3 }],
    ['start', ['timeout', 'provisioned'], {}],
    ['stop', ['working-early'], { running: true }],
    ['resume', ['unknown', 'undecided'], { units: 5 }],
    ['resume', ['interrupted'], {}],
    ['decide', ['undecided', 'provisioned'], {}],
    ['done', ['provisioned', 'fail'], {}],
  ] as const)('is %s after %j', (next, scenes, options) => {
    expect(lineOf(scenes, options).next).toBe(next);
  });

  test('counts what is open, interrupted, undecided and in work', () => {
    const tasks = lineOf(['working-early', 'unknown', 'undecided', 'error', 'provisioned'], { units: 9 });
    expect([tasks.open, tasks.interrupted, tasks.undecided.length, tasks.inWork, tasks.total]).toEqual([5, 2, 1, 1, 9]);
  });
});

test('the bench has a shape for every number of lanes, and holds them all', () => {
  expect([1, 2, 4, 8, 12, 16, 24].map(gridColumns)).toEqual([1, 2, 2, 4, 4, 4, 6]);
});
