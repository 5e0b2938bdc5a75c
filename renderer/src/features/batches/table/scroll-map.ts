/**
 * Which row stands where in a list that is taller than a browser can lay out (Chromium ends at 33,554,432 px, at 400 % magnification at a
 * quarter of it). Small steps go row by row, as everywhere; a long drag of the thumb goes to its share of the whole.
 */
export const MAX_HEIGHT_PX = 6_000_000;

export interface ScrollMap {
  /** All rows, one below the other. */
  readonly fullPx: number;
  /** What is laid out. */
  readonly heightPx: number;
  readonly viewPx: number;
}

/** A place in the list: `topPx` of all rows is at the top of the view while the element stands at `scrollTop`. */
export interface ScrollPlace {
  readonly topPx: number;
  readonly scrollTop: number;
}

export function mapScroll(rows: number, rowPx: number, viewPx: number): ScrollMap {
  const fullPx = rows * rowPx;
  return { fullPx, heightPx: Math.min(fullPx, MAX_HEIGHT_PX), viewPx };
}

/** The place where element and list agree; the only one there is where everything is laid out. */
export function placeOf(map: ScrollMap, topPx: number): ScrollPlace {
  const top = clampTop(map, topPx);
  if (map.fullPx === map.heightPx) return { topPx: top, scrollTop: top };
  return { topPx: top, scrollTop: (top / farthest(map.fullPx, map.viewPx)) * farthest(map.heightPx, map.viewPx) };
}

/** Where the list stands after the element was scrolled. */
export function placeAfter(map: ScrollMap, before: ScrollPlace, scrollTop: number): ScrollPlace {
  if (map.fullPx === map.heightPx) return { topPx: scrollTop, scrollTop };
  const stepPx = scrollTop - before.scrollTop;
  if (Math.abs(stepPx) < map.viewPx) return { topPx: clampTop(map, before.topPx + stepPx), scrollTop };
  const share = scrollTop / farthest(map.heightPx, map.viewPx);
  return { topPx: clampTop(map, share * farthest(map.fullPx, map.viewPx)), scrollTop };
}

/** True where the element has no way left although the list has. */
export function isStuck(map: ScrollMap, { topPx, scrollTop }: ScrollPlace): boolean {
  const last = farthest(map.heightPx, map.viewPx);
  return (scrollTop <= 0 && topPx > 0) || (scrollTop >= last && topPx < farthest(map.fullPx, map.viewPx));
}

function clampTop(map: ScrollMap, topPx: number): number {
  return Math.min(Math.max(0, topPx), farthest(map.fullPx, map.viewPx));
}

function farthest(heightPx: number, viewPx: number): number {
  return Math.max(0, heightPx - viewPx);
}
