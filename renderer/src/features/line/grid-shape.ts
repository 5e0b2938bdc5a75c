/** How many columns a bench of lanes has: fixed by their number, so that a lane keeps its place and size (DESIGN, principle 4). */
const COLUMNS: readonly (readonly [upTo: number, columns: number])[] = [
  [1, 1],
  [2, 2],
  [4, 2],
  [6, 3],
  [8, 4],
  [12, 4],
  [16, 4],
  [24, 6],
];
const MOST_COLUMNS = 8;

export function gridColumns(lanes: number): number {
  return COLUMNS.find(([upTo]) => lanes <= upTo)?.[1] ?? MOST_COLUMNS;
}
