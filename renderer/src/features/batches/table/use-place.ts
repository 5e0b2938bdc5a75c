/** Where the keyboard is among the rows that are shown, and what is selected. */
import { type Dispatch, type SetStateAction, useCallback, useEffect, useState } from 'react';
import { clampPlace, type GridPlace, type GridRange, type GridSize, rangeBetween } from './grid-place.ts';
import type { RowPieces } from './row-pieces.ts';

const start: GridPlace = { row: 0, column: 1 };

export interface Place {
  readonly active: GridPlace;
  readonly range: GridRange;
  readonly moveTo: (place: GridPlace, how?: { readonly extends: boolean }) => void;
}

export function usePlace(rows: RowPieces, size: GridSize): Place {
  const [{ active: wanted, anchor }, setPlace] = useState<Places>({ active: start, anchor: start });
  const active = size.rows === 0 ? wanted : clampPlaceKeeping(wanted, size);
  useFollowedRow(rows, active, setPlace);
  const moveTo = useCallback(
    (place: GridPlace, how = { extends: false }) => setPlace((before) => ({ active: place, anchor: how.extends ? before.anchor : place })),
    [],
  );
  return { active, range: rangeBetween(anchor, active, size.columns), moveTo };
}

interface Places {
  readonly active: GridPlace;
  readonly anchor: GridPlace;
}

/** Rows above may come and go: the keyboard stays with its row, or where that is gone, in its place. */
function useFollowedRow(rows: RowPieces, { row }: GridPlace, setPlace: Dispatch<SetStateAction<Places>>): void {
  useEffect(() => {
    let followed = rows.rowAt(row)?.key;
    const follow = () => {
      const key = rows.rowAt(row)?.key;
      const now = followed === undefined || key === followed ? undefined : rows.indexOf(followed);
      if (now === undefined) {
        followed = key ?? followed;
        return;
      }
      const down = (place: GridPlace) => ({ row: Math.max(0, place.row + now - row), column: place.column });
      setPlace(({ active, anchor }) => ({ active: down(active), anchor: down(anchor) }));
    };
    return rows.subscribe(follow);
  }, [rows, row, setPlace]);
}

/** The same object where nothing is cut: a new place is one that is to be brought into view. */
function clampPlaceKeeping(place: GridPlace, size: GridSize): GridPlace {
  const { row, column } = clampPlace(place, size);
  return row === place.row && column === place.column ? place : { row, column };
}
