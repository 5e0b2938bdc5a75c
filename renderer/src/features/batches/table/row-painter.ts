/**
 * Puts rows into the table without React in between: while one scrolls a million rows, each picture has a few milliseconds, and a row that
 * leaves the view lends its elements to the one that comes. Only what is different is touched.
 */
import type { TableRow, TableState } from '../../../../../shared/contract/batch-table.ts';
import { type CellClasses, cellId, type CellLook, createCell, dressCell, type PaintedCell, type RowWords } from './cell-painter.ts';
import { problemsAt } from './cell-reasons.ts';

export interface RowLook {
  /** Among the rows that the table has now, from 0. */
  readonly index: number;
  readonly topPx: number;
  readonly row: TableRow | undefined;
  /** Where the keyboard is, if it is in this row; 0 is the row's number. */
  readonly activeColumn: number | undefined;
  /** Selected columns, both included; none where `selectedTo` is 0. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly isMarked: boolean;
}

export interface RowPainterOptions {
  readonly gridId: string;
  readonly columns: TableState['columns'];
  readonly words: RowWords;
  readonly classes: CellClasses & { readonly row: string };
}

interface PaintedRow {
  readonly element: HTMLElement;
  readonly cells: readonly PaintedCell[];
  look: RowLook | undefined;
}

export class RowPainter {
  readonly #body: HTMLElement;
  readonly #options: RowPainterOptions;
  readonly #pool: PaintedRow[] = [];

  constructor(body: HTMLElement, options: RowPainterOptions) {
    this.#body = body;
    this.#options = options;
  }

  /** Rows that follow each other; no more than `size`, which stays while the window does. */
  paint(looks: readonly RowLook[], size: number): void {
    while (this.#pool.length < size) this.#pool.push(createRow(this.#options));
    const shown = new Set<PaintedRow>();
    for (const look of looks) {
      const painted = this.#pool[look.index % size];
      if (painted === undefined) continue;
      shown.add(painted);
      if (painted.element.parentElement === null) this.#body.append(painted.element);
      paintRow(painted, look, this.#options);
    }
    for (const painted of this.#pool) if (!shown.has(painted)) painted.element.remove();
  }

  /** Puts the elements into the order of the rows, for those who read them one after the other. */
  order(): void {
    const drawn = this.#pool.filter(({ element }) => element.parentElement !== null);
    const wanted = drawn.toSorted((a, b) => (a.look?.index ?? 0) - (b.look?.index ?? 0)).map(({ element }) => element);
    if (wanted.some((element, at) => this.#body.children[at] !== element)) this.#body.append(...wanted);
  }

  clear(): void {
    for (const { element } of this.#pool) element.remove();
  }
}

function createRow({ columns, classes }: RowPainterOptions): PaintedRow {
  const element = document.createElement('div');
  element.setAttribute('role', 'row');
  element.className = classes.row;
  const cells = [0, ...columns.map((_each, at) => at + 1)].map((column) => createCell(column, classes));
  element.append(...cells.map((cell) => cell.element));
  return { element, cells, look: undefined };
}

function paintRow(painted: PaintedRow, look: RowLook, { gridId, columns, words }: RowPainterOptions): void {
  const { cells, look: before } = painted;
  if (before !== undefined && isSame(before, look)) return;
  painted.look = look;
  placeRow(painted.element, before, look);
  const { index, row } = look;
  const hasProblems = row !== undefined && row.problems.length > 0;
  for (const cell of cells) {
    const { column } = cell;
    dressCell(cell, {
      id: cellId(gridId, index, column),
      text: textOf(row, column),
      problems: hasProblems ? problemsAt(row, columns[column - 1]?.name ?? '') : none,
      isActive: look.activeColumn === column,
      isSelected: column === 0 ? look.isMarked : column >= look.selectedFrom && column <= look.selectedTo,
      isEdited: row !== undefined && row.edited.includes(column - 1),
      words,
    });
  }
}

function placeRow(element: HTMLElement, before: RowLook | undefined, { index, topPx, isMarked }: RowLook): void {
  if (before?.topPx !== topPx) element.style.setProperty('top', `${topPx}px`);
  if (before?.index !== index) {
    element.setAttribute('aria-rowindex', String(index + 2));
    element.dataset['row'] = String(index);
  }
  if (before?.isMarked === isMarked) return;
  element.setAttribute('aria-selected', String(isMarked));
  element.toggleAttribute('data-marked', isMarked);
}

function textOf(row: TableRow | undefined, column: number): string {
  if (column > 0) return row?.cells[column - 1] ?? '';
  return row === undefined ? '…' : String(row.row);
}

const none: CellLook['problems'] = [];

function isSame(before: RowLook, look: RowLook): boolean {
  return (
    before.index === look.index &&
    before.topPx === look.topPx &&
    before.row === look.row &&
    before.activeColumn === look.activeColumn &&
    before.selectedFrom === look.selectedFrom &&
    before.selectedTo === look.selectedTo &&
    before.isMarked === look.isMarked
  );
}
