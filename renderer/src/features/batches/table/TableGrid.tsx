/**
 * The rows in view of a file of any length: a header that stays, 40 px rows, red cells that say why. One stop for Tab; inside, the keys of a
 * spreadsheet. The keyboard stays on the grid, which names the cell it is in, so that rows may come and go.
 */
import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import { useText } from '../../../api/context.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { columnWidths } from '../column-widths.ts';
import { CellEditor, type Editing, editorKey, type EditEnd } from './CellEditor.tsx';
import { CellTooltip } from './CellTooltip.tsx';
import { GridHeader } from './GridHeader.tsx';
import type { GridPlace, GridRange } from './grid-place.ts';
import { cellId } from './cell-painter.ts';
import { type RowLook, RowPainter } from './row-painter.ts';
import { PIECE_ROWS, type RowPieces } from './row-pieces.ts';
import styles from './TableGrid.module.css';
import { ROW_PX, type ScrollWindow, useScrollWindow } from './use-scroll-window.ts';

export interface GridHandle {
  focus(): void;
  /** Brings a row, counted among those of this page, to the top. */
  goTo(row: number): void;
  readonly rowsInView: number;
}

export interface TableGridProps {
  readonly ref: Ref<GridHandle>;
  readonly check: TableState;
  readonly rows: RowPieces;
  /** The rows of this page among all that are shown. */
  readonly from: number;
  readonly count: number;
  readonly total: number;
  readonly active: GridPlace;
  readonly range: GridRange;
  readonly marked: ReadonlySet<number>;
  readonly editing: Editing | undefined;
  readonly onEditEnd: (end: EditEnd) => void;
  readonly onPick: (place: GridPlace, how: { readonly extends: boolean }) => void;
  readonly onOpen: (place: GridPlace) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  /** Hears the first row in view, among all that are shown. */
  readonly onScroll: (row: number) => void;
}

export function TableGrid(props: TableGridProps) {
  const { ref, check, rows, from, count, active, editing, onPick, onOpen, onScroll } = props;
  const t = useText();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRowsInView({ scroller, rows, from, count, onScroll });
  const template = useColumnTemplate(check, rows);
  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    goTo: (row) => view.goTo(row),
    rowsInView: view.rowsInView,
  }));
  useRevealed(view, active, from);
  usePaste(scroller, props.onPaste);
  const activeId = isDrawn(view, active.row - from, count) ? cellId(gridId, active.row, active.column) : undefined;
  return (
    <div className={styles['frame']}>
      <div
        ref={scroller}
        className={styles['scroll']}
        style={{ '--columns': template } as CSSProperties}
        role="grid"
        tabIndex={0}
        aria-label={t('window.table.label', { file: check.fileName })}
        aria-rowcount={props.total + 1}
        aria-colcount={check.columns.length + 1}
        aria-multiselectable
        aria-activedescendant={activeId}
        onKeyDown={props.onKeyDown}
        onPointerDown={(event) => {
          const place = placeUnder(event);
          if (place !== undefined) onPick(place, { extends: event.shiftKey });
        }}
        onDoubleClick={(event) => {
          const place = placeUnder(event);
          if (place !== undefined) onOpen(place);
        }}
      >
        <div role="presentation" className={styles['table']}>
          <GridHeader columns={check.columns} />
          <DrawnRows {...props} view={view} gridId={gridId} />
        </div>
      </div>
      <CellTooltip scroller={scroller} rows={rows} columns={check.columns} activeId={editing === undefined ? activeId : undefined} />
      {editing !== undefined && activeId !== undefined && (
        <CellEditor key={editorKey(editing)} cellId={activeId} scroller={scroller} editing={editing} onEnd={props.onEditEnd} />
      )}
    </div>
  );
}

function isDrawn({ first, drawn }: ScrollWindow, row: number, count: number): boolean {
  return row >= first && row < Math.min(count, first + drawn);
}

interface RowsInView {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: RowPieces;
  readonly from: number;
  readonly count: number;
  readonly onScroll: (row: number) => void;
}

/** Fetches what comes into view. */
function useRowsInView({ scroller, rows, from, count, onScroll }: RowsInView): ScrollWindow {
  const hear = useCallback(
    (inView: number, ahead: 1 | -1) => {
      const last = inView + Math.ceil((scroller.current?.clientHeight ?? 0) / ROW_PX);
      rows.want(from + inView, from + Math.min(Math.max(0, count - 1), last), ahead);
      onScroll(from + inView);
    },
    [scroller, rows, from, count, onScroll],
  );
  const view = useScrollWindow({ scroller, rows: count, onScroll: hear });
  const { goTo } = view;
  const shownFrom = useRef(from);
  useLayoutEffect(() => {
    if (shownFrom.current === from) return;
    shownFrom.current = from;
    goTo(0);
  }, [goTo, from]);
  return view;
}

/** The page hears of a paste where text is selected, not where the keyboard is: mostly on its body. */
function usePaste(scroller: RefObject<HTMLDivElement | null>, onPaste: (event: ClipboardEvent) => void): void {
  const paste = useRef(onPaste);
  useEffect(() => {
    paste.current = onPaste;
  });
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      if (document.activeElement === scroller.current) paste.current(event);
    };
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, [scroller]);
}

/** Wherever the keyboard goes, its cell comes into view. */
function useRevealed({ reveal }: ScrollWindow, active: GridPlace, from: number): void {
  const revealNow = useRef(reveal);
  useEffect(() => {
    revealNow.current = reveal;
  });
  const shown = useRef(active);
  useEffect(() => {
    if (shown.current === active) return;
    shown.current = active;
    revealNow.current(active.row - from);
  }, [active, from]);
}

const ORDER_AFTER_MS = 200;

function DrawnRows(props: TableGridProps & { readonly view: ScrollWindow; readonly gridId: string }) {
  const { view, gridId, check, rows } = props;
  const { columns } = check;
  const t = useText();
  useSyncExternalStore(rows.subscribe, rows.change);
  const body = useRef<HTMLDivElement>(null);
  const painter = useRef<RowPainter>(undefined);
  useLayoutEffect(() => {
    if (body.current === null) return undefined;
    const words = { empty: t('window.table.empty'), edited: t('window.table.edited') };
    const made = new RowPainter(body.current, { gridId, columns, words, classes: rowClasses });
    painter.current = made;
    return () => made.clear();
  }, [gridId, columns, t]);
  useLayoutEffect(() => {
    painter.current?.paint(looksOf(props), view.most);
    const timer = setTimeout(() => painter.current?.order(), ORDER_AFTER_MS);
    return () => clearTimeout(timer);
  });
  return <div ref={body} role="rowgroup" className={styles['body']} style={{ height: view.heightPx }} />;
}

const rowClasses = {
  row: classNames(styles['row']),
  cell: classNames(styles['cell']),
  rowNumber: classNames(styles['rowNumber']),
  mark: classNames(styles['mark']),
};

/** The rows that are drawn now. */
function looksOf({ view, rows, from, count, active, range, marked }: TableGridProps & { readonly view: ScrollWindow }): RowLook[] {
  const drawn = Math.max(0, Math.min(count, view.first + view.drawn) - view.first);
  const isSelected = range.from.row !== range.to.row || range.from.column !== range.to.column;
  return Array.from({ length: drawn }, (_each, place) => {
    const index = from + view.first + place;
    const row = rows.rowAt(index);
    const isInRange = isSelected && index >= range.from.row && index <= range.to.row;
    return {
      index,
      topPx: (view.first + place) * ROW_PX - view.basePx,
      row,
      activeColumn: index === active.row ? active.column : undefined,
      selectedFrom: isInRange ? range.from.column : 0,
      selectedTo: isInRange ? range.to.column : 0,
      isMarked: row !== undefined && marked.has(row.key),
    };
  });
}

/** Widths come from the first piece and stay. */
function useColumnTemplate(check: TableState, rows: RowPieces): string {
  const hasFirst = useSyncExternalStore(rows.subscribe, () => rows.rowAt(0) !== undefined);
  const { columns } = check;
  return useMemo(() => {
    const sample = hasFirst ? Array.from({ length: PIECE_ROWS }, (_each, index) => rows.rowAt(index)?.cells ?? []) : [];
    const names = columns.map(({ name, header }) => (header.length > name.length ? header : name));
    const widths = columnWidths(names, sample).map((characters) => `minmax(${characters}ch, ${characters}fr)`);
    return `12ch ${widths.join(' ')}`;
  }, [columns, hasFirst, rows]);
}

function placeUnder(event: Pick<PointerEvent, 'target'>): GridPlace | undefined {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return cell === null || row === undefined ? undefined : { row: Number(row), column: Number(cell.dataset['column']) };
}
