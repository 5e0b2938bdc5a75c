/** The rows of a checked file, fetched in pieces as they come into view. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RequestOutput } from '../../../../shared/contract/contract.ts';
import type { CellProblem } from '../../../../shared/domain/csv-report.ts';
import { useSurroundings } from '../../api/context.tsx';

export type CheckedRow = RequestOutput<'batches.rows'>['rows'][number];
export const PIECE_ROWS = 100;

export interface CheckedRows {
  /** Undefined until the first piece is there. */
  readonly total: number | undefined;
  readonly fileProblems: readonly CellProblem[];
  rowAt(index: number): CheckedRow | undefined;
  /** Fetches what is missing between two places. */
  want(first: number, last: number): void;
}

interface Loaded {
  readonly pieces: ReadonlyMap<number, readonly CheckedRow[]>;
  readonly total: number | undefined;
  readonly fileProblems: readonly CellProblem[];
}

const nothing: Loaded = { pieces: new Map(), total: undefined, fileProblems: [] };

/** `onlyInvalid` counts through the rows that have a problem. */
export function useCheckedRows(checkId: string, onlyInvalid: boolean): CheckedRows {
  const { engine } = useSurroundings().station;
  const [loaded, setLoaded] = useState(nothing);
  const wanted = useRef(new Set<number>());

  const fetchPiece = useCallback(
    async (piece: number, signal: AbortSignal) => {
      const answer = await engine.request(
        'batches.rows',
        { checkId, offset: piece * PIECE_ROWS, limit: PIECE_ROWS, onlyInvalid },
        { signal },
      );
      if (signal.aborted) return;
      const { total, fileProblems, rows } = answer;
      setLoaded((before) => ({ pieces: new Map(before.pieces).set(piece, rows), total, fileProblems }));
    },
    [engine, checkId, onlyInvalid],
  );
  const signal = useRef(new AbortController());
  const want = useCallback(
    (first: number, last: number) => {
      for (let piece = Math.floor(first / PIECE_ROWS); piece <= Math.floor(last / PIECE_ROWS); piece += 1) {
        if (wanted.current.has(piece)) continue;
        wanted.current.add(piece);
        // A piece that could not be had is asked for again when it is looked at again.
        fetchPiece(piece, signal.current.signal).catch(() => wanted.current.delete(piece));
      }
    },
    [fetchPiece],
  );
  useEffect(() => {
    signal.current = new AbortController();
    const { current } = signal;
    wanted.current = new Set();
    setLoaded(nothing);
    want(0, 0);
    return () => current.abort();
  }, [want]);

  const { pieces, total, fileProblems } = loaded;
  const rowAt = useCallback((index: number) => pieces.get(Math.floor(index / PIECE_ROWS))?.[index % PIECE_ROWS], [pieces]);
  return { total, fileProblems, rowAt, want };
}
