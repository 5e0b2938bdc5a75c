/** A whole station in one state, by name: `empty`, `bench`, `bench:8`, `running:8`, `asking:8`, `streaming:24`. */
import type { LineView } from '../../../shared/contract/line.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { FakeRun } from './fake-run.ts';
import { type LaneScene, laneInScene, laneScenes } from './lane-scenes.ts';
import { asking } from './questions.ts';
import { FakeRecord, lane } from './record.ts';
import { STREAMED_UNITS } from './streaming.ts';

export interface Scene {
  readonly record: FakeRecord;
  line: LineView;
  /** The batch whose units go through the lanes without end. */
  readonly streaming?: BatchId;
}

const JOURNAL_FILE = '/home/station/.local/share/lineside/journal.sqlite';
const runningScenes: readonly LaneScene[] = [
  'working-early',
  'provisioned',
  'working-late',
  'provisioned',
  'working-late',
  'working-early',
  'fail',
  'working-late',
];

export function openScene(name: string): Scene {
  const [kind = 'bench', lanesText = '16'] = name.split(':');
  const record = new FakeRecord('2026-03-02T08:14:05.000Z');
  record.append({ type: 'station.opened', version: 1, linesideVersion: '0.1.0' });
  if (kind === 'empty') return { record, line: lineOf(record, { lanes: [] }) };
  if (kind === 'streaming') return streamingScene(record, Number(lanesText));
  if (kind === 'no-batch')
    return { record, line: lineOf(record, { lanes: Array.from({ length: Number(lanesText) }, (_each, index) => emptyLane(index + 1)) }) };
  fillOlderBatches(record);
  record.wait(3_600_000);
  const lanes = Number(lanesText);
  const batchId = record.importBatch({
    name: 'AX-2024 week 10',
    units: Math.max(40, lanes),
    serial: (row) => `AX-2024-${String(row).padStart(5, '0')}`,
  });
  const scenes = kind === 'running' ? runningScenes : laneScenes;
  const views = Array.from({ length: lanes }, (_each, index) => {
    if (kind === 'asking') return asking(laneInScene({ record, batchId, number: index + 1, scene: 'working-early' }), index);
    const scene = kind === 'idle' ? 'idle' : (scenes[index % scenes.length] ?? 'idle');
    return laneInScene({ record, batchId, number: index + 1, scene });
  });
  const running = kind === 'running' || kind === 'asking';
  return { record, line: lineOf(record, { lanes: views, running, training: kind === 'training' }) };
}

/** The engine sets it in motion; see `streaming.ts`. */
function streamingScene(record: FakeRecord, lanes: number): Scene {
  const streaming = record.importBatch({
    name: 'AX-2024 week 10',
    units: STREAMED_UNITS,
    serial: (row) => `AX-2024-${String(row).padStart(5, '0')}`,
  });
  const views = Array.from({ length: lanes }, (_each, index) => emptyLane(index + 1));
  return { record, streaming, line: lineOf(record, { lanes: views, running: true }) };
}

function lineOf(record: FakeRecord, part: Partial<LineView>): LineView {
  return {
    training: false,
    stationName: 'Bench 4, hall B',
    lanes: [],
    running: false,
    journal: { file: JOURNAL_FILE, seq: record.events.length },
    ...part,
  };
}

function emptyLane(number: number): LineView['lanes'][number] {
  return { lane: lane(number), name: `Bench ${number}`, pluggedInto: `ssh 127.0.64.${number}:22`, phase: 'idle' };
}

/** Batches of other days, so that lists and bars have something to show. */
function fillOlderBatches(record: FakeRecord): void {
  const done = record.importBatch({ name: 'AX-2024 week 8', units: 24, serial: (row) => `AX-2023-${String(row).padStart(5, '0')}` });
  for (let row = 1; row <= 24; row += 1) {
    const run = new FakeRun({ record, batchId: done, row, lane: lane(((row - 1) % 4) + 1) }).passUntil(7);
    run.end('pass', { proof: row % 6 === 0 ? 'prepared' : 'provisioned' });
  }
  record.wait(86_400_000);
  const mixed = record.importBatch({ name: 'AX-2024 week 9', units: 30, serial: (row) => `AX-2023-1${String(row).padStart(4, '0')}` });
  for (let row = 1; row <= 22; row += 1) laneInScene({ record, batchId: mixed, number: row, scene: laneScenes[(row * 3) % 13] ?? 'fail' });
  record.append({ type: 'station.opened', version: 1, linesideVersion: '0.1.0' });
  record.wait(86_400_000);
}
