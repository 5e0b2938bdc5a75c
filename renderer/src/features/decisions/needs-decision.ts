/** Where nothing but a person's decision takes a unit further: its lost step was inspected, and what was read does not tell. */
import { type UnitState, unansweredStep } from '../../../../shared/domain/unit-state.ts';

export function needsDecision(state: UnitState | undefined): boolean {
  if (state?.outcome !== 'unknown' || state.status !== 'interrupted' || state.run?.decision !== undefined) return false;
  const step = unansweredStep(state)?.step;
  if (step?.finding === undefined) return false;
  return step.tag === 'irreversible' || step.finding === 'cannot-tell' || step.finding === 'partly';
}
