/** The field over the cell that is being changed. Enter and Tab keep and go on, Esc leaves the cell as it was. */
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { MAX_CELL_TEXT, type TableRow } from '../../../../../shared/contract/batch-table.ts';
import { useText } from '../../../api/context.tsx';
import styles from './CellEditor.module.css';

const MIN_WIDTH_PX = 160;

export interface Editing {
  /** What the field begins with. */
  readonly text: string;
  /** It is not what stands in the cell: the first sign of it was typed there. */
  readonly isTyped: boolean;
  readonly column: string;
  readonly isSecret: boolean;
  /** The row as it was when the field opened: rows may move meanwhile. */
  readonly row: TableRow;
}

/** It stays the same field while its row moves. */
export function editorKey({ row, column }: Editing): string {
  return `${row.key} ${column}`;
}

/** Where the keyboard goes afterwards. */
type Way = 'stay' | 'down' | 'up' | 'right' | 'left';
export type EditEnd =
  | { readonly kind: 'kept'; readonly text: string; readonly isChanged: boolean; readonly way: Way; readonly keepsFocus: boolean }
  | { readonly kind: 'left' };

export interface CellEditorProps {
  readonly cellId: string;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly editing: Editing;
  readonly onEnd: (end: EditEnd) => void;
}

export function CellEditor({ cellId, scroller, editing, onEnd }: CellEditorProps) {
  const t = useText();
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const [text, setText] = useState(editing.text);
  const isChanged = useRef(editing.isTyped);
  const isOver = useRef(false);
  usePlaceOver(field, cellId, scroller);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (field.current instanceof HTMLTextAreaElement) field.current.setSelectionRange(MAX_CELL_TEXT, MAX_CELL_TEXT);
  }, []);
  const keep = (way: Way, keepsFocus = true) => {
    if (isOver.current) return;
    isOver.current = true;
    onEnd({ kind: 'kept', text: field.current?.value ?? text, isChanged: isChanged.current, way, keepsFocus });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Composing signs of other writings is not ended by the key that chooses one.
    if (event.nativeEvent.isComposing || (event.key === 'Enter' && event.altKey)) return;
    const way = wayOf(event);
    if (way === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (way !== undefined) return keep(way);
    isOver.current = true;
    onEnd({ kind: 'left' });
  };
  const shared = {
    ref: field,
    className: styles['editor'],
    value: text,
    'aria-label': t('window.table.edit-label', { column: editing.column, row: editing.row.row }),
    autoComplete: 'off',
    spellCheck: false,
    maxLength: MAX_CELL_TEXT,
    onKeyDown,
    onBlur: () => keep('stay', false),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      isChanged.current = true;
      setText(event.target.value);
    },
  };
  return editing.isSecret ? (
    <input {...shared} type="password" placeholder={t('window.table.edit-secret')} />
  ) : (
    <textarea {...shared} rows={1} />
  );
}

function wayOf({ key, shiftKey }: KeyboardEvent): Way | undefined {
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'left' : 'right';
  return undefined;
}

/** Over its cell, at least as wide as one can write in. It follows its cell; where that is scrolled away, what was written is kept. */
function usePlaceOver(field: RefObject<HTMLElement | null>, cellId: string, scroller: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const place = () => {
      const element = field.current;
      const cell = document.getElementById(cellId)?.getBoundingClientRect();
      const frame = element?.offsetParent?.getBoundingClientRect();
      if (element === null) return;
      if (cell === undefined || frame === undefined) return element.blur();
      const width = Math.min(Math.max(cell.width, MIN_WIDTH_PX), frame.width);
      element.style.setProperty('top', `${cell.top - frame.top}px`);
      element.style.setProperty('left', `${Math.max(0, Math.min(cell.left - frame.left, frame.width - width))}px`);
      element.style.setProperty('width', `${width}px`);
    };
    place();
    const { current } = scroller;
    current?.addEventListener('scroll', place);
    addEventListener('resize', place);
    return () => {
      current?.removeEventListener('scroll', place);
      removeEventListener('resize', place);
    };
  }, [field, cellId, scroller]);
}
