/** Which rows of the table are shown, where the keyboard is among them, and which are marked. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { usePreferences } from '../../../api/context.tsx';
import { createStore, type Store } from '../../../api/store.ts';
import { clampPlace, type GridPlace, type GridRange, type GridSize, rangeBetween } from './grid-place.ts';
import { RowPieces } from './row-pieces.ts';
import { useRowFetch } from './use-table-desk.ts';

export interface TableView {
  readonly rows: RowPieces;
  readonly onlyInvalid: boolean;
  readonly setOnlyInvalid: (onlyInvalid: boolean) => void;
  /** Rows that are shown, on all pages. */
  readonly total: number;
  readonly isPaged: boolean;
  readonly pageSize: number;
  /** The rows of this page. */
  readonly from: number;
  readonly count: number;
  /** From 1; where all rows are on one page, that of the first row in view. */
  readonly page: Store<number>;
  readonly active: GridPlace;
  readonly range: GridRange;
  readonly moveTo: (place: GridPlace, how?: { readonly extends: boolean }) => void;
  /** By keys of rows. */
  readonly marked: ReadonlySet<number>;
  readonly mark: (keys: readonly number[], isMarked: boolean) => void;
  readonly unmarkAll: () => void;
}

const start: GridPlace = { row: 0, column: 1 };

export function useTableView(check: TableState): TableView {
  const { tableRows, isTablePaged } = usePreferences();
  const [onlyInvalid, filter] = useState(false);
  const fetch = useRowFetch(check.checkId, onlyInvalid);
  const rows = useMemo(() => new RowPieces(fetch), [fetch]);
  useEffect(() => rows.renew(check.revision), [rows, check.revision]);
  useEffect(() => rows.want(0, 0), [rows]);
  const total = useSyncExternalStore(rows.subscribe, () => rows.total) ?? 0;
  const [page] = useState(() => createStore(1));
  const [{ active, anchor }, setPlace] = useState({ active: start, anchor: start });
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const size: GridSize = { rows: total, columns: check.columns.length, step: 1 };
  const at = total === 0 ? active : clampPlaceKeeping(active, size);
  const shownPage = Math.floor(at.row / tableRows);
  const from = isTablePaged ? shownPage * tableRows : 0;
  const count = isTablePaged ? Math.min(tableRows, Math.max(0, total - from)) : total;
  useEffect(() => {
    if (isTablePaged) page.set(() => shownPage + 1);
  }, [page, isTablePaged, shownPage]);
  const moveTo = useCallback(
    (place: GridPlace, how = { extends: false }) => setPlace((before) => ({ active: place, anchor: how.extends ? before.anchor : place })),
    [],
  );
  const mark = useCallback(
    (keys: readonly number[], isMarked: boolean) =>
      setMarked((before) => (isMarked ? new Set([...before, ...keys]) : new Set([...before].filter((key) => !keys.includes(key))))),
    [],
  );
  return {
    rows,
    onlyInvalid,
    setOnlyInvalid: (next) => {
      filter(next);
      moveTo({ row: 0, column: active.column });
    },
    total,
    isPaged: isTablePaged,
    pageSize: tableRows,
    from,
    count,
    page,
    active: at,
    range: rangeBetween(anchor, at, check.columns.length),
    moveTo,
    marked,
    mark,
    unmarkAll: useCallback(() => setMarked(new Set()), []),
  };
}

/** The same object where nothing is cut: a new place is one that is to be brought into view. */
function clampPlaceKeeping(place: GridPlace, size: GridSize): GridPlace {
  const { row, column } = clampPlace(place, size);
  return row === place.row && column === place.column ? place : { row, column };
}
