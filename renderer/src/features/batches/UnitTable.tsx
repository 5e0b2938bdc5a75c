/** The units of a batch, as many as there are: row, identifiers, standing, attempts, lane. Each leads to its passport. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useRef } from 'react';
import { useText } from '../../api/context.tsx';
import type { UnitRow } from '../../api/station-state.ts';
import { routeToHash } from '../../ui/route.ts';
import { standingOf } from '../../ui/standing.ts';
import styles from '../../ui/RowTable.module.css';
import { StandingPill } from '../../ui/StandingPill.tsx';

const ROW_HEIGHT_PX = 44;
const OVERSCAN_ROWS = 10;
const widths = { '--columns': '5rem minmax(10rem, 16rem) minmax(0, 1fr) 13rem 7rem 6rem' } as CSSProperties;
const columns = ['row', 'identifier', 'more', 'standing', 'attempts', 'lane'] as const;

export function UnitTable({ rows, label }: { readonly rows: readonly UnitRow[]; readonly label: string }) {
  const t = useText();
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
  });
  return (
    // The table scrolls, so it must be reachable by keyboard.
    <div ref={scroll} className={styles['scroll']} style={widths} tabIndex={0} role="region" aria-label={label}>
      <div role="table" aria-label={label} aria-rowcount={rows.length + 1}>
        <div role="rowgroup" className={styles['header']}>
          <div role="row" aria-rowindex={1} className={styles['row']}>
            {columns.map((column) => (
              <span key={column} role="columnheader">
                {t(`window.units.column.${column}`)}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row !== undefined && (
                <div
                  key={row.unit.unitId}
                  role="presentation"
                  className={styles['place']}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <UnitTableRow row={row} index={item.index} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

function UnitTableRow({ row, index }: { readonly row: UnitRow; readonly index: number }) {
  const { unit, state } = row;
  const [main, ...more] = unit.identifiers;
  return (
    <div role="row" aria-rowindex={index + 2} className={styles['row']}>
      <span role="cell" className={styles['quiet']}>
        {unit.row}
      </span>
      <span role="cell">
        <a href={routeToHash({ screen: 'units', unitId: unit.unitId })} className={styles['link']}>
          {main?.text ?? unit.unitId}
        </a>
      </span>
      <span role="cell" className={styles['more']}>
        {more.map(({ text }) => text).join(' · ')}
      </span>
      <span role="cell">
        <StandingPill standing={standingOf(state)} />
      </span>
      <span role="cell">{state.attempts === 0 ? '' : state.attempts}</span>
      <span role="cell">{state.run?.lane ?? ''}</span>
    </div>
  );
}
