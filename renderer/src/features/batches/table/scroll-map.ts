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

/** The row at `basePx + scrollTop` is at the top of the view; a row stands at its own place less `basePx`. */
export interface ScrollPlace {
  readonly basePx: number;
  readonly scrollTop: number;
}

export function mapScroll(rows: number, rowPx: number, viewPx: number): ScrollMap {
  const fullPx = rows * rowPx;
  return { fullPx, heightPx: Math.min(fullPx, MAX_HEIGHT_PX), viewPx };
}

export function topOf({ basePx, scrollTop }: ScrollPlace): number {
  return basePx + scrollTop;
}

/** Where the element has to stand for this part of the list, so that the thumb shows its share of the whole. */
export function scrollTopFor(map: ScrollMap, topPx: number): number {
  const top = clampTop(map, topPx);
  return isWhole(map) ? top : Math.round((top / farthest(map.fullPx, map.viewPx)) * farthest(map.heightPx, map.viewPx));
}

/** The place with `topPx` at the top of the view, for an element that stands at `scrollTop`. */
export function placeAt(map: ScrollMap, topPx: number, scrollTop: number): ScrollPlace {
  return { basePx: isWhole(map) ? 0 : Math.round(clampTop(map, topPx) - scrollTop), scrollTop };
}

/** Where the list stands after the element was scrolled. */
export function placeAfter(map: ScrollMap, before: ScrollPlace, scrollTop: number): ScrollPlace {
  if (isWhole(map)) return { basePx: 0, scrollTop };
  if (Math.abs(scrollTop - before.scrollTop) < map.viewPx) {
    const topPx = before.basePx + scrollTop;
    return topPx === clampTop(map, topPx) ? { basePx: before.basePx, scrollTop } : placeAt(map, topPx, scrollTop);
  }
  const share = scrollTop / farthest(map.heightPx, map.viewPx);
  return placeAt(map, share * farthest(map.fullPx, map.viewPx), scrollTop);
}

/** True where the element has no way left although the list has. */
export function isStuck(map: ScrollMap, place: ScrollPlace): boolean {
  const topPx = topOf(place);
  const isAtEnd = place.scrollTop >= farthest(map.heightPx, map.viewPx) - 1;
  return (place.scrollTop <= 0 && topPx > 0) || (isAtEnd && topPx < farthest(map.fullPx, map.viewPx) - 1);
}

/** Everything is laid out. */
function isWhole(map: ScrollMap): boolean {
  return map.fullPx === map.heightPx;
}

function clampTop(map: ScrollMap, topPx: number): number {
  return Math.min(Math.max(0, topPx), farthest(map.fullPx, map.viewPx));
}

function farthest(heightPx: number, viewPx: number): number {
  return Math.max(0, heightPx - viewPx);
}
