/** Follows the table of a checked file: how far the check is, and what came of it. */
import { useEffect, useRef, useState } from 'react';
import type { TableState } from '../../../../shared/contract/batch-table.ts';
import type { Failure } from '../../../../shared/domain/problem.ts';
import { toFailure } from '../../../../shared/errors/app-error.ts';
import { useSurroundings } from '../../api/context.tsx';

/** So often at most while a check goes on: the table is drawn again each time. */
const REST_MS = 250;

/** Undefined while all is well. */
export function useTableNews(check: TableState | undefined, tell: (news: TableState) => void): Failure | undefined {
  const { engine } = useSurroundings().station;
  const [failure, setFailure] = useState<Failure>();
  const known = useRef(-1);
  const { checkId, revision = -1 } = check ?? {};
  useEffect(() => {
    known.current = revision;
  }, [revision]);
  useEffect(() => {
    setFailure(undefined);
    if (checkId === undefined) return undefined;
    const left = new AbortController();
    const { signal } = left;
    const follow = async () => {
      while (!signal.aborted) {
        tell(await engine.request('batches.table', { checkId, known: known.current }, { signal }));
        await new Promise((resolve) => setTimeout(resolve, REST_MS));
      }
    };
    follow().catch((error: unknown) => {
      if (!signal.aborted) setFailure(toFailure(error));
    });
    return () => left.abort();
  }, [engine, checkId, tell]);
  return failure;
}
