/**
 * The one validator (ARCHITECTURE, idea 2): preview, `check` and import all go through it, so that what was shown as good is stored,
 * and nothing else is. It reads a file of any size once, in pieces.
 */
import type { CellProblem, CheckSummary } from '../../../shared/domain/csv-report.ts';
import type { Profile, Recipe } from '../../../shared/domain/recipe.ts';
import type { Language } from '../../../shared/texts/text.ts';
import { BatchFile, type FilePlace, type NumberedRecord, type RecordPiece } from './batch-file.ts';
import { CheckTally } from './check-tally.ts';
import { type Finding, findError, findWarning, toProblem } from './finding.ts';
import { type DeviceRecords, deviceFindings, devicesOf } from './known-devices.ts';
import { type Repeat, Repeats } from './repeats.ts';
import { isInShape, RowCheck } from './row-check.ts';
import { unitIdentifiers } from './unit-identifiers.ts';

export interface BatchCheckOptions {
  readonly path: string;
  readonly profile: Profile;
  /** Columns whose values are secret, beside the profile's and the recipe's. */
  readonly secretColumns?: readonly string[] | undefined;
  /** What steps fill in must be there. */
  readonly recipe?: Recipe | undefined;
  /** How many units may be made. */
  readonly quantity?: number | undefined;
  /** Data rows on a page, 100 by default. */
  readonly pageSize?: number | undefined;
  /** The journal, to compare with devices that are known already. */
  readonly journal?: DeviceRecords | undefined;
  /** Of the problems' words; English by default. */
  readonly language?: Language | undefined;
  readonly signal: AbortSignal;
}

export interface CheckedRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** False where the cells do not stand in their columns. */
  readonly inShape: boolean;
  readonly problems: readonly CellProblem[];
}

export interface CheckedPiece {
  readonly rows: readonly CheckedRow[];
  readonly place: FilePlace | undefined;
  readonly repeats: readonly Repeat[];
}

/** `unusable`: no header to rely on. `wrong`: a cell, a row or the number of rows is. `good`: warnings or none. */
export type CheckVerdict = 'good' | 'wrong' | 'unusable';

export class BatchCheck {
  readonly file: BatchFile;
  readonly #options: BatchCheckOptions;
  readonly #rowCheck: RowCheck;
  readonly #repeats: Repeats;
  readonly #tally: CheckTally;
  #emptyLines = 0;
  #hasGivenUp = false;

  /** Throws `csv/unreadable-file` or `csv/not-csv`. */
  static async open(options: BatchCheckOptions): Promise<BatchCheck> {
    const { path, profile, recipe, secretColumns = [], signal } = options;
    return new BatchCheck(await BatchFile.open(path, { profile, recipe, secretColumns }, signal), options);
  }

  private constructor(file: BatchFile, options: BatchCheckOptions) {
    this.file = file;
    this.#options = options;
    this.#rowCheck = new RowCheck(file.header, this.#language);
    this.#repeats = new Repeats(file.header.columns);
    this.#tally = new CheckTally(options.pageSize);
  }

  /** Of the file and its header; to be asked once, before the rows. */
  openingProblems(): readonly CellProblem[] {
    const { text, header } = this.file;
    const encoding = text.encoding === 'windows-1252' ? [{ ...findWarning('csv/not-utf8'), column: '' }] : [];
    const problems = [...encoding, ...header.findings].map((finding) => this.#ofFile(finding, finding.column));
    this.#tally.add(problems);
    return problems;
  }

  /** All rows, once, in order. Without a column that could be told nothing is read. */
  async *pieces(): AsyncGenerator<CheckedPiece> {
    if (this.file.header.columns.length === 0) return;
    for await (const piece of this.file.records(this.file.start, this.#options.signal)) yield this.#checkPiece(piece);
  }

  /** The same rows again from a place on, without what their neighbours have to do with them, and without being counted. */
  async *piecesFrom(place: FilePlace): AsyncGenerator<readonly CheckedRow[]> {
    // The signal belongs to the check, which may be long over.
    for await (const piece of this.file.records(place, new AbortController().signal))
      yield piece.records.map((record) => this.#checkAlone(record));
  }

  /** Of the file as a whole; to be asked once, after the rows. */
  closingProblems(): readonly CellProblem[] {
    const { quantity } = this.#options;
    const { rows } = this.#tally;
    const found: [Finding, string][] = this.#repeats.sharedSecrets().map(({ name }) => [findWarning('csv/same-secret-everywhere'), name]);
    if (this.#emptyLines > 0) found.push([findWarning('csv/empty-lines', { count: String(this.#emptyLines) }), '']);
    if (this.#hasGivenUp) found.push([findError('csv/too-many-broken-quotes', { row: String(rows) }), '']);
    if (this.file.header.usable && rows === 0) found.push([findError('csv/no-rows'), '']);
    if (quantity !== undefined && rows > quantity)
      found.push([findError('batch/over-quantity', { rows: String(rows), quantity: String(quantity) }), '']);
    const problems = found.map(([finding, column]) => this.#ofFile(finding, column));
    this.#tally.add(problems);
    return problems;
  }

  /** Complete once the closing problems were asked for. */
  summary(): CheckSummary {
    return this.#tally.summary(this.#options.profile);
  }

  get problemCount(): number {
    return this.#tally.problems;
  }

  get errorCount(): number {
    return this.#tally.errors;
  }

  get verdict(): CheckVerdict {
    if (!this.file.header.usable) return 'unusable';
    return this.#tally.errors > 0 ? 'wrong' : 'good';
  }

  /** The row with its repetitions put into words. */
  withRepeats(checked: CheckedRow, repeats: readonly Repeat[]): CheckedRow {
    const { row, cells, problems } = checked;
    const repeated = repeats.map(({ columnAt, firstRow }) => {
      const column = columnAt === undefined ? undefined : this.file.header.columns[columnAt];
      const finding = findError(column === undefined ? 'batch/device-twice' : 'csv/duplicate', { firstRow: String(firstRow) });
      const value = column === undefined ? '' : (cells[column.index] ?? '');
      return toProblem(finding, { row, column: column?.name ?? '', value }, this.#language);
    });
    return { ...checked, problems: [...problems, ...repeated] };
  }

  #checkPiece(piece: RecordPiece): CheckedPiece {
    this.#emptyLines += piece.emptyLines;
    this.#hasGivenUp ||= piece.givenUp;
    const repeats: Repeat[] = [];
    const rows = piece.records.map((record) => {
      const alone = this.#checkAlone(record);
      const found = alone.inShape ? this.#findRepeats(alone) : [];
      const checked = found.length === 0 ? alone : this.withRepeats(alone, found);
      repeats.push(...found);
      this.#tally.addRow(checked.row, checked.problems);
      return checked;
    });
    return { rows, place: piece.place, repeats };
  }

  #checkAlone(record: NumberedRecord): CheckedRow {
    const { row, cells } = record;
    const inShape = isInShape(record, this.file.header);
    const problems = this.#rowCheck.check(record, row);
    if (inShape && this.#options.journal !== undefined) {
      for (const finding of deviceFindings(this.#devicesOf(cells), this.#options.journal)) {
        problems.push(toProblem(finding, { row, column: '', value: '' }, this.#language));
      }
    }
    return { row, cells, inShape, problems };
  }

  #findRepeats({ row, cells, problems }: CheckedRow): Repeat[] {
    const repeats = this.#repeats.find(cells, row, problems);
    if (repeats.length > 0) return repeats;
    return this.#devicesOf(cells).flatMap((deviceId) => this.#repeats.findDevice(deviceId, row));
  }

  #devicesOf(cells: readonly string[]) {
    const { journal } = this.#options;
    return journal === undefined ? [] : devicesOf(unitIdentifiers(cells, this.file.header.columns), journal);
  }

  #ofFile(finding: Finding, column: string): CellProblem {
    return toProblem(finding, { row: 0, column, value: '' }, this.#language);
  }

  get #language(): Language {
    return this.#options.language ?? 'en';
  }
}
