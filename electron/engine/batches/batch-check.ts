/**
 * The one validator (ARCHITECTURE, idea 2): preview, `check` and import all go through it, so that what was shown as good is stored,
 * and nothing else is. It reads a file of any size once, in pieces.
 */
import type { ColumnMapping } from '../../../shared/contract/batch-table.ts';
import type { CellProblem, CheckSummary } from '../../../shared/domain/csv-report.ts';
import type { Profile, Recipe } from '../../../shared/domain/recipe.ts';
import type { Language } from '../../../shared/texts/text.ts';
import type { HeaderDemands } from './batch-column.ts';
import type { BatchEdits } from './batch-edits.ts';
import { BatchFile, type RecordPiece } from './batch-file.ts';
import type { NumberedRecord } from './numbered-record.ts';
import { CheckTally } from './check-tally.ts';
import { type Finding, findError, findWarning, toProblem } from './finding.ts';
import { type DeviceRecords, KnownDevices, type RowDevices } from './known-devices.ts';
import { mayBePlain, type PlainPiece, readPlainRows, type RowHearer } from './plain-rows.ts';
import { type Repeat, Repeats } from './repeats.ts';
import { isInShape, RowCheck } from './row-check.ts';

/** What may be asked of the same file anew. */
export interface CheckDemands {
  /** Columns whose values are secret, beside the profile's and the recipe's. */
  readonly secretColumns?: readonly string[] | undefined;
  /** What steps fill in must be there. */
  readonly recipe?: Recipe | undefined;
  /** How many units may be made. */
  readonly quantity?: number | undefined;
  /** By header the column it is read as; takes the place of what is remembered. */
  readonly mapping?: ColumnMapping | undefined;
}

export interface BatchCheckOptions extends CheckDemands {
  readonly path: string;
  readonly profile: Profile;
  /** The mapping of earlier imports, used where the headers are the same. */
  readonly remembered?: ColumnMapping | undefined;
  /** What a person changed: the file is read with these laid over it. */
  readonly edits?: BatchEdits | undefined;
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
  readonly key: number;
  readonly cells: readonly string[];
  /** False where the cells do not stand in their columns. */
  readonly inShape: boolean;
  readonly problems: readonly CellProblem[];
}

export interface CheckedPiece {
  /** Every row of which there is anything to tell, in their order; others may be left out. */
  readonly rows: readonly CheckedRow[];
  /** How many rows were checked so far. */
  readonly rowsChecked: number;
  /** Rows by their keys. */
  readonly repeats: readonly Repeat[];
}

/** `unusable`: no header to rely on. `wrong`: a cell, a row or the number of rows is. `good`: warnings or none. */
export type CheckVerdict = 'good' | 'wrong' | 'unusable';

function demandsOf({ profile, recipe, secretColumns = [], mapping, remembered }: BatchCheckOptions): HeaderDemands {
  return { profile, recipe, secretColumns, mapping, remembered };
}

/** A row with which nothing is wrong by itself. */
function plainRow(row: number, cells: readonly string[]): CheckedRow {
  return { row, key: row, cells, inShape: true, problems: [] };
}

export class BatchCheck {
  readonly file: BatchFile;
  readonly #options: BatchCheckOptions;
  readonly #rowCheck: RowCheck;
  readonly #repeats: Repeats;
  readonly #known: KnownDevices | undefined;
  readonly #tally: CheckTally;
  #emptyLines = 0;
  #hasGivenUp = false;

  /** Throws `csv/*` where the file is no text that can be read (`TextFile.examine`). */
  static async open(options: BatchCheckOptions): Promise<BatchCheck> {
    const file = await BatchFile.open(options.path, demandsOf(options), options.signal);
    return new BatchCheck(options.edits === undefined ? file : file.withEdits(options.edits), options);
  }

  /** A new check of the same file under other edits; it need not be examined again. */
  withEdits(edits: BatchEdits, signal: AbortSignal): BatchCheck {
    return new BatchCheck(this.file.withEdits(edits), { ...this.#options, edits, signal });
  }

  /** A new check of the same file and edits with other demands. */
  async withDemands(demands: CheckDemands, signal: AbortSignal): Promise<BatchCheck> {
    const options = { ...this.#options, ...demands, signal };
    return new BatchCheck(await this.file.withDemands(demandsOf(options), signal), options);
  }

  private constructor(file: BatchFile, options: BatchCheckOptions) {
    this.file = file;
    this.#options = options;
    this.#rowCheck = new RowCheck(file.header, this.#language);
    this.#repeats = new Repeats(file.header.columns);
    this.#known = options.journal === undefined ? undefined : new KnownDevices(options.journal, file.header.columns);
    this.#tally = new CheckTally(options.pageSize);
  }

  /** Of the file and its header; to be asked once, before the rows. */
  openingProblems(): readonly CellProblem[] {
    const { text, header } = this.file;
    const encoding = text.findings.map((finding) => ({ ...finding, column: '' }));
    const problems = [...encoding, ...header.findings].map((finding) => this.#ofFile(finding, finding.column));
    this.#tally.add(problems);
    return problems;
  }

  /**
   * All rows, once, in order. Without a column that could be told nothing is read.
   * @param hear Hears the bytes of the data.
   */
  async *pieces(hear?: (bytes: Uint8Array) => void): AsyncGenerator<CheckedPiece> {
    if (this.file.header.columns.length === 0) return;
    if (mayBePlain(this.file) && this.#known?.isKnowing !== true) return yield* this.#plainPieces(hear);
    for await (const piece of this.file.records(this.file.start, this.#options.signal, hear)) yield this.#checkPiece(piece);
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
    const repeated = repeats.map((repeat) => {
      const column = repeat.columnAt === undefined ? undefined : this.file.header.columns[repeat.columnAt];
      const finding = this.#repeatFinding(repeat);
      const value = column === undefined ? '' : (cells[column.index] ?? '');
      return toProblem(finding, { row, column: column?.name ?? '', value }, this.#language);
    });
    return { ...checked, problems: [...problems, ...repeated] };
  }

  #repeatFinding({ columnAt, firstRow, firstColumnAt }: Repeat): Finding {
    const params = { firstRow: String(this.file.rowOf(firstRow)) };
    if (firstColumnAt === undefined) return findError(columnAt === undefined ? 'batch/device-twice' : 'csv/duplicate', params);
    const firstColumn = this.file.header.columns[firstColumnAt]?.name ?? '';
    return findWarning('csv/value-of-other-column', { ...params, firstColumn });
  }

  #checkPiece(piece: RecordPiece): CheckedPiece {
    this.#emptyLines += piece.emptyLines;
    this.#hasGivenUp ||= piece.givenUp;
    const known = this.#devicesOf(piece.records);
    const alone = piece.records.map((record, index) => this.#checkRow(record, known[index] ?? []));
    const repeats = this.#repeats.find(alone, known);
    const rows = repeats.length === 0 ? alone : this.#withAllRepeats(alone, repeats);
    for (const { row, problems } of rows) this.#tally.addRow(row, problems);
    return { rows, repeats, rowsChecked: this.#tally.rows };
  }

  /** The same where most rows have nothing to tell and are never made into texts. */
  async *#plainPieces(hear?: (bytes: Uint8Array) => void): AsyncGenerator<CheckedPiece> {
    let others: CheckedRow[] = [];
    const hearer: RowHearer = {
      plain: (line, row) => this.#repeats.addPlain(line, row),
      other: (record) => {
        const checked = this.#checkRow(record, []);
        this.#repeats.add(checked);
        others.push(checked);
      },
    };
    for await (const piece of readPlainRows(this.file, { signal: this.#options.signal, hear }, hearer)) {
      yield this.#addPlainPiece(piece, others);
      others = [];
    }
  }

  #addPlainPiece(piece: PlainPiece, others: readonly CheckedRow[]): CheckedPiece {
    this.#emptyLines += piece.emptyLines;
    this.#hasGivenUp ||= piece.givenUp;
    const repeats = this.#repeats.settle();
    const known = new Set(others.map(({ row }) => row));
    const repeated = [...new Set(repeats.map(({ row }) => row))].filter((row) => !known.has(row));
    const alone = [...others, ...repeated.map((row) => plainRow(row, piece.cellsOf(row)))].toSorted((a, b) => a.row - b.row);
    const rows = repeats.length === 0 ? alone : this.#withAllRepeats(alone, repeats);
    for (const { row, problems } of rows) this.#tally.addRow(row, problems);
    this.#tally.addRow(piece.rows, []);
    return { rows, repeats, rowsChecked: piece.rows };
  }

  #withAllRepeats(rows: readonly CheckedRow[], repeats: readonly Repeat[]): readonly CheckedRow[] {
    const byRow = Map.groupBy(repeats, ({ row }) => row);
    return rows.map((row) => {
      const own = byRow.get(row.key);
      return own === undefined ? row : this.withRepeats(row, own);
    });
  }

  /** Rows each by itself, as often as wanted: without what their neighbours have to do with them, and without being counted. */
  checkAlone(records: readonly NumberedRecord[]): CheckedRow[] {
    const known = this.#devicesOf(records);
    return records.map((record, index) => this.#checkRow(record, known[index] ?? []));
  }

  #checkRow(record: NumberedRecord, devices: RowDevices): CheckedRow {
    const { row, key, cells } = record;
    const inShape = isInShape(record, this.file.header);
    const problems = this.#rowCheck.check(record, row);
    if (inShape && devices.length > 0) {
      for (const finding of this.#known?.findings(devices) ?? []) {
        problems.push(toProblem(finding, { row, column: '', value: '' }, this.#language));
      }
    }
    return { row, key, cells, inShape, problems };
  }

  #devicesOf(records: readonly NumberedRecord[]): readonly RowDevices[] {
    return this.#known?.ofRows(records) ?? [];
  }

  #ofFile(finding: Finding, column: string): CellProblem {
    return toProblem(finding, { row: 0, column, value: '' }, this.#language);
  }

  get #language(): Language {
    return this.#options.language ?? 'en';
  }
}
