/** What keys, pointer and clipboard do to the table. */
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { MAX_EDITED_CELLS, type TableState } from '../../../../../shared/contract/batch-table.ts';
import { useLanguage, useSurroundings, useText } from '../../../api/context.tsx';
import { formatNumber } from '../../../ui/format.ts';
import type { EditEnd, Editing } from './CellEditor.tsx';
import { toPastable } from './copy-text.ts';
import { clampPlace, type GridPlace, isOneCell } from './grid-place.ts';
import { parsePasted } from './paste-text.ts';
import { type PastePlan, planPaste } from './paste-plan.ts';
import type { GridHandle } from './TableGrid.tsx';
import { pressInGrid } from './use-grid-keys.ts';
import type { TableDesk } from './use-table-desk.ts';
import type { TableView } from './use-table-view.ts';

/** What the clipboard takes from a page. */
const MAX_COPIED_CHARACTERS = 1_000_000;

export interface DeedOptions {
  readonly check: TableState;
  readonly view: TableView;
  readonly desk: TableDesk;
  readonly grid: RefObject<GridHandle | null>;
  readonly editing: Editing | undefined;
  readonly setEditing: (editing: Editing | undefined) => void;
}

export type TableDeeds = ReturnType<typeof useGridDeeds>;

export function useGridDeeds(options: DeedOptions) {
  const { check, view, desk, grid } = options;
  const { rows, active, range, total, moveTo } = view;
  const size = () => ({ rows: total, columns: check.columns.length, step: Math.max(1, (grid.current?.rowsInView ?? 2) - 1) });
  const edits = useCellEdits(options);
  const marks = useMarks(view, desk);
  const clipboard = useClipboard({ check, view, desk });
  const deeds = {
    moveTo,
    open: edits.open,
    toggleMarks: marks.toggle,
    clear: () => void desk.clear(range),
    removeRows: () => void marks.removeRows(),
    copy: clipboard.copy,
    // An edit that is on its way can be undone already.
    undo: () => void ((check.history.undo > 0 || desk.doing.isPending) && desk.undo()),
    redo: () => void ((check.history.redo > 0 || desk.doing.isPending) && desk.redo()),
    release: () => {
      view.unmarkAll();
      moveTo({ ...active });
    },
  };
  return {
    ...deeds,
    ...clipboard,
    ...edits,
    countRows: marks.count,
    onKeyDown: (event: KeyboardEvent) => {
      // Where every row was deleted, that can still be undone.
      const isUsed = total > 0 || event.ctrlKey || event.metaKey;
      if (isUsed && pressInGrid(event, { active, size: size(), deeds })) event.preventDefault();
    },
    pick: (place: GridPlace, how: { readonly extends: boolean }) => {
      moveTo(place, how);
      const key = rows.rowAt(place.row)?.key;
      if (place.column === 0 && !how.extends && key !== undefined) view.mark([key], !view.marked.has(key));
    },
    onScroll: (row: number) => {
      if (!view.isPaged) view.page.set(() => Math.floor(row / view.pageSize) + 1);
    },
    goToPage: (page: number) => {
      const row = (page - 1) * view.pageSize;
      moveTo({ row, column: active.column });
      if (!view.isPaged) grid.current?.goTo(row);
    },
  };
}

/** The field over a cell: what it begins with, and what becomes of it. */
function useCellEdits({ check, view, desk, grid, editing, setEditing }: DeedOptions) {
  const { columns } = check;
  const { rows, active, total, moveTo } = view;
  const openAt = (place: GridPlace, text?: string) => {
    const column = columns[place.column - 1];
    const row = rows.rowAt(place.row);
    if (row === undefined || column === undefined) return;
    moveTo({ ...place });
    const shown = column.secret ? '' : (row.cells[place.column - 1] ?? '');
    setEditing({ text: text ?? shown, isTyped: text !== undefined, column: column.name, isSecret: column.secret, row });
  };
  const endEdit = (end: EditEnd) => {
    setEditing(undefined);
    if (end.kind === 'left' || end.keepsFocus) grid.current?.focus();
    if (end.kind === 'left' || editing === undefined) return;
    const { row: down, column: right } = wayStep[end.way];
    const next = { row: active.row + down, column: Math.max(1, active.column + right) };
    if (end.way !== 'stay') moveTo(clampPlace(next, { rows: total, columns: columns.length, step: 1 }));
    const before = editing.row.cells[columns.findIndex(({ name }) => name === editing.column)];
    if (end.isChanged && (editing.isSecret || end.text !== before)) void desk.changeCell(editing.row, editing.column, end.text);
  };
  return { openAt, open: (text?: string) => openAt(active, text), endEdit };
}

const wayStep = {
  stay: { row: 0, column: 0 },
  down: { row: 1, column: 0 },
  up: { row: -1, column: 0 },
  right: { row: 0, column: 1 },
  left: { row: 0, column: -1 },
} as const;

/** Marked rows, or where none is, the selected ones. */
function useMarks({ rows, range, marked, mark, unmarkAll }: TableView, desk: TableDesk) {
  const selected = range.to.row - range.from.row + 1;
  const keysInRange = async () => {
    if (selected === 1) return [rows.rowAt(range.from.row)?.key].filter((key) => key !== undefined);
    return (await desk.rowsOf(range)).map(({ key }) => key);
  };
  return {
    count: marked.size > 0 ? marked.size : selected,
    toggle: () =>
      void desk.doing.run(async () => {
        const keys = await keysInRange();
        mark(
          keys,
          keys.some((key) => !marked.has(key)),
        );
      }),
    removeRows: async () => {
      const keys = marked.size > 0 ? [...marked] : await keysInRange();
      if (keys.length > 0 && (await desk.remove(keys.slice(0, MAX_EDITED_CELLS)))) unmarkAll();
    },
  };
}

/** Copying gives a spreadsheet's text, secrets masked; a paste of more than one cell is shown before it is done. */
function useClipboard({ check, view, desk }: Pick<DeedOptions, 'check' | 'view' | 'desk'>) {
  const { surface } = useSurroundings();
  const t = useText();
  const language = useLanguage();
  const [pasting, setPasting] = useState<PastePlan>();
  const { range, total, onlyInvalid } = view;
  const copy = async () => {
    if (total === 0) return;
    const found = await desk.rowsOf(range);
    const text = toPastable(found.map(({ cells }) => cells.slice(range.from.column - 1, range.to.column)));
    const isTooMuch = text.length > MAX_COPIED_CHARACTERS || found.length <= range.to.row - range.from.row;
    if (isTooMuch) return desk.say(t('window.table.copy-too-much'));
    surface.tell({ kind: 'copy-text', text });
    desk.say(t(found.length === 1 ? 'window.table.copied-one' : 'window.table.copied', { rows: formatNumber(language, found.length) }));
  };
  return {
    pasting,
    forgetPaste: () => setPasting(undefined),
    pasteNow: (plan: PastePlan) => {
      setPasting(undefined);
      void desk.paste(plan);
    },
    // By its key: a page without selected text hears of no copying.
    copy: () => void desk.doing.run(copy),
    onPaste: (event: ClipboardEvent) => {
      event.preventDefault();
      const cells = parsePasted(event.clipboardData?.getData('text/plain') ?? '');
      if (cells.length === 0) return desk.say(t('window.table.paste-nothing'));
      const plan = planPaste(cells, { at: range.from, rows: total, columns: check.columns.length, mayAppend: !onlyInvalid });
      const isSingle = cells.length === 1 && cells[0]?.length === 1 && isOneCell(range) && plan.appended.length === 0;
      if (isSingle) void desk.paste(plan);
      else setPasting(plan);
    },
  };
}
