/** Every state that a lane can show, made by the events that lead there. */
import type { BatchId, LaneId } from '../../../shared/domain/ids.ts';
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { FakeRun } from './fake-run.ts';
import { type FakeRecord, lane as laneId } from './record.ts';

export const laneScenes = [
  'working-early',
  'provisioned',
  'working-late',
  'fail',
  'prepared',
  'waiting',
  'error',
  'unknown',
  'connecting',
  'timeout',
  'stopped',
  'undecided',
  'aborted',
  'skipped',
  'interrupted',
  'idle',
  'asking',
] as const;
export type LaneScene = (typeof laneScenes)[number];

const failures = {
  fail: {
    code: 'properties/read-back-differs',
    params: { name: 'kura.device.name' },
    chain: [],
  },
  error: { code: 'rest/wrong-login', params: { user: 'admin', lane: '1' }, chain: ['Error: 401 Unauthorized'] },
  timeout: { code: 'everyware/deadline', params: { seconds: '600' }, chain: [] },
  lost: { code: 'ssh/connection-lost', params: { host: '127.0.64.1', port: '22' }, chain: ['Error: read ECONNRESET'] },
  undecided: { code: 'run/needs-decision', params: { step: 'Leave a marker' }, chain: [] },
} as const satisfies Record<string, { code: string; params: Record<string, string>; chain: string[] }>;

export interface LaneSceneOrder {
  readonly record: FakeRecord;
  readonly batchId: BatchId;
  readonly number: number;
  readonly scene: LaneScene;
}

const phases: Partial<Readonly<Record<LaneScene, LaneView['phase']>>> = {
  'working-early': 'working',
  'working-late': 'working',
  asking: 'working',
  stopped: 'stopped',
  undecided: 'stopped',
  unknown: 'stopped',
};

/** What a lane shows of a unit in work. */
function workOf(scene: LaneScene, number: number): Partial<LaneView> {
  const since = new Date(Date.now() - (scene === 'working-early' ? 7000 : 95_000)).toISOString();
  const work = { since, typicalMs: 130_000 };
  if (scene === 'asking')
    return { ...work, question: { id: `question-${number}`, text: 'Does the status LED blink green?', kind: 'confirm' } };
  const isEarly = scene === 'working-early';
  return {
    ...work,
    progress: isEarly
      ? { code: 'progress.everyware.waiting', params: { seconds: '600' } }
      : { code: 'progress.reconnecting', params: { seconds: '42' } },
  };
}

/** Row `number` of the batch is the unit in lane `number`. */
export function laneInScene(order: LaneSceneOrder): LaneView {
  const { record, batchId, number, scene } = order;
  const lane = laneId(number);
  const empty: LaneView = {
    lane,
    name: `Bench ${number}`,
    pluggedInto: `ssh 127.0.64.${number}:22 · https 127.0.64.${number}:443`,
    phase: 'idle',
  };
  if (scene === 'idle' || scene === 'waiting' || scene === 'connecting') return { ...empty, phase: scene };
  const failure = play(scene, { record, batchId, row: number, lane });
  const { unit, state } = record.unitOf(batchId, number);
  const phase = phases[scene] ?? 'verdict';
  return {
    ...empty,
    phase,
    identifier: unit.identifiers[0]?.text ?? '',
    state,
    ...(failure === undefined ? {} : { failure }),
    ...(phase === 'working' ? workOf(scene, number) : {}),
  };
}

function play(scene: LaneScene, order: { record: FakeRecord; batchId: BatchId; row: number; lane: LaneId }): Failure | undefined {
  const run = new FakeRun(order);
  switch (scene) {
    case 'working-early':
      run.intend(0);
      return undefined;
    case 'asking':
    case 'working-late':
      run.passUntil(4).intend(4, 'inspect');
      return undefined;
    case 'provisioned':
      run
        .passUntil(4)
        .intend(4)
        .settle(4, { proof: 'provisioned' })
        .intend(5)
        .settle(5)
        .intend(6)
        .settle(6)
        .end('pass', { proof: 'provisioned' });
      return undefined;
    case 'prepared':
      run.passUntil(7).end('pass', { proof: 'prepared' });
      return undefined;
    case 'fail':
      run
        .passUntil(1)
        .intend(1)
        .settle(1, { outcome: 'fail', failure: mutable(failures.fail) })
        .end('fail', { failure: mutable(failures.fail) });
      return undefined;
    case 'error':
      run
        .passUntil(3)
        .settle(3, { outcome: 'error', failure: mutable(failures.error) })
        .end('error', { failure: mutable(failures.error) });
      return undefined;
    case 'timeout':
      run
        .passUntil(4)
        .intend(4)
        .settle(4, { outcome: 'timeout', failure: mutable(failures.timeout) })
        .end('timeout', { failure: mutable(failures.timeout) });
      return undefined;
    case 'aborted':
      run.passUntil(2).end('aborted', { failure: { code: 'run/aborted', params: {}, chain: [] } });
      return undefined;
    case 'skipped':
      run.end('skipped');
      return undefined;
    case 'unknown':
      run
        .passUntil(4)
        .intend(4, 'inspect')
        .lose(4, mutable(failures.lost))
        .end('unknown', { failure: mutable(failures.lost) });
      return mutable(failures.lost);
    case 'undecided':
      run
        .passUntil(6)
        .intend(6, 'irreversible')
        .lose(6, mutable(failures.lost))
        .inspect(6, 'cannot-tell')
        .end('unknown', { failure: mutable(failures.undecided) });
      return mutable(failures.undecided);
    case 'interrupted':
      run.passUntil(2);
      order.record.append({ type: 'run.paused', version: 2, ...idsOf(order) });
      return undefined;
    case 'stopped':
      run.passUntil(1);
      return { code: 'run/lane-empty', params: { lane: order.lane }, chain: [] };
    default:
      return undefined;
  }
}

function idsOf({ record, batchId, row }: { record: FakeRecord; batchId: BatchId; row: number }) {
  const { unit, state } = record.unitOf(batchId, row);
  if (state.run === undefined) throw new Error('no run to pause');
  return { batchId, unitId: unit.unitId, runId: state.run.runId };
}

function mutable(failure: {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly chain: readonly string[];
}): Failure {
  return { code: failure.code, params: { ...failure.params }, chain: [...failure.chain] };
}
