/**
 * Whether what is stored about a unit is what was imported and what its events make of it. Rows that serve to find things could be
 * edited by hand without touching the record; whoever relies on them asks here first.
 */
import type { Unit } from '../../../../shared/domain/unit.ts';
import { isOpen, openUnit, type UnitState } from '../../../../shared/domain/unit-state.ts';
import type { UnitFold } from '../reading/unit-fold.ts';

/** One consistent look at everything that is stored of a unit, but its identifiers. */
export interface CheckedUnit {
  readonly unitKey: number;
  readonly unitId: string;
  readonly deviceId: string;
  readonly row: number;
  readonly body: string;
  readonly state: string | null;
  readonly status: string | null;
  readonly outcome: string | null;
  readonly proof: string | null;
  /** Row and batch as `unit_state` has them. */
  readonly stateRow: number | null;
  readonly stateBatch: number | null;
  readonly batchKey: number;
  readonly isListedOpen: 0 | 1;
  /** Of its last event. */
  readonly lastSeq: number | null;
}

export const CHECKED_UNITS = `SELECT unit.unit_key AS unitKey, unit.unit_id AS unitId, unit.device_id AS deviceId, unit.row, unit.body, unit.batch_key AS batchKey,
    unit_state.state, unit_state.status, unit_state.outcome, unit_state.proof, unit_state.row AS stateRow, unit_state.batch_key AS stateBatch,
    EXISTS (SELECT 1 FROM open_unit WHERE open_unit.batch_key = unit.batch_key AND open_unit.row = unit.row
      AND open_unit.unit_key = unit.unit_key) AS isListedOpen,
    (SELECT max(seq) FROM unit_event WHERE unit_event.unit_key = unit.unit_key) AS lastSeq
  FROM unit LEFT JOIN unit_state ON unit_state.unit_key = unit.unit_key`;

/** Columns and identifiers are those of the imported unit. `identifiers` are `<kind> <key>`. */
export function isAsImported(stored: CheckedUnit, identifiers: ReadonlySet<string>): boolean {
  const unit = JSON.parse(stored.body) as Unit;
  const wanted = new Set(unit.identifiers.map(({ kind, key }) => `${kind} ${key}`));
  return (
    unit.unitId === stored.unitId &&
    unit.deviceId === stored.deviceId &&
    unit.row === stored.row &&
    wanted.size === identifiers.size &&
    [...wanted].every((identifier) => identifiers.has(identifier))
  );
}

/**
 * The stored state is that of the unit's events.
 * @param everyEvent False: of units that passed or failed the last event is enough, where it says so. A run takes no such unit.
 */
export function isAsFolded(stored: CheckedUnit, fold: UnitFold, everyEvent: boolean): boolean {
  const { unitId, batchId, deviceId } = JSON.parse(stored.body) as Unit;
  const place = { unitId, batchId, deviceId, row: stored.row };
  if (stored.state === null) return stored.lastSeq === null && stored.isListedOpen === 1;
  const state = parseState(stored.state);
  if (state === undefined || !isListedAs(stored, state)) return false;
  // A unit in work is stored as it was when the work began; the events since are part of its state.
  if (state.status !== 'running' && (stored.lastSeq ?? 0) > state.seq) return false;
  if (!everyEvent && isOver(state) && fold.endsAs(state)) return true;
  const folded = fold.fromEvents(stored.unitKey, place, state.seq) ?? openUnit(place);
  return isListedAs(stored, folded) && folded.attempts === state.attempts && holds(folded, state);
}

function isOver({ status, outcome }: UnitState): boolean {
  return status === 'settled' && (outcome === 'pass' || outcome === 'fail');
}

/** True where `whole` has all that `part` has. A later Lineside may fold more out of the same events, and never other things. */
function holds(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null || typeof whole !== 'object' || whole === null) return whole === part;
  const fields = Object.entries(part);
  if (Array.isArray(part) && fields.length !== (whole as unknown[]).length) return false;
  return fields.every(([name, value]) => holds((whole as Record<string, unknown>)[name], value));
}

function parseState(text: string): UnitState | undefined {
  try {
    return JSON.parse(text) as UnitState;
  } catch {
    // Edited by hand: no reducer writes what is no JSON.
    return undefined;
  }
}

function isListedAs(stored: CheckedUnit, state: UnitState): boolean {
  const { status, outcome = null, proof = null, row } = state;
  return (
    stored.status === status &&
    stored.outcome === outcome &&
    stored.proof === proof &&
    row === stored.row &&
    stored.stateRow === stored.row &&
    stored.stateBatch === stored.batchKey &&
    (stored.isListedOpen === 1) === isOpen(state)
  );
}
