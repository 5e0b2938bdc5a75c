/**
 * Runs whose engine is gone and that no engine has taken note of yet: the journal says `running` until the next one opens it. A
 * reader shows them as that opening will leave them. Nothing is written.
 */
import type { StoredEvent } from '../../../../shared/domain/events.ts';
import type { BatchId, EventId, Sha256, StationId } from '../../../../shared/domain/ids.ts';
import type { BatchStatus } from '../../../../shared/domain/unit.ts';
import { reduceUnit, type UnitState } from '../../../../shared/domain/unit-state.ts';
import type { UnitRow } from '../journal.ts';
import type { ClosableReader } from './journal-reader.ts';
import type { ReadConnection } from './read-connection.ts';
import { runningUnits } from './unit-queries.ts';

/**
 * @param lastSeq Head of the record before a moment at which no engine had the journal: whatever is in work with its last event up
 *   to there is abandoned for good, and what an engine does later has later events.
 */
export function withAbandonedRuns(reader: ClosableReader, connection: ReadConnection, lastSeq: number): ClosableReader {
  const isAbandoned = ({ state }: UnitRow) => state.status === 'running' && state.seq <= lastSeq;
  const shown = (row: UnitRow): UnitRow => (isAbandoned(row) ? { ...row, state: withoutEngine(row.state) } : row);
  const abandoned = (batchId?: BatchId) => runningUnits(connection, batchId).filter(isAbandoned).map(shown);
  return {
    ...reader,
    engineSince: () => lastSeq + 1,
    batchStatus: (batchId) => {
      const status = reader.batchStatus(batchId);
      return status && recount(status, abandoned(batchId));
    },
    units: (query) => reader.units(query).map(shown),
    unit: (unitId) => [reader.unit(unitId)].map((row) => row && shown(row))[0],
    interruptedUnits: (batchId) => inOrder(reader, [...reader.interruptedUnits(batchId), ...abandoned(batchId)]),
    unitsByIdentifier: (text, kind) => reader.unitsByIdentifier(text, kind).map(shown),
    unitsByDevice: (deviceId) => reader.unitsByDevice(deviceId).map(shown),
    searchUnits: (text, limit) => reader.searchUnits(text, limit).map(shown),
  };
}

/** What the next opening will make of the unit; the record does not hold that event yet, so it counts for no sequence number. */
function withoutEngine(state: UnitState): UnitState {
  const opening: StoredEvent = {
    seq: state.seq,
    id: '' as EventId,
    stationId: '' as StationId,
    epoch: 0,
    wallTime: '',
    monotonicMs: 0,
    hash: '' as Sha256,
    event: { type: 'station.opened', version: 1, linesideVersion: '' },
  };
  return reduceUnit(state, opening);
}

function recount(status: BatchStatus, abandoned: readonly UnitRow[]): BatchStatus {
  if (abandoned.length === 0) return status;
  const unknown = abandoned.filter(({ state }) => state.outcome === 'unknown').length;
  const outcomes = { ...status.outcomes };
  if (unknown > 0) outcomes.unknown = (outcomes.unknown ?? 0) + unknown;
  return {
    ...status,
    running: Math.max(0, status.running - abandoned.length),
    interrupted: status.interrupted + abandoned.length - unknown,
    outcomes,
  };
}

/** As `interruptedUnits` gives them: by batch in the order of import, then by row. */
function inOrder(reader: ClosableReader, rows: readonly UnitRow[]): readonly UnitRow[] {
  const place = new Map(reader.batches().map(({ batchId }, index) => [batchId, -index]));
  const of = ({ unit }: UnitRow) => place.get(unit.batchId) ?? 0;
  return rows.toSorted((left, right) => of(left) - of(right) || left.unit.row - right.unit.row);
}
