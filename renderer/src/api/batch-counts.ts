/** Figures of a batch, from its units' committed states. */
import { isOpen } from '../../../shared/domain/unit-state.ts';
import type { UnitRow } from './station-state.ts';

/** First-pass yield, 0 to 1, of what has ended its first attempt; undefined before there is any. */
export function firstPassYield(rows: Iterable<UnitRow>): number | undefined {
  let ended = 0;
  let passed = 0;
  for (const { state } of rows) {
    const isFirstOver = state.attempts > 1 || state.status === 'settled';
    if (!isFirstOver) continue;
    ended += 1;
    if (state.attempts === 1 && state.outcome === 'pass') passed += 1;
  }
  return ended === 0 ? undefined : passed / ended;
}

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
