/** A unit that ended as it was decided: by the return's own last step, or by a person's word on a step without an answer. */
import type { UnitState } from '../../../../shared/domain/unit-state.ts';
import type { ErrorCode } from '../../../../shared/errors/codes.ts';

const SCRAPPED: ErrorCode = 'returns/scrapped';

export function isScrapped({ outcome, failure, run }: Pick<UnitState, 'outcome' | 'failure' | 'run'>): boolean {
  return failure?.code === SCRAPPED || (outcome === 'fail' && run?.decision === 'scrap');
}
