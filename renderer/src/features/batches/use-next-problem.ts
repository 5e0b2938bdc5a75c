/** Goes from one row with problems to the next, and from the last to the first. */
import { useRef } from 'react';
import { useSurroundings } from '../../api/context.tsx';
import type { Check } from './import-flow.ts';

/** `show` takes the row's place in the table as it is filtered now. */
export function useNextProblem(check: Check, onlyInvalid: boolean, show: (index: number) => void): () => Promise<void> {
  const { engine } = useSurroundings().station;
  const next = useRef(0);
  return async () => {
    const at = next.current;
    const { rows, total } = await engine.request('batches.rows', { checkId: check.checkId, offset: at, limit: 1, onlyInvalid: true });
    const row = rows[0]?.row;
    if (row === undefined) return;
    next.current = (at + 1) % total;
    show(onlyInvalid ? at : row - 1);
  };
}
