/** What a person does with the table, carried out by the engine; what came of it is said to those who listen. */
import { useMemo, useState } from 'react';
import { MAX_EDITED_CELLS, type TableEdit, type TableRow, type TableState } from '../../../../../shared/contract/batch-table.ts';
import type { EngineClient } from '../../../../../shared/rpc/client.ts';
import { useLanguage, useSurroundings, useText } from '../../../api/context.tsx';
import { type Action, useAction } from '../../../api/use-action.ts';
import { formatNumber } from '../../../ui/format.ts';
import { problemsAt, reasonText } from './cell-reasons.ts';
import type { GridRange } from './grid-place.ts';
import type { PastePlan } from './paste-plan.ts';
import type { RowPieces } from './row-pieces.ts';

const MAX_ROWS_ASKED = 500;

export interface TableDesk {
  /** What happened last, in a sentence. */
  readonly said: string;
  say(sentence: string): void;
  /** Its failure is that of whatever was done last. */
  readonly doing: Action<[work: () => Promise<void>]>;
  changeCell(row: TableRow, column: string, text: string): Promise<boolean>;
  clear(range: GridRange): Promise<boolean>;
  remove(keys: readonly number[]): Promise<boolean>;
  paste(plan: PastePlan): Promise<boolean>;
  fixAll(code: string, column: string): Promise<boolean>;
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  rowsOf(range: GridRange): Promise<readonly TableRow[]>;
}

export interface DeskOptions {
  readonly check: TableState;
  readonly rows: RowPieces;
  readonly onlyInvalid: boolean;
  readonly onState: (state: TableState) => void;
}

export function useTableDesk({ check, rows, onlyInvalid, onState }: DeskOptions): TableDesk {
  const { engine } = useSurroundings().station;
  const t = useText();
  const language = useLanguage();
  const [said, say] = useState('');
  const doing = useAction((work: () => Promise<void>) => work());
  const { checkId, columns } = check;
  const number = (value: number) => formatNumber(language, value);
  const counted = (what: 'deleted' | 'pasted', count: number) =>
    t(count === 1 ? `window.table.${what}-one` : `window.table.${what}`, { count: number(count) });
  /** Does it, then says what happened and how the table is now. */
  const carryOut = async (order: Promise<TableState>, what: string) => {
    const state = await order;
    onState(state);
    const { summary } = state;
    say(t('window.table.said', { what, rows: number(summary.rows), cells: number(summary.invalidCells) }));
  };
  const edit = (order: TableEdit, what: string) => carryOut(engine.request('batches.edit', { checkId, edit: order }), what);
  const rowsOf = (range: GridRange) => fetchRows({ engine, checkId, onlyInvalid }, range);
  return {
    said,
    say,
    doing,
    rowsOf,
    changeCell: (row, column, text) =>
      doing.run(async () => {
        onState(await engine.request('batches.edit', { checkId, edit: { kind: 'cells', cells: [{ key: row.key, column, text }] } }));
        const changed = await fetchRow(engine, checkId, row);
        if (changed === undefined) return;
        rows.put(changed);
        const reasons = reasonText(problemsAt(changed, column));
        say(t(reasons === '' ? 'window.table.cell-good' : 'window.table.cell-bad', { column, row: row.row, reasons }));
      }),
    clear: (range) =>
      doing.run(async () => {
        const names = columns.slice(range.from.column - 1, range.to.column).map(({ name }) => name);
        const cells = (await rowsOf(range)).flatMap(({ key }) => names.map((column) => ({ key, column, text: '' })));
        await edit({ kind: 'cells', cells }, t('window.table.cleared', { count: number(cells.length) }));
      }),
    remove: (keys) => doing.run(() => edit({ kind: 'delete', keys: [...keys] }, counted('deleted', keys.length))),
    paste: (plan) =>
      doing.run(async () => {
        const what = counted('pasted', plan.cells);
        if (plan.filled.length > 0) await edit({ kind: 'cells', cells: pastedCells(plan, columns, await rowsOf(rangeOf(plan))) }, what);
        if (plan.appended.length > 0) await edit({ kind: 'append', rows: plan.appended.map((cells) => [...cells]) }, what);
      }),
    fixAll: (code, column) => doing.run(() => edit({ kind: 'fix-all', code, column }, t('window.table.fixed'))),
    undo: () => doing.run(() => carryOut(engine.request('batches.undo', { checkId }), t('window.table.undone'))),
    redo: () => doing.run(() => carryOut(engine.request('batches.redo', { checkId }), t('window.table.redone'))),
  };
}

function rangeOf({ at, filled }: PastePlan): GridRange {
  return { from: at, to: { row: at.row + filled.length - 1, column: at.column } };
}

function pastedCells({ at, filled }: PastePlan, columns: TableState['columns'], known: readonly TableRow[]) {
  return known.flatMap(({ key }, down) =>
    (filled[down] ?? []).map((text, right) => ({ key, column: columns[at.column - 1 + right]?.name ?? '', text })),
  );
}

/** Rows of one table as the engine has them now. */
export function useRowFetch(checkId: string, onlyInvalid: boolean) {
  const { engine } = useSurroundings().station;
  return useMemo(
    () => (offset: number, limit: number) => engine.request('batches.rows', { checkId, offset, limit, onlyInvalid }),
    [engine, checkId, onlyInvalid],
  );
}

interface RowSource {
  readonly engine: EngineClient;
  readonly checkId: string;
  readonly onlyInvalid: boolean;
}

/** No more than may be changed at once. */
async function fetchRows({ engine, checkId, onlyInvalid }: RowSource, { from, to }: GridRange): Promise<readonly TableRow[]> {
  const end = Math.min(to.row + 1, from.row + MAX_EDITED_CELLS);
  const found: TableRow[] = [];
  for (let offset = from.row; offset < end; offset += MAX_ROWS_ASKED) {
    const limit = Math.min(MAX_ROWS_ASKED, end - offset);
    found.push(...(await engine.request('batches.rows', { checkId, offset, limit, onlyInvalid })).rows);
  }
  return found;
}

/** As it is now; undefined where it is somewhere else by now. */
async function fetchRow(engine: EngineClient, checkId: string, { key, row }: TableRow): Promise<TableRow | undefined> {
  const { rows } = await engine.request('batches.rows', { checkId, offset: row - 1, limit: 1, onlyInvalid: false });
  return rows.find((each) => each.key === key);
}
