/** A line under full load: every lane moves on ten times a second, unit after unit, for as long as the engine lives. */
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { FakeRun, recipeSteps } from './fake-run.ts';
import { type FakeRecord, lane as laneId } from './record.ts';

const TICK_MS = 100;
/** The units of the batch are taken again from the first when all were. */
export const STREAMED_UNITS = 480;

interface StreamingLane {
  readonly number: number;
  row: number;
  attempt: number;
  moves: number;
  run: FakeRun | undefined;
  since: string;
}

export interface Streaming {
  readonly record: FakeRecord;
  readonly batchId: BatchId;
  readonly lanes: number;
  readonly onMoved: (lanes: LaneView[]) => void;
}

export function startStreaming({ record, batchId, lanes, onMoved }: Streaming): void {
  const all = Array.from({ length: lanes }, (_each, index): StreamingLane => {
    return { number: index + 1, row: index + 1, attempt: 1, moves: index % recipeSteps.length, run: undefined, since: '' };
  });
  const tick = () => {
    for (const each of all) move(each, { record, batchId, lanes });
    onMoved(all.map((each) => viewOf(each, { record, batchId })));
  };
  setInterval(tick, TICK_MS).unref();
}

function move(lane: StreamingLane, { record, batchId, lanes }: Omit<Streaming, 'onMoved'>): void {
  lane.moves += 1;
  if (lane.run === undefined) {
    lane.run = new FakeRun({ record, batchId, row: lane.row, lane: laneId(lane.number), attempt: lane.attempt });
    lane.since = new Date().toISOString();
    lane.moves = 0;
    return;
  }
  const step = Math.floor((lane.moves - 1) / 2);
  if (step < recipeSteps.length) {
    if (lane.moves % 2 === 1) lane.run.intend(step);
    else lane.run.settle(step);
    return;
  }
  lane.run.end('pass', { proof: 'prepared' });
  lane.run = undefined;
  lane.row += lanes;
  if (lane.row > STREAMED_UNITS) {
    lane.row = lane.number;
    lane.attempt += 1;
  }
}

function viewOf(lane: StreamingLane, { record, batchId }: Pick<Streaming, 'record' | 'batchId'>): LaneView {
  const { unit, state } = record.unitOf(batchId, lane.row);
  const place = { lane: laneId(lane.number), name: `Bench ${lane.number}`, pluggedInto: `ssh 127.0.64.${lane.number}:22` };
  if (lane.run === undefined) return { ...place, phase: 'connecting' };
  return {
    ...place,
    phase: 'working',
    identifier: unit.identifiers[0]?.text ?? '',
    state,
    since: lane.since,
    typicalMs: 1500,
    progress: { code: 'progress.retrying', params: { try: '2', of: '3' } },
  };
}
