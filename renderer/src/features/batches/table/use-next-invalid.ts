/** Goes from one invalid cell to the next or to the one before, around the end, wherever in the file they are. */
import { useEffect, useRef } from 'react';
import type { TableRow, TableState } from '../../../../../shared/contract/batch-table.ts';
import { useSurroundings, useText } from '../../../api/context.tsx';
import { problemsAt } from './cell-reasons.ts';
import type { TableDesk } from './use-table-desk.ts';
import type { TableView } from './use-table-view.ts';

export type GoToInvalid = (way: 1 | -1) => void;

export interface NextInvalidOptions {
  readonly check: TableState;
  readonly view: TableView;
  readonly desk: TableDesk;
  /** Hears that it went there. */
  readonly onFound: () => void;
}

/** F8 and Shift+F8 do it from anywhere on the screen. Where no cell is invalid any more, that is said. */
export function useNextInvalid({ check, view, desk, onFound }: NextInvalidOptions): GoToInvalid {
  const { engine } = useSurroundings().station;
  const t = useText();
  const { rows, active, onlyInvalid, moveTo } = view;
  const { checkId, columns, phase } = check;
  const { doing, say } = desk;
  const find = async (way: 1 | -1) => {
    const here = rows.rowAt(active.row);
    const beside = invalidColumns(here, columns).filter((column) => (way === 1 ? column > active.column : column < active.column));
    const inRow = way === 1 ? beside[0] : beside.at(-1);
    if (inRow !== undefined) {
      moveTo({ row: active.row, column: inRow });
      return onFound();
    }
    const at = here?.row ?? active.row + 1;
    const { found } = await engine.request('batches.nextInvalid', { checkId, afterRow: way === 1 ? at : at - 1 });
    if (found === undefined) return say(t(phase === 'checking' ? 'window.table.none-invalid-yet' : 'window.table.none-invalid'));
    const invalidRow = async (offset: number) => engine.request('batches.rows', { checkId, offset, limit: 1, onlyInvalid: true });
    // Going back, `found` is the first at or behind this row; where none is, the first of all.
    const { total } = way === 1 ? { total: 0 } : await invalidRow(0);
    const back = found.row < at ? total - 1 : (found.invalidIndex - 1 + total) % total;
    const index = way === 1 ? found.invalidIndex : back;
    const row = (await invalidRow(index)).rows[0];
    if (row === undefined) return;
    const invalid = invalidColumns(row, columns);
    moveTo({ row: onlyInvalid ? index : row.row - 1, column: (way === 1 ? invalid[0] : invalid.at(-1)) ?? 0 });
    onFound();
  };
  const go: GoToInvalid = (way) => void doing.run(() => find(way));
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.altKey || event.ctrlKey || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      latest.current(event.shiftKey ? -1 : 1);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return go;
}

/** 0 is the row's number, for what concerns the whole row. */
function invalidColumns(row: TableRow | undefined, columns: TableState['columns']): readonly number[] {
  const isInvalid = (name: string) => problemsAt(row, name).some(({ severity }) => severity === 'error');
  return ['', ...columns.map(({ name }) => name)].flatMap((name, index) => (isInvalid(name) ? [index] : []));
}
