/** The keys of a spreadsheet, as far as the grid has the keyboard. They are written in the help page "Keyboard". */
import type { KeyboardEvent } from 'react';
import { type GridPlace, type GridSize, placeAfterKey } from './grid-place.ts';

export interface GridDeeds {
  moveTo(place: GridPlace, how: { readonly extends: boolean }): void;
  /** Begins with `text` in the place of what stands there, or with that. */
  open(text?: string): void;
  /** Marks the selected rows, or takes their marks away. */
  toggleMarks(): void;
  /** Empties the selected cells. */
  clear(): void;
  /** Deletes the marked or selected rows. */
  removeRows(): void;
  copy(): void;
  undo(): void;
  redo(): void;
  /** Nothing is selected or marked any more. */
  release(): void;
}

export interface GridUnderKeys {
  readonly active: GridPlace;
  readonly size: GridSize;
  readonly deeds: GridDeeds;
}

/** True where the key meant something to the table. */
export function pressInGrid(event: KeyboardEvent, { active, size, deeds }: GridUnderKeys): boolean {
  const ctrlKey = event.ctrlKey || event.metaKey;
  if (event.altKey) return false;
  const place = placeAfterKey(active, { key: event.key, ctrlKey }, size);
  if (place !== undefined) {
    deeds.moveTo(place, { extends: event.shiftKey });
    return true;
  }
  return ctrlKey ? pressWithCtrl(event, deeds) : pressAlone(event, active, deeds);
}

function pressWithCtrl({ key, shiftKey }: KeyboardEvent, deeds: GridDeeds): boolean {
  switch (key.toLowerCase()) {
    case 'z':
      if (shiftKey) deeds.redo();
      else deeds.undo();
      return true;
    case 'c':
      deeds.copy();
      return true;
    case 'y':
      deeds.redo();
      return true;
    case 'delete':
      deeds.removeRows();
      return true;
    default:
      return false;
  }
}

function pressAlone({ key, shiftKey }: KeyboardEvent, active: GridPlace, deeds: GridDeeds): boolean {
  const isOnNumber = active.column === 0;
  switch (key) {
    case 'Enter':
    case 'F2':
      if (isOnNumber) deeds.toggleMarks();
      else deeds.open();
      return true;
    case 'Delete':
    case 'Backspace':
      if (isOnNumber) deeds.removeRows();
      else deeds.clear();
      return true;
    case 'Escape':
      deeds.release();
      return true;
    case ' ':
      if (isOnNumber || shiftKey) deeds.toggleMarks();
      return true;
    default:
      if (isOnNumber || [...key].length !== 1) return false;
      deeds.open(key);
      return true;
  }
}
