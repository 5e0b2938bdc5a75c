/** Which rows of a list of any length are drawn, and where: only those in view and some around them. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isStuck, mapScroll, placeAfter, placeAt, type ScrollMap, type ScrollPlace, scrollTopFor, topOf } from './scroll-map.ts';

export const ROW_PX = 40;
const OVERSCAN_ROWS = 8;
/** The window moves by this many rows at a time. */
const STEP_ROWS = 4;
const SETTLE_MS = 150;

export interface ScrollWindow {
  /** Of all rows; what is not laid out is reached all the same. */
  readonly heightPx: number;
  readonly first: number;
  readonly drawn: number;
  /** The most that are ever drawn in a view of this height. */
  readonly most: number;
  /** A row stands at `row * ROW_PX - basePx`. */
  readonly basePx: number;
  readonly rowsInView: number;
  /** Scrolls as little as it takes. */
  reveal(row: number): void;
  /** Brings a row to the top. */
  goTo(row: number): void;
}

export interface ScrollWindowOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: number;
  /** Hears the first row in view, and which way one goes. */
  readonly onScroll: (firstInView: number, ahead: 1 | -1) => void;
}

interface Drawn {
  readonly first: number;
  /** While the thumb is dragged, every picture has other rows: none around the view are drawn in vain. */
  readonly isBare: boolean;
  readonly basePx: number;
}

/** Above the rows stands a header of one row's height that stays. */
export function useScrollWindow({ scroller, rows, onScroll }: ScrollWindowOptions): ScrollWindow {
  const viewPx = useViewHeight(scroller);
  const map = useMemo(() => mapScroll(rows, ROW_PX, viewPx), [rows, viewPx]);
  const place = useRef<ScrollPlace>({ basePx: 0, scrollTop: 0 });
  const [{ first, basePx, isBare }, setDrawn] = useState<Drawn>({ first: 0, basePx: 0, isBare: false });

  const draw = useCallback(
    (next: ScrollPlace, isJump = false) => {
      const ahead = topOf(next) >= topOf(place.current) ? 1 : -1;
      place.current = next;
      setDrawn((before) => keepSame(before, drawnAt(next, isJump)));
      onScroll(Math.floor(topOf(next) / ROW_PX), ahead);
    },
    [onScroll],
  );
  const complete = useCallback(() => setDrawn((before) => keepSame(before, drawnAt(place.current, false))), []);
  const settle = useCallback(
    (topPx: number) => {
      const element = scroller.current;
      if (element === null) return;
      element.scrollTo({ top: scrollTopFor(map, topPx) });
      draw(placeAt(map, topPx, element.scrollTop));
    },
    [scroller, map, draw],
  );
  useScrollEvents({ scroller, map, place, draw, settle, complete });
  // The list became longer or shorter, or the window another size: the same row stays on top where there is one.
  useLayoutEffect(() => settle(topOf(place.current)), [settle]);

  const goTo = useCallback((row: number) => settle(row * ROW_PX), [settle]);
  const reveal = useCallback(
    (row: number) => {
      const topPx = row * ROW_PX;
      const shown = topOf(place.current);
      if (topPx < shown) settle(topPx);
      else if (topPx + ROW_PX > shown + viewPx) settle(topPx + ROW_PX - viewPx);
    },
    [settle, viewPx],
  );
  const rowsInView = Math.max(1, Math.floor(viewPx / ROW_PX));
  const most = rowsInView + 2 * OVERSCAN_ROWS + STEP_ROWS;
  return { heightPx: map.heightPx, first, drawn: isBare ? rowsInView + 2 : most, most, basePx, rowsInView, reveal, goTo };
}

function drawnAt(next: ScrollPlace, isBare: boolean): Drawn {
  const inView = Math.floor(topOf(next) / ROW_PX);
  const from = Math.max(0, inView - OVERSCAN_ROWS);
  return { first: isBare ? inView : from - (from % STEP_ROWS), basePx: next.basePx, isBare };
}

/** The same object where nothing is different: nothing is drawn again. */
function keepSame(before: Drawn, drawn: Drawn): Drawn {
  const isSame = before.first === drawn.first && before.basePx === drawn.basePx && before.isBare === drawn.isBare;
  return isSame ? before : drawn;
}

function useViewHeight(scroller: RefObject<HTMLElement | null>): number {
  const [viewPx, setViewPx] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = () => setViewPx(Math.max(0, element.clientHeight - ROW_PX));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return viewPx;
}

interface ScrollEvents {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly map: ScrollMap;
  readonly place: RefObject<ScrollPlace>;
  readonly draw: (place: ScrollPlace, isJump: boolean) => void;
  readonly settle: (topPx: number) => void;
  /** Draws what is around the view as well. */
  readonly complete: () => void;
}

function useScrollEvents({ scroller, map, place, draw, settle, complete }: ScrollEvents): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sideways = 0;
    const hear = () => {
      if (element.scrollLeft !== sideways) {
        sideways = element.scrollLeft;
        element.style.setProperty('--scroll-left', `${sideways}px`);
      }
      if (element.scrollTop === place.current.scrollTop) return;
      const next = placeAfter(map, place.current, element.scrollTop);
      const isJump = Math.abs(topOf(next) - topOf(place.current)) > map.viewPx;
      // In the same frame, so that no row is seen empty.
      flushSync(() => (isStuck(map, next) ? settle(topOf(next)) : draw(next, isJump)));
      clearTimeout(timer);
      // Small steps leave the thumb behind; it is put right when the hand rests.
      timer = setTimeout(() => {
        complete();
        if (Math.abs(scrollTopFor(map, topOf(place.current)) - element.scrollTop) > 1) settle(topOf(place.current));
      }, SETTLE_MS);
    };
    element.addEventListener('scroll', hear, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', hear);
    };
  }, [scroller, map, place, draw, settle, complete]);
}
