/** Where a unit stands, in the words that have a colour, a symbol and a form of their own (DESIGN, colour). */
import type { BatchStatus } from '../../../shared/domain/unit.ts';
import type { UnitState } from '../../../shared/domain/unit-state.ts';

export const standings = [
  'provisioned',
  'prepared',
  'passed',
  'fail',
  'error',
  'timeout',
  'aborted',
  'skipped',
  'unknown',
  'interrupted',
  'running',
  'open',
] as const;
export type Standing = (typeof standings)[number];

/** `passed` is a pass that says neither what was prepared nor provisioned. */
export function standingOf(state: Pick<UnitState, 'status' | 'outcome' | 'proof'>): Standing {
  if (state.outcome === 'pass') return state.proof ?? 'passed';
  if (state.outcome !== undefined) return state.outcome;
  return state.status === 'settled' ? 'unknown' : state.status;
}

export interface StandingCount {
  readonly standing: Standing;
  readonly count: number;
}

/** A batch's units by standing, in the order of `standings`, without those nobody has. */
export function countStandings(status: BatchStatus): readonly StandingCount[] {
  const { outcomes, prepared, provisioned } = status;
  const counts: Readonly<Record<Standing, number>> = {
    provisioned,
    prepared,
    passed: Math.max(0, (outcomes.pass ?? 0) - prepared - provisioned),
    fail: outcomes.fail ?? 0,
    error: outcomes.error ?? 0,
    timeout: outcomes.timeout ?? 0,
    aborted: outcomes.aborted ?? 0,
    skipped: outcomes.skipped ?? 0,
    unknown: outcomes.unknown ?? 0,
    interrupted: status.interrupted,
    running: status.running,
    open: status.open,
  };
  return standings.map((standing) => ({ standing, count: counts[standing] })).filter(({ count }) => count > 0);
}

/** Units that nobody has to touch again. */
export function countDone(status: BatchStatus): number {
  const { outcomes } = status;
  return (outcomes.pass ?? 0) + (outcomes.fail ?? 0) + (outcomes.skipped ?? 0);
}
