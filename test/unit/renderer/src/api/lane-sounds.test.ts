import { expect, test } from 'vitest';
import { createLaneListener } from '../../../../../renderer/src/api/lane-sounds.ts';
import type { LaneView } from '../../../../../shared/domain/lane-view.ts';
import { laneInScene, type LaneScene } from '../../../../support/fake-engine/lane-scenes.ts';
import { FakeRecord } from '../../../../support/fake-engine/record.ts';

/** A bench whose lanes show these scenes. */
function bench(...scenes: readonly LaneScene[]): readonly LaneView[] {
  const record = new FakeRecord('2026-03-02T08:00:00.000Z');
  const batchId = record.importBatch({ name: 'b', units: scenes.length, serial: (row) => `A${row}` });
  return scenes.map((scene, index) => laneInScene({ record, batchId, number: index + 1, scene }));
}

test('what the bench shows when it opens makes no sound', () => {
  const listen = createLaneListener();
  expect(listen(bench('provisioned', 'fail'))).toBeUndefined();
  expect(listen(bench('provisioned', 'fail'))).toBeUndefined();
});

test.each([
  ['provisioned', 'pass'],
  ['prepared', 'pass'],
  ['fail', 'fail'],
  ['error', 'attention'],
  ['timeout', 'attention'],
  ['unknown', 'attention'],
  ['stopped', 'attention'],
  ['working-late', undefined],
  ['waiting', undefined],
] as const)('a lane that comes to %s: %s', (scene, sound) => {
  const listen = createLaneListener();
  listen(bench('working-early'));
  expect(listen(bench(scene))).toBe(sound);
});

test('of several at once the one that wants somebody is heard', () => {
  const listen = createLaneListener();
  listen(bench('working-early', 'working-early', 'working-early'));
  expect(listen(bench('provisioned', 'stopped', 'fail'))).toBe('attention');
});

test('a question is heard once, and the next one again', () => {
  const [lane] = bench('working-early');
  if (lane === undefined) throw new Error('no lane');
  const asking = (id: string): readonly LaneView[] => [{ ...lane, question: { id, text: 'Is the LED green?', kind: 'confirm' } }];
  const listen = createLaneListener();
  listen([lane]);
  expect([listen(asking('q1')), listen(asking('q1')), listen(asking('q2'))]).toEqual(['attention', undefined, 'attention']);
});
