/** What the window knows of the station, folded from committed events by the reducer that the journal uses. */
import type { LineView } from '../../../shared/contract/line.ts';
import type { PeopleView } from '../../../shared/contract/people.ts';
import type { RequestOutput } from '../../../shared/contract/contract.ts';
import type { StoredEvent } from '../../../shared/domain/events.ts';
import type { BatchId, UnitId } from '../../../shared/domain/ids.ts';
import type { LaneView } from '../../../shared/domain/lane-view.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import type { BatchStatus } from '../../../shared/domain/unit.ts';
import { reduceUnit } from '../../../shared/domain/unit-state.ts';
import type { ConnectionState } from '../../../shared/rpc/client.ts';

export type UnitRow = RequestOutput<'units.list'>[number];

/** The units of the batch in view, in row order. */
export interface BatchUnits {
  readonly batchId: BatchId;
  readonly rows: ReadonlyMap<UnitId, UnitRow>;
  /** False while pages are on their way, and for good where the batch is too large to be held here. */
  readonly isComplete: boolean;
}

export interface StationState {
  readonly connection: ConnectionState;
  readonly failure: Failure | undefined;
  readonly line: LineView | undefined;
  /** Who may sign in, and who is at this window. */
  readonly people: PeopleView | undefined;
  readonly batches: readonly BatchStatus[] | undefined;
  /** The batch that the line works on and that the top bar shows. */
  readonly batchId: BatchId | undefined;
  readonly units: BatchUnits | undefined;
  /** Sequence number of the last event heard; 0 before the first answer. */
  readonly seq: number;
}

export const emptyStation: StationState = {
  connection: 'connecting',
  failure: undefined,
  line: undefined,
  people: undefined,
  batches: undefined,
  batchId: undefined,
  units: undefined,
  seq: 0,
};

/** True where events between the last one heard and these were dropped on the way: then everything is asked afresh. */
export function hasGap(state: StationState, events: readonly StoredEvent[]): boolean {
  const first = events[0];
  return first !== undefined && state.seq > 0 && first.seq > state.seq + 1;
}

export function foldJournal(state: StationState, events: readonly StoredEvent[]): StationState {
  const last = events.at(-1);
  if (last === undefined || last.seq <= state.seq) return state;
  return { ...state, seq: last.seq, units: state.units === undefined ? undefined : foldUnits(state.units, events) };
}

/** Lanes keep their place; a lane that is not on the bench is passed over. */
export function foldLanes(state: StationState, changed: readonly LaneView[]): StationState {
  if (state.line === undefined) return state;
  const byId = new Map(changed.map((lane) => [lane.lane, lane]));
  return { ...state, line: { ...state.line, lanes: state.line.lanes.map((lane) => byId.get(lane.lane) ?? lane) } };
}

export function foldUnits(units: BatchUnits, events: readonly StoredEvent[]): BatchUnits {
  const rows = new Map(units.rows);
  let isChanged = false;
  for (const stored of events) {
    for (const unitId of concernedUnits(stored, units)) {
      const row = rows.get(unitId);
      if (row === undefined || row.state.seq >= stored.seq) continue;
      rows.set(unitId, { ...row, state: reduceUnit(row.state, stored) });
      isChanged = true;
    }
  }
  return isChanged ? { ...units, rows } : units;
}

function concernedUnits(stored: StoredEvent, units: BatchUnits): Iterable<UnitId> {
  if (stored.event.type === 'station.opened') return units.rows.keys();
  return 'unitId' in stored.event ? [stored.event.unitId] : [];
}

export function movesPeople({ event }: StoredEvent): boolean {
  return event.type.startsWith('person.');
}

/** Events after which a batch stands elsewhere than before. */
export function movesBatches(stored: StoredEvent): boolean {
  switch (stored.event.type) {
    case 'station.opened':
    case 'batch.imported':
    case 'run.started':
    case 'run.resumed':
    case 'run.paused':
    case 'run.settled':
    case 'step.lost':
    case 'unit.decided':
      return true;
    default:
      return false;
  }
}
