/** Many rows of one height: a header that stays, and only those rows drawn that are in view. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useRef } from 'react';
import styles from './RowTable.module.css';

const ROW_HEIGHT_PX = 44;
const OVERSCAN_ROWS = 10;

export interface RowTableProps<Row> {
  readonly rows: readonly Row[];
  readonly label: string;
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  /** As `grid-template-columns`. */
  readonly widths: string;
  readonly keyOf: (row: Row) => string;
  /** One element of role `cell` for each column. */
  readonly children: (row: Row) => ReactNode;
}

export function RowTable<Row>({ rows, label, columns, widths, keyOf, children }: RowTableProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
  });
  return (
    // The table scrolls, so it must be reachable by keyboard.
    <div
      ref={scroll}
      className={styles['scroll']}
      style={{ '--columns': widths } as CSSProperties}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <div role="table" aria-label={label} aria-rowcount={rows.length + 1} className={styles['table']}>
        <div role="rowgroup" className={styles['header']}>
          <div role="row" aria-rowindex={1} className={styles['row']}>
            {columns.map(({ id, title }) => (
              <span key={id} role="columnheader">
                {title}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div key={keyOf(row)} role="presentation" className={styles['place']} style={{ transform: `translateY(${start}px)` }}>
                <div role="row" aria-rowindex={index + 2} className={styles['row']}>
                  {children(row)}
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
