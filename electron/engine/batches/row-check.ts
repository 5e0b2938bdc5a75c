/** Checks one row by itself. What a row's neighbours have to do with it is found in `repeats.ts`. */
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { Language } from '../../../shared/texts/text.ts';
import type { BatchColumn } from './batch-column.ts';
import { textFindings } from './cell-text.ts';
import { type Finding, findError, findWarning, toProblem } from './finding.ts';
import type { BatchHeader } from './header.ts';
import { identifierFindings, patternFindings } from './identifier-findings.ts';
import type { RawRecord } from './record-reader.ts';

const damage: ReadonlySet<string> = new Set([
  'csv/spreadsheet-number',
  'csv/spreadsheet-error',
  'csv/spreadsheet-truth',
  'csv/placeholder-value',
]);

/** True where the cells of the row stand in their columns: otherwise a secret may stand in another column. */
export function isInShape(record: RawRecord, header: BatchHeader): boolean {
  return record.fault === undefined && record.cells.length === header.cellCount;
}

/** True where the value is so plainly wrong that its repetition tells nothing. */
export function isDamaged(problems: readonly CellProblem[], column: string): boolean {
  return problems.some((problem) => problem.column === column && damage.has(problem.code));
}

/** Of the row before: account and broker are mostly the same all through a file. */
interface CellMemory {
  readonly column: BatchColumn;
  text: string;
  findings: readonly Finding[];
  /** How often in a row the text was another. */
  changes: number;
}

/** After so many changes the texts are compared only now and then: they are as good as never the same. */
const CHANGING = 16;

export class RowCheck {
  readonly #header: BatchHeader;
  readonly #language: Language;
  readonly #cells: readonly CellMemory[];

  constructor(header: BatchHeader, language: Language) {
    this.#header = header;
    this.#language = language;
    this.#cells = header.columns.map((column) => ({ column, text: '', findings: emptyFindings(column), changes: 0 }));
  }

  check(record: RawRecord, row: number): CellProblem[] {
    if (!isInShape(record, this.#header)) return [this.#shapeProblem(record, row)];
    const problems: CellProblem[] = [];
    const cells = endsTwice(record.cells) ? this.#withoutLineEnd(record.cells, row, problems) : record.cells;
    for (const memory of this.#cells) {
      const text = cells[memory.column.index] ?? '';
      const isSame = (memory.changes < CHANGING || row % CHANGING === 0) && text === memory.text;
      const findings = isSame ? memory.findings : newFindings(text, memory);
      if (isSame) memory.changes = 0;
      if (findings.length > 0) this.#tell(findings, memory, { row, problems });
    }
    if (this.#header.unnamed.length > 0) this.#checkUnnamed(cells, row, problems);
    return problems;
  }

  /** One problem for the whole row, without values: they may be another column's. */
  #shapeProblem({ cells, fault }: RawRecord, row: number): CellProblem {
    if (fault !== undefined) {
      const column = this.#header.columns.find(({ index }) => index === fault.cellIndex)?.name ?? '';
      return toProblem(findError(fault.code), { row, column, value: '' }, this.#language);
    }
    const params = { found: String(cells.length), expected: String(this.#header.cellCount) };
    return toProblem(findError(this.#shapeCode(cells), params), { row, column: '', value: '' }, this.#language);
  }

  /** The cells as they are meant, with the problem told. */
  #withoutLineEnd(cells: readonly string[], row: number, problems: CellProblem[]): readonly string[] {
    const column = this.#header.columns.find(({ index }) => index === cells.length - 1)?.name ?? '';
    problems.push(toProblem(findError('csv/mixed-line-ends'), { row, column, value: '' }, this.#language));
    return cells.with(cells.length - 1, (cells.at(-1) ?? '').replace(/\r+$/, ''));
  }

  #shapeCode(cells: readonly string[]) {
    // Lines that end another way than the header's run together or keep half of their end.
    if (cells.length > this.#header.cellCount)
      return cells.some((cell) => /[\r\n]/.test(cell)) ? 'csv/mixed-line-ends' : 'csv/too-many-cells';
    return 'csv/too-few-cells';
  }

  #tell(findings: readonly Finding[], { column, text }: CellMemory, at: { readonly row: number; readonly problems: CellProblem[] }): void {
    const found = { row: at.row, column: column.name, value: column.secret ? '' : text };
    for (const finding of findings) at.problems.push(toProblem(finding, found, this.#language));
  }

  #checkUnnamed(cells: readonly string[], row: number, problems: CellProblem[]): void {
    if (this.#header.unnamed.every((index) => cells[index] === '')) return;
    problems.push(toProblem(findError('csv/value-without-column'), { row, column: '', value: '' }, this.#language));
  }
}

function newFindings(text: string, memory: CellMemory): readonly Finding[] {
  memory.text = text;
  memory.changes += 1;
  memory.findings = cellFindings(text, memory.column);
  return memory.findings;
}

/** Half of a line end is left in the last cell where the header's lines end with LF alone. */
function endsTwice(cells: readonly string[]): boolean {
  return cells.at(-1)?.endsWith('\r') === true;
}

const nothing: readonly Finding[] = [];

function emptyFindings(column: BatchColumn): readonly Finding[] {
  if (column.ifEmpty === 'fine') return nothing;
  return [column.ifEmpty === 'error' ? findError('csv/empty-cell') : findWarning('csv/empty-optional-cell')];
}

/** All that its column's rules say of a cell by itself. */
export function cellFindings(text: string, column: BatchColumn): readonly Finding[] {
  return text === '' ? emptyFindings(column) : filledFindings(text, column);
}

/** What a spreadsheet or a slip has spoilt breaks every other rule, too, and one reason is enough. */
function filledFindings(text: string, column: BatchColumn): readonly Finding[] {
  if (column.ifEmpty === 'error' && text.trim() === '') return [findError('csv/empty-cell')];
  const findings = textFindings(text, column);
  if (column.use === 'further' || hasError(findings)) return findings;
  const ofValue = valueFindings(text, column);
  // A number that is as its own rule says cannot be damaged.
  if (column.use !== 'identifier' || column.secret || (column.rule?.digits !== undefined && ofValue.length === 0))
    return joined(findings, ofValue);
  const seen = identifierFindings(text, column);
  const inColumn = column.pattern === undefined || hasError(ofValue) ? seen : seen.map(asTheRecipeSays);
  if (hasError(inColumn)) return joined(findings, inColumn);
  const further = ofValue.filter(({ code }) => inColumn.every((found) => found.code !== code));
  return joined(joined(findings, inColumn), further);
}

/** The recipe's pattern allows the value, so what it looks like is a hint; digits with an exponent are never meant. */
function asTheRecipeSays(finding: Finding): Finding {
  return finding.code === 'csv/spreadsheet-number' ? finding : { ...finding, severity: 'warning' };
}

/** Most cells have nothing to tell, and nothing is made for them. */
function joined(some: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  if (others.length === 0) return some;
  return some.length === 0 ? others : [...some, ...others];
}

function valueFindings(text: string, { rule, pattern, secret }: BatchColumn): readonly Finding[] {
  const found = rule?.rule?.(text) ?? nothing;
  return pattern === undefined || secret || hasError(found) ? found : [...found, ...patternFindings(text, pattern)];
}

function hasError(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
