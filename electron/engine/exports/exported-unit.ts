/** A unit as other systems get it: what was imported, verbatim, and what became of it. No secret is in a unit, so none can come along. */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { UnitState } from '../../../shared/domain/unit-state.ts';
import type { UnitRow } from '../journal/journal.ts';

/** In the order of the CSV's own columns. */
export interface ExportedUnit {
  readonly row: number;
  readonly unitId: string;
  readonly status: UnitState['status'];
  readonly outcome: string;
  readonly proof: string;
  readonly attempts: number;
  /** Code of what it failed of. */
  readonly failure: string;
  readonly lane: string;
  /** The person's id: names live in the station only (ARCHITECTURE, idea 5). */
  readonly operator: string;
  readonly startedAt: string;
  readonly endedAt: string;
  /** Facts read from the device in the last run, by verdict. */
  readonly proved: number;
  readonly notProved: number;
  readonly refuted: number;
  /** The last run was on a training line: it proves nothing of a gateway. */
  readonly training: boolean;
}

export function exportedUnit({ unit, state }: UnitRow): ExportedUnit {
  const { run } = state;
  const evidence = evidenceOf(state);
  const count = (verdict: Evidence['verdict']) => evidence.filter((each) => each.verdict === verdict).length;
  return {
    row: unit.row,
    unitId: unit.unitId,
    status: state.status,
    outcome: state.outcome ?? '',
    proof: state.proof ?? '',
    attempts: state.attempts,
    failure: state.failure?.code ?? '',
    lane: run?.lane ?? '',
    operator: run?.operator ?? '',
    startedAt: run?.startedAt ?? '',
    endedAt: run?.endedAt ?? '',
    proved: count('proved'),
    notProved: count('not-proved'),
    refuted: count('refuted'),
    training: run?.training ?? false,
  };
}

/** Of the last run, step by step. */
export function evidenceOf({ run }: UnitState): readonly Evidence[] {
  return run?.steps.flatMap((step) => step.evidence) ?? [];
}
