/** Why a cell is not as it should be: on hover, and where the keyboard is. One for the whole table. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TableState } from '../../../../../shared/contract/batch-table.ts';
import type { CellProblem } from '../../../../../shared/domain/csv-report.ts';
import { classNames } from '../../../ui/class-names.ts';
import tooltipStyles from '../../../ui/Tooltip.module.css';
import { problemsAt } from './cell-reasons.ts';
import type { RowPieces } from './row-pieces.ts';
import styles from './TableGrid.module.css';

const HOVER_DELAY_MS = 300;
const GAP_PX = 6;

export interface CellTooltipProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: RowPieces;
  readonly columns: TableState['columns'];
  readonly activeId: string | undefined;
}

export function CellTooltip({ scroller, rows, columns, activeId }: CellTooltipProps) {
  const shownId = useShownCell(scroller, activeId);
  const [, row = '', column = ''] = /-(\d+)-(\d+)$/.exec(shownId ?? '') ?? [];
  const problems = problemsAt(rows.rowAt(Number(row)), columns[Number(column) - 1]?.name ?? '');
  if (shownId === undefined || problems.length === 0) return null;
  return <Reasons key={shownId} cellId={shownId} scroller={scroller} problems={problems} />;
}

interface ReasonsProps {
  readonly cellId: string;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly problems: readonly CellProblem[];
}

/** Under its cell, or above where there is no room. */
function Reasons({ cellId, scroller, problems }: ReasonsProps) {
  const tooltip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current: element } = tooltip;
    const frame = element?.offsetParent?.getBoundingClientRect();
    const cell = document.getElementById(cellId);
    if (element === null || frame === undefined || cell === null) return;
    const { top, bottom, left } = cell.getBoundingClientRect();
    const isBelow = bottom + GAP_PX + element.offsetHeight <= innerHeight;
    element.style.top = `${(isBelow ? bottom + GAP_PX : top - GAP_PX - element.offsetHeight) - frame.top}px`;
    element.style.left = `${Math.max(0, Math.min(left - frame.left, frame.width - element.offsetWidth))}px`;
    element.style.visibility = isInView(cell, scroller.current) ? 'visible' : 'hidden';
  }, [cellId, scroller]);
  return (
    <div ref={tooltip} role="tooltip" className={classNames(tooltipStyles['tooltip'], styles['tooltip'])}>
      {problems.map(({ code, message, fix }) => (
        <span key={code}>
          {message} <strong>{fix}</strong>
        </span>
      ))}
    </div>
  );
}

/** The cell under the pointer before the one of the keyboard; none while the rows move. */
function useShownCell(scroller: RefObject<HTMLElement | null>, activeId: string | undefined): string | undefined {
  const [hovered, setHovered] = useState<string>();
  const [isFocused, setFocused] = useState(false);
  const [isMoving, setMoving] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const listening = new AbortController();
    const listen = (name: keyof HTMLElementEventMap, hear: (event: Event) => void) =>
      element.addEventListener(name, hear, { signal: listening.signal, passive: true });
    let hovering: ReturnType<typeof setTimeout> | undefined;
    let moving: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      clearTimeout(hovering);
      setHovered(undefined);
    };
    listen('pointerover', ({ target }) => {
      const id = target instanceof Element ? target.closest<HTMLElement>('[data-severity]')?.id : undefined;
      forget();
      if (id !== undefined) hovering = setTimeout(() => setHovered(id), HOVER_DELAY_MS);
    });
    listen('pointerleave', forget);
    listen('scroll', () => {
      forget();
      setMoving(true);
      clearTimeout(moving);
      moving = setTimeout(() => setMoving(false), HOVER_DELAY_MS);
    });
    listen('focus', () => setFocused(true));
    listen('blur', () => setFocused(false));
    return () => {
      clearTimeout(hovering);
      clearTimeout(moving);
      listening.abort();
    };
  }, [scroller]);
  if (isMoving) return undefined;
  return hovered ?? (isFocused ? activeId : undefined);
}

/** Drawn rows reach beyond the view; a reason beside nothing would hang in the air. */
function isInView(cell: HTMLElement, scroller: HTMLElement | null): boolean {
  const { top, bottom } = cell.getBoundingClientRect();
  const view = scroller?.getBoundingClientRect();
  return view !== undefined && top >= view.top && bottom <= view.bottom;
}
