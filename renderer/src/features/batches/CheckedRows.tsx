/** The rows in view of a file of any length: sticky header, 40 px rows, red cells that say why on hover and on focus. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useText } from '../../api/context.tsx';
import { CheckedCell } from './CheckedCell.tsx';
import styles from './CheckedRows.module.css';
import { columnWidths } from './column-widths.ts';
import type { Check } from './import-flow.ts';
import { type CheckedRow, type CheckedRows as Rows, PIECE_ROWS } from './use-checked-rows.ts';

const ROW_HEIGHT_PX = 40;
const OVERSCAN_ROWS = 12;

export interface CheckedRowsHandle {
  /** Brings a row into view and its first problem into focus. */
  focusRow(index: number): void;
  /** Brings a row to the top. */
  goToRow(index: number): void;
}

export interface CheckedRowsProps {
  readonly check: Check;
  readonly rows: Rows;
  /** Hears the first row in view. */
  readonly onPlace: (index: number) => void;
  readonly ref: Ref<CheckedRowsHandle>;
}

export function CheckedRows({ check, rows, onPlace, ref }: CheckedRowsProps) {
  const t = useText();
  const scroll = useRef<HTMLDivElement>(null);
  const [focusIndex, setFocusIndex] = useState<number>();
  const virtualizer = useRowsInView(scroll, rows, onPlace);
  const template = useColumnTemplate(check, rows);
  useImperativeHandle(ref, () => ({
    focusRow: (index) => {
      virtualizer.scrollToIndex(index, { align: 'center' });
      setFocusIndex(index);
    },
    goToRow: (index) => virtualizer.scrollToIndex(index, { align: 'start' }),
  }));
  const label = t('window.table.label', { file: check.fileName });
  return (
    // The table scrolls, so it must be reachable by keyboard.
    <div ref={scroll} className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
      <div role="table" aria-label={label} aria-rowcount={virtualizer.options.count + 1} className={styles['table']}>
        <Header check={check} template={template} />
        <div role="rowgroup" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              className={styles['place']}
              role="presentation"
              style={{ transform: `translateY(${start - ROW_HEIGHT_PX}px)` }}
            >
              <Row
                check={check}
                index={index}
                row={rows.rowAt(index)}
                template={template}
                isWanted={index === focusIndex}
                onFocused={() => setFocusIndex(undefined)}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Fetches what comes into view. The sticky header is one row high. */
function useRowsInView(scroll: RefObject<HTMLDivElement | null>, { total, want }: Rows, onPlace: (index: number) => void) {
  const virtualizer = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: ROW_HEIGHT_PX,
    scrollMargin: ROW_HEIGHT_PX,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => want(first, last), [want, first, last]);
  const inView = Math.floor((virtualizer.scrollOffset ?? 0) / ROW_HEIGHT_PX);
  useEffect(() => onPlace(inView), [onPlace, inView]);
  return virtualizer;
}

/** Widths come from the first piece and stay. */
function useColumnTemplate(check: Check, rows: Rows): string {
  const { rowAt, total } = rows;
  const hasFirst = total !== undefined;
  return useMemo(() => {
    const sample = hasFirst ? Array.from({ length: PIECE_ROWS }, (_each, index) => rowAt(index)?.cells ?? []) : [];
    const widths = columnWidths(check.columns, sample).map((characters) => `minmax(${characters}ch, ${characters}fr)`);
    return `8ch ${widths.join(' ')}`;
  }, [check.columns, hasFirst, rowAt]);
}

function Header({ check, template }: { readonly check: Check; readonly template: string }) {
  const t = useText();
  return (
    <div role="rowgroup" className={styles['header']}>
      <div role="row" aria-rowindex={1} className={styles['row']} style={{ gridTemplateColumns: template }}>
        <span role="columnheader" className={styles['rowNumber']}>
          {t('window.table.row')}
        </span>
        {check.columns.map((column) => (
          <span key={column} role="columnheader" className={styles['cell']}>
            {column}
          </span>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly check: Check;
  readonly index: number;
  readonly row: CheckedRow | undefined;
  readonly template: string;
  /** True where the first problem of this row shall take the focus. */
  readonly isWanted: boolean;
  readonly onFocused: () => void;
}

function Row({ check, index, row, template, isWanted, onFocused }: RowProps) {
  const element = useRef<HTMLDivElement>(null);
  const isLoaded = row !== undefined;
  useEffect(() => {
    if (!isWanted || !isLoaded) return;
    element.current?.querySelector('button')?.focus();
    onFocused();
  }, [isWanted, isLoaded, onFocused]);
  const ofRow = row?.problems.filter(({ column }) => column === '') ?? [];
  return (
    <div ref={element} role="row" aria-rowindex={index + 2} className={styles['row']} style={{ gridTemplateColumns: template }}>
      <span role="rowheader" className={styles['rowNumber']}>
        <CheckedCell text={row === undefined ? '…' : String(row.row)} problems={ofRow} />
      </span>
      {check.columns.map((column, at) => (
        <span key={column} role="cell" className={styles['cell']}>
          {row !== undefined && (
            <CheckedCell text={row.cells[at] ?? ''} problems={row.problems.filter((problem) => problem.column === column)} />
          )}
        </span>
      ))}
    </div>
  );
}
