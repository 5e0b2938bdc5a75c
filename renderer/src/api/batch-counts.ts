/** Figures of a batch, from its units' committed states. */
import { isOpen } from '../../../shared/domain/unit-state.ts';
import type { UnitRow } from './station-state.ts';

/** Units that a run may take, and units that `resume` has to look at first. */
export function countTasks(rows: Iterable<UnitRow>): { readonly open: number; readonly interrupted: number } {
  let open = 0;
  let interrupted = 0;
  for (const { state } of rows) {
    if (isOpen(state)) open += 1;
    if (state.status === 'interrupted') interrupted += 1;
  }
  return { open, interrupted };
}
