import { describe, expect, test } from 'vitest';
import {
  isStuck,
  MAX_HEIGHT_PX,
  mapScroll,
  placeAfter,
  placeAt,
  type ScrollPlace,
  scrollTopFor,
  topOf,
} from '../../../../../../../renderer/src/features/batches/table/scroll-map.ts';

const ROW_PX = 40;
const VIEW_PX = 600;
const million = mapScroll(1_000_000, ROW_PX, VIEW_PX);
const start: ScrollPlace = { basePx: 0, scrollTop: 0 };

describe('a list that the browser can lay out', () => {
  const map = mapScroll(1000, ROW_PX, VIEW_PX);

  test('stands where the element stands', () => {
    expect(map.heightPx).toBe(40_000);
    expect(topOf(placeAfter(map, start, 12_345))).toBe(12_345);
    expect(scrollTopFor(map, 12_345)).toBe(12_345);
    expect(isStuck(map, { basePx: 0, scrollTop: 40_000 - VIEW_PX })).toBe(false);
  });
});

describe('a list of a million rows', () => {
  test('is laid out no taller than any browser can', () => {
    expect(million.fullPx).toBe(40_000_000);
    expect(million.heightPx).toBe(MAX_HEIGHT_PX);
  });

  test('goes row by row in small steps, from wherever it is', () => {
    const place = placeAt(million, 20_000_000, scrollTopFor(million, 20_000_000));
    const after = placeAfter(million, place, place.scrollTop + ROW_PX);
    expect(topOf(after) - topOf(place)).toBe(ROW_PX);
    expect(after.basePx).toBe(place.basePx);
  });

  test.each([0, 0.25, 0.5, 1])('goes to its share of the whole where the thumb is dragged: %d', (share) => {
    const scrollTop = share * (MAX_HEIGHT_PX - VIEW_PX);
    const away = placeAt(million, share < 0.5 ? 39_000_000 : 0, share < 0.5 ? 5_800_000 : 0);
    expect(topOf(placeAfter(million, away, scrollTop))).toBeCloseTo(share * (40_000_000 - VIEW_PX), -1);
  });

  test.each([0, 1, 499_999, 999_985])('reaches row %d exactly', (row) => {
    const topPx = row * ROW_PX;
    const scrollTop = scrollTopFor(million, topPx);
    expect(scrollTop).toBeLessThanOrEqual(MAX_HEIGHT_PX - VIEW_PX);
    expect(topOf(placeAt(million, topPx, scrollTop))).toBe(topPx);
  });

  test('is put right where the element ends before the list does', () => {
    const early = { basePx: 30_000_000, scrollTop: MAX_HEIGHT_PX - VIEW_PX };
    expect(isStuck(million, early)).toBe(true);
    expect(isStuck(million, { basePx: 400, scrollTop: 0 })).toBe(true);
    expect(isStuck(million, start)).toBe(false);
    const settled = placeAt(million, topOf(early), scrollTopFor(million, topOf(early)));
    expect(isStuck(million, settled)).toBe(false);
    expect(topOf(settled)).toBe(topOf(early));
  });

  test('never goes beyond its ends', () => {
    expect(topOf(placeAfter(million, { basePx: -100, scrollTop: 200 }, 50))).toBe(0);
    expect(topOf(placeAt(million, 50_000_000, 0))).toBe(40_000_000 - VIEW_PX);
  });
});

test('a list shorter than the view does not scroll', () => {
  const map = mapScroll(3, ROW_PX, VIEW_PX);
  expect(scrollTopFor(map, 80)).toBe(0);
  expect(isStuck(map, start)).toBe(false);
});
