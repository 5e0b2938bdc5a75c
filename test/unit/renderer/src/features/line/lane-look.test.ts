import { describe, expect, test } from 'vitest';
import { laneFailure, laneLook, nextAction, stepProgress } from '../../../../../../renderer/src/features/line/lane-look.ts';
import { standings } from '../../../../../../renderer/src/ui/standing.ts';
import { isTextKey } from '../../../../../../shared/texts/text.ts';
import { laneInScene, type LaneScene, laneScenes } from '../../../../../support/fake-engine/lane-scenes.ts';
import { FakeRecord } from '../../../../../support/fake-engine/record.ts';

function laneOf(scene: LaneScene) {
  const record = new FakeRecord('2026-03-02T08:00:00.000Z');
  const batchId = record.importBatch({ name: 'b', units: 1, serial: () => 'A1' });
  return laneInScene({ record, batchId, number: 1, scene });
}

describe('a lane', () => {
  test.each([
    ['idle', { kind: 'idle' }, 'idle'],
    ['waiting', { kind: 'waiting' }, 'waiting'],
    ['connecting', { kind: 'connecting' }, 'connecting'],
    ['working-late', { kind: 'working', standing: 'running' }, 'running'],
    ['provisioned', { kind: 'verdict', standing: 'provisioned' }, 'provisioned'],
    ['prepared', { kind: 'verdict', standing: 'prepared' }, 'prepared'],
    ['fail', { kind: 'verdict', standing: 'fail' }, 'fail'],
    ['error', { kind: 'verdict', standing: 'error' }, 'error'],
    ['timeout', { kind: 'verdict', standing: 'timeout' }, 'timeout'],
    ['unknown', { kind: 'verdict', standing: 'unknown' }, 'unknown'],
    ['undecided', { kind: 'verdict', standing: 'unknown' }, 'decide'],
    ['interrupted', { kind: 'verdict', standing: 'interrupted' }, 'interrupted'],
    ['stopped', { kind: 'stopped' }, 'stopped'],
  ] as const)('%s has its look and one next action', (scene, look, action) => {
    const lane = laneOf(scene);
    expect([laneLook(lane), nextAction(lane, true)]).toEqual([look, action]);
  });

  test('asks for a batch where there is none', () => {
    expect(nextAction(laneOf('idle'), false)).toBe('no-batch');
  });

  test('whose gateway restarts in mid-run stays in work', () => {
    expect(laneLook({ ...laneOf('working-late'), phase: 'connecting' })).toEqual({ kind: 'working', standing: 'running' });
    expect(laneLook({ ...laneOf('provisioned'), phase: 'connecting' })).toEqual({ kind: 'connecting' });
  });

  test('is never green before its verdict is committed', () => {
    const lane = laneOf('provisioned');
    expect(laneLook({ ...lane, phase: 'working' })).toEqual({ kind: 'working', standing: 'running' });
  });

  test('says why, the run’s own reason first', () => {
    expect(laneFailure(laneOf('fail'))?.code).toBe('properties/read-back-differs');
    expect(laneFailure(laneOf('stopped'))?.code).toBe('run/lane-empty');
    expect(laneFailure(laneOf('provisioned'))).toBeUndefined();
  });
});

describe('the steps of a unit in work', () => {
  test('count the one that is done now', () => {
    expect(stepProgress(laneOf('working-late').state)).toEqual({
      number: 5,
      total: 7,
      step: expect.objectContaining({ step: 'everyware.provision', name: 'Provision over MQTT' }),
      segments: ['good', 'good', 'good', 'good', 'now', 'waiting', 'waiting'],
    });
  });

  test('show a lost answer as lost and a bad step as bad', () => {
    expect(stepProgress(laneOf('unknown').state)?.segments[4]).toBe('lost');
    expect(stepProgress(laneOf('fail').state)?.segments[1]).toBe('bad');
  });

  test('are not there before the run began', () => {
    expect(stepProgress(undefined)).toBeUndefined();
  });
});

test('every look and every standing has its words', () => {
  const keys = [
    ...laneScenes.flatMap((scene) => ['next', 'next-brief'].map((kind) => `window.${kind}.${nextAction(laneOf(scene), true)}`)),
    ...standings.flatMap((standing) => [
      `window.standing.${standing}`,
      `window.verdict.${standing}`,
      `window.verdict.${standing}.proof`,
      `window.next.${standing}`,
    ]),
  ];
  expect(keys.filter((key) => !isTextKey(key))).toEqual([]);
});
