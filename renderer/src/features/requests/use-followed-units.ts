/** All units of one batch as they stand, whichever batch the line works on: asked once, then followed by events. */
import { useEffect, useMemo, useState } from 'react';
import type { BatchId, UnitId } from '../../../../shared/domain/ids.ts';
import { useStation, useSurroundings } from '../../api/context.tsx';
import { foldUnits, type UnitRow } from '../../api/station-state.ts';

const PAGE_ROWS = 500;

/** Undefined until the first page is there. */
export function useFollowedUnits(batchId: BatchId): readonly UnitRow[] | undefined {
  const { engine } = useSurroundings().station;
  const isConnected = useStation((state) => state.connection === 'ready');
  const [rows, setRows] = useState<ReadonlyMap<UnitId, UnitRow>>();
  useEffect(() => {
    if (!isConnected) return undefined;
    const left = new AbortController();
    const { signal } = left;
    const fetchPages = async () => {
      for (let afterRow = 0, isMore = true; isMore; ) {
        const page = await engine.request('units.list', { batchId, afterRow, limit: PAGE_ROWS }, { signal });
        setRows((before) => withPage(before, page));
        isMore = page.length === PAGE_ROWS;
        afterRow = page.at(-1)?.unit.row ?? afterRow;
      }
    };
    // An engine that went away is said by the window's frame, and asked again when it is back.
    fetchPages().catch(() => undefined);
    const stop = engine.on('journal.appended', (events) =>
      setRows((before) => before && foldUnits({ batchId, rows: before, isComplete: true }, events).rows),
    );
    return () => {
      left.abort();
      stop();
    };
  }, [engine, batchId, isConnected]);
  return useMemo(() => rows && [...rows.values()].toSorted((a, b) => a.unit.row - b.unit.row), [rows]);
}

/** A row that came by an event while its page was on its way is newer and stays. */
function withPage(before: ReadonlyMap<UnitId, UnitRow> | undefined, page: readonly UnitRow[]): ReadonlyMap<UnitId, UnitRow> {
  const rows = new Map(before);
  for (const row of page) {
    const known = rows.get(row.unit.unitId);
    if (known === undefined || known.state.seq < row.state.seq) rows.set(row.unit.unitId, row);
  }
  return rows;
}
