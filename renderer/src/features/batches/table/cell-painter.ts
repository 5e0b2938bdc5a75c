/** One cell of the table: most are a text and nothing else, and cost no more than that. */
import type { CellProblem } from '../../../../../shared/domain/csv-report.ts';
import { reasonText, severityOf } from './cell-reasons.ts';

/** In the reader's language, looked up once for all rows. */
export interface RowWords {
  readonly empty: string;
  readonly edited: string;
}

export interface CellClasses {
  readonly cell: string;
  readonly rowNumber: string;
  readonly mark: string;
}

export interface CellLook {
  readonly id: string;
  readonly text: string;
  readonly problems: readonly CellProblem[];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isEdited: boolean;
  readonly words: RowWords;
}

export interface PaintedCell {
  readonly column: number;
  readonly element: HTMLElement;
  readonly text: Text;
  shown: string;
  /** It bears more than its text. */
  isDressed: boolean;
}

export function cellId(gridId: string, index: number, column: number): string {
  return `${gridId}-${index}-${column}`;
}

/** Column 0 is the row's number. */
export function createCell(column: number, classes: CellClasses): PaintedCell {
  const element = document.createElement('div');
  element.setAttribute('role', column === 0 ? 'rowheader' : 'gridcell');
  element.setAttribute('aria-colindex', String(column + 1));
  element.className = column === 0 ? classes.rowNumber : classes.cell;
  element.dataset['column'] = String(column);
  const text = document.createTextNode('');
  if (column === 0) {
    const mark = document.createElement('span');
    mark.className = classes.mark;
    mark.setAttribute('aria-hidden', 'true');
    element.append(mark);
  }
  element.append(text);
  return { column, element, text, shown: '', isDressed: false };
}

export function dressCell(cell: PaintedCell, look: CellLook): void {
  const { problems, isActive, isSelected, isEdited } = look;
  const isBad = problems.length > 0;
  const shown = look.text === '' && isBad ? look.words.empty : look.text;
  if (cell.shown !== shown) {
    cell.text.nodeValue = shown;
    cell.shown = shown;
  }
  const isDressed = isActive || isSelected || isBad || isEdited;
  if (!isDressed && !cell.isDressed) return;
  cell.isDressed = isDressed;
  const why = isBad || isEdited ? `${look.id}-why` : undefined;
  setAll(cell.element, attributesOf(look, why));
  for (const extra of cell.element.querySelectorAll(':scope > svg, :scope > [hidden]')) extra.remove();
  if (isBad) cell.text.before(createSign());
  if (why !== undefined) cell.text.after(createReason(why, look));
}

function attributesOf({ id, text, problems, isActive, isSelected, isEdited }: CellLook, why: string | undefined) {
  const severity = severityOf(problems);
  const where = (is: boolean) => (is ? 'true' : undefined);
  return {
    id: isActive || why !== undefined ? id : undefined,
    'aria-invalid': where(severity === 'error'),
    'aria-selected': where(isSelected),
    'aria-describedby': why,
    'data-active': where(isActive),
    'data-severity': severity,
    'data-edited': where(isEdited),
    'data-empty': where(text === '' && severity !== undefined),
  };
}

function setAll(element: HTMLElement, attributes: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}

/** What a cell says of itself stands in it and is not shown: the reason opens beside it and above the table. */
function createReason(id: string, { problems, isEdited, words }: CellLook): HTMLElement {
  const element = document.createElement('span');
  element.id = id;
  element.hidden = true;
  element.textContent = `${isEdited ? `${words.edited}. ` : ''}${reasonText(problems)}`;
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A triangle with an exclamation mark, in the manner of the other symbols. */
function createSign(): SVGElement {
  const sign = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  sign.setAttribute('viewBox', '0 0 24 24');
  sign.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M12 4 2.8 20h18.4L12 4ZM12 10v4M12 17v.01');
  sign.append(path);
  return sign;
}
