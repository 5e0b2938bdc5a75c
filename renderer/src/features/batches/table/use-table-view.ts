/** Which rows of the table are shown, where the keyboard is among them, and which are marked. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { usePreferences } from '../../../api/context.tsx';
import { createStore, type Store } from '../../../api/store.ts';
import type { GridPlace, GridRange, GridSize } from './grid-place.ts';
import { RowPieces } from './row-pieces.ts';
import { usePlace } from './use-place.ts';
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

export function useTableView(check: TableState): TableView {
  const { tableRows, isTablePaged } = usePreferences();
  const [onlyInvalid, filter] = useState(false);
  const fetch = useRowFetch(check.checkId, onlyInvalid);
  const rows = useMemo(() => new RowPieces(fetch), [fetch]);
  useEffect(() => rows.renew(check.revision), [rows, check.revision]);
  useEffect(() => rows.want(0, 0), [rows]);
  const total = useSyncExternalStore(rows.subscribe, () => rows.total) ?? 0;
  const [page] = useState(() => createStore(1));
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const size: GridSize = { rows: total, columns: check.columns.length, step: 1 };
  const { active, range, moveTo } = usePlace(rows, size);
  const shownPage = Math.floor(active.row / tableRows);
  const from = isTablePaged ? shownPage * tableRows : 0;
  const count = isTablePaged ? Math.min(tableRows, Math.max(0, total - from)) : total;
  useEffect(() => {
    if (isTablePaged) page.set(() => shownPage + 1);
  }, [page, isTablePaged, shownPage]);
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
      const number = rows.rowAt(active.row)?.row ?? 1;
      moveTo({ row: next ? 0 : number - 1, column: active.column });
    },
    total,
    isPaged: isTablePaged,
    pageSize: tableRows,
    from,
    count,
    page,
    active,
    range,
    moveTo,
    marked,
    mark,
    unmarkAll: useCallback(() => setMarked(new Set()), []),
  };
}
