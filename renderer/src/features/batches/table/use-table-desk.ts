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
  const sayState = (lead: string, { summary }: TableState) =>
    say(t('window.table.said', { what: lead, rows: number(summary.rows), cells: number(summary.invalidCells) }));
  const edit = async (order: TableEdit, lead: string) => {
    const state = await engine.request('batches.edit', { checkId, edit: order });
    onState(state);
    sayState(lead, state);
  };
  const step = async (name: 'batches.undo' | 'batches.redo', lead: string) => {
    const state = await engine.request(name, { checkId });
    onState(state);
    sayState(lead, state);
  };
  const rowsOf = (range: GridRange) => fetchRows({ engine, checkId, onlyInvalid }, range);
  return {
    said,
    say,
    doing,
    rowsOf,
    changeCell: (row, column, text) =>
      doing.run(async () => {
        onState(await engine.request('batches.edit', { checkId, edit: { kind: 'cells', cells: [{ key: row.key, column, text }] } }));
        const changed = await fetchRow(engine, checkId, row.row);
        if (changed?.key !== row.key) return;
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
    remove: (keys) =>
      doing.run(() =>
        edit({ kind: 'delete', keys: [...keys] }, t(keys.length === 1 ? 'window.table.deleted-one' : 'window.table.deleted', { count: number(keys.length) })),
      ),
    paste: (plan) =>
      doing.run(async () => {
        const { at, filled, appended } = plan;
        const lead = t(plan.cells === 1 ? 'window.table.pasted-one' : 'window.table.pasted', { count: number(plan.cells) });
        if (filled.length > 0) {
          const known = await rowsOf({ from: at, to: { row: at.row + filled.length - 1, column: at.column } });
          const cells = known.flatMap(({ key }, down) =>
            (filled[down] ?? []).map((text, right) => ({ key, column: columns[at.column - 1 + right]?.name ?? '', text })),
          );
          await edit({ kind: 'cells', cells }, lead);
        }
        if (appended.length > 0) await edit({ kind: 'append', rows: appended.map((cells) => [...cells]) }, lead);
      }),
    fixAll: (code, column) => doing.run(() => edit({ kind: 'fix-all', code, column }, t('window.table.fixed'))),
    undo: () => doing.run(() => step('batches.undo', t('window.table.undone'))),
    redo: () => doing.run(() => step('batches.redo', t('window.table.redone'))),
  };
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

async function fetchRow(engine: EngineClient, checkId: string, row: number): Promise<TableRow | undefined> {
  const { rows } = await engine.request('batches.rows', { checkId, offset: row - 1, limit: 1, onlyInvalid: false });
  return rows[0];
}
