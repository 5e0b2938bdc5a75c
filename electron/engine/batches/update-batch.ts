/**
 * `import --update`: columns that came back from another system, merged into the units of a batch. All or nothing: every row has to
 * name exactly one unit, and nothing that was imported is changed, but an activation key.
 */
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { JournalEvent } from '../../../shared/domain/events.ts';
import type { PersonId, Sha256 } from '../../../shared/domain/ids.ts';
import { ACTIVATION_KEY_COLUMN } from '../../../shared/domain/request-state.ts';
import type { Batch } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Language } from '../../../shared/texts/text.ts';
import type { Journal, UnitRow } from '../journal/journal.ts';
import type { Vault } from '../vault/vault.ts';
import { BatchFile } from './batch-file.ts';
import type { NumberedRecord } from './numbered-record.ts';
import { BatchIndex } from './batch-index.ts';
import { type Finding, type FoundAt, findError, toProblem } from './finding.ts';
import type { BatchColumn } from './batch-column.ts';
import type { HeaderFinding } from './header-findings.ts';
import { isInShape, RowCheck } from './row-check.ts';

export interface UpdateOptions {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly batch: Batch;
  readonly path: string;
  /** As the person knows it, where `path` is a copy. */
  readonly fileName?: string | undefined;
  readonly secretColumns: readonly string[];
  readonly by: PersonId;
  readonly language: Language;
  readonly signal: AbortSignal;
  /** Hears every problem. */
  readonly onProblems: (problems: readonly CellProblem[]) => void;
}

export interface UpdatedBatch {
  readonly batch: { readonly id: Batch['batchId']; readonly name: string; readonly units: number; readonly columns: string[] };
}

/** What one row brings to its unit. */
interface Merge {
  readonly row: UnitRow;
  readonly columns: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

interface NewValue {
  readonly text: string;
  readonly isSecret: boolean;
}

/** Throws `csv/*` for a file that cannot be used and `update/refused` for one with problems; then nothing of it is stored. */
export async function updateBatch(options: UpdateOptions): Promise<UpdatedBatch> {
  const { batch, path, signal } = options;
  const index = new BatchIndex(options.journal.read, batch.batchId);
  const secretColumns = [...batch.secretColumns, ...index.addedSecrets, ...options.secretColumns];
  const file = await BatchFile.open(path, { profile: batch.profile, recipe: undefined, secretColumns }, signal);
  const fileName = options.fileName ?? file.text.name;
  const reading = new UpdateReading(file, options, index);
  await reading.readAll();
  if (reading.errors > 0)
    throw new AppError('update/refused', { params: { file: fileName, errors: String(reading.errors), first: reading.first } });
  const sha256 = await file.text.sha256(signal);
  signal.throwIfAborted();
  await store(options, reading.merges, { name: fileName, sha256 });
  const units = reading.merges.filter(bringsSomething).length;
  return { batch: { id: batch.batchId, name: batch.name, units, columns: reading.mergedColumns.map(({ name }) => name) } };
}

/** Columns that are missing, or perhaps here under another name, did not come back: what names no unit is told row by row. */
const fineInUpdates: ReadonlySet<string> = new Set(['csv/missing-column', 'csv/column-alias', 'csv/undeclared-secret']);

class UpdateReading {
  readonly merges: Merge[] = [];
  readonly mergedColumns: readonly BatchColumn[];
  errors = 0;
  first = '';
  readonly #file: BatchFile;
  readonly #options: UpdateOptions;
  readonly #index: BatchIndex;
  readonly #rowCheck: RowCheck;
  /** First row of the file for each unit. */
  readonly #taken = new Map<UnitRow, number>();

  constructor(file: BatchFile, options: UpdateOptions, index: BatchIndex) {
    this.#file = file;
    this.#options = options;
    this.#index = index;
    this.#rowCheck = new RowCheck(file.header, options.language);
    this.mergedColumns = file.header.columns.filter(({ rule }) => rule?.kind === undefined);
  }

  async readAll(): Promise<void> {
    const { header, start } = this.#file;
    // A file that came back has the columns that came back, and no others.
    const found = header.findings.filter((finding) => !this.#isFine(finding));
    for (const { column, ...finding } of found) this.#report([this.#problem(finding, { column })]);
    if (header.columns.length === 0) return;
    if (this.mergedColumns.length === 0) this.#report([this.#problem(findError('update/no-columns'))]);
    let rows = 0;
    for await (const { records } of this.#file.records(start, this.#options.signal)) {
      for (const record of records) this.#take(record);
      rows += records.length;
    }
    if (rows === 0) this.#report([this.#problem(findError('csv/no-rows'))]);
  }

  /** A secret column of the batch need not come back; one that the person names is here, or the name is wrong. */
  #isFine({ code, column }: HeaderFinding): boolean {
    if (code === 'csv/unknown-secret-column') return !this.#options.secretColumns.includes(column);
    return fineInUpdates.has(code);
  }

  #take(record: NumberedRecord): void {
    const problems = this.#rowCheck.check(record, record.row);
    this.#report(problems);
    if (!isInShape(record, this.#file.header) || problems.some(({ severity }) => severity === 'error')) return;
    const unit = this.#unitOf(record);
    if (unit === undefined) return;
    const before = this.#taken.get(unit);
    if (before !== undefined)
      return this.#report([this.#problem(findError('update/twice', { firstRow: String(before) }), { row: record.row })]);
    this.#taken.set(unit, record.row);
    this.merges.push(this.#merge(record, unit));
  }

  /** The one unit that every identifier of the row names. */
  #unitOf({ cells, row }: NumberedRecord): UnitRow | undefined {
    let candidates: readonly UnitRow[] | undefined;
    for (const { rule, index, name } of this.#file.header.columns) {
      const text = cells[index] ?? '';
      if (rule?.kind === undefined || text.trim() === '') continue;
      const named = this.#index.find(rule.kind, text);
      candidates = candidates === undefined ? named : candidates.filter((each) => named.includes(each));
      if (candidates.length > 0) continue;
      this.#report([this.#problem(findError('update/unmatched', { batch: this.#options.batch.name }), { row, column: name, value: text })]);
      return undefined;
    }
    const [only, another] = candidates ?? [];
    if (only !== undefined && another === undefined) return only;
    const finding =
      only === undefined ? findError('update/no-identifier') : findError('update/ambiguous', { units: String(candidates?.length) });
    this.#report([this.#problem(finding, { row })]);
    return undefined;
  }

  #merge({ cells, row }: NumberedRecord, unit: UnitRow): Merge {
    const columns: Record<string, string> = {};
    const secrets: Record<string, string> = {};
    for (const column of this.mergedColumns) {
      const text = cells[column.index] ?? '';
      if (text === '') continue;
      const { name, secret: isSecret } = column;
      if (isSecret) {
        if (this.#changesImported(unit, name, { text, isSecret }))
          this.#report([this.#problem(findError('update/would-change'), { row, column: name })]);
        secrets[name] = text;
      } else if (unit.unit.columns[name] !== text) {
        if (this.#changesImported(unit, name, { text, isSecret }))
          this.#report([this.#problem(findError('update/would-change'), { row, column: name, value: text })]);
        columns[name] = text;
      }
    }
    return { row: unit, columns, secrets };
  }

  /** What an earlier update brought may be replaced, and an activation key always: a new request has a new one. */
  #changesImported({ unit, state }: UnitRow, name: string, { text, isSecret }: NewValue): boolean {
    if (name === ACTIVATION_KEY_COLUMN || state.added?.columns[name] !== undefined || state.added?.secretColumns.includes(name) === true)
      return false;
    if (!isSecret) return (unit.columns[name] ?? '') !== '' || unit.secretColumns.includes(name);
    if (!unit.secretColumns.includes(name)) return (unit.columns[name] ?? '') !== '';
    return this.#options.vault.reveal(unit.batchId, unit.unitId, name) !== text;
  }

  #problem(finding: Finding, { row = 0, column = '', value = '' }: Partial<FoundAt> = {}): CellProblem {
    return toProblem(finding, { row, column, value }, this.#options.language);
  }

  #report(problems: readonly CellProblem[]): void {
    const errors = problems.filter(({ severity }) => severity === 'error');
    this.errors += errors.length;
    const [first] = errors;
    if (this.first === '' && first !== undefined) this.first = `${first.row}: ${first.message}`;
    if (problems.length > 0) this.#options.onProblems(problems);
  }
}

/** One commit for all of them. */
async function store(
  { journal, vault, batch, by }: UpdateOptions,
  merges: readonly Merge[],
  file: { name: string; sha256: Sha256 },
): Promise<void> {
  const box = vault.boxOf(batch.batchId);
  const kept: Promise<unknown>[] = [];
  const events: JournalEvent[] = [];
  for (const { row, columns, secrets } of merges.filter(bringsSomething)) {
    const { unitId, batchId } = row.unit;
    for (const [name, value] of Object.entries(secrets)) kept.push(journal.storeUnitSecret(unitId, name, box.encrypt(unitId, name, value)));
    events.push({ type: 'unit.updated', version: 1, batchId, unitId, file, columns, secretColumns: Object.keys(secrets), by });
  }
  kept.push(journal.append(events));
  await Promise.all(kept);
}

function bringsSomething({ columns, secrets }: Merge): boolean {
  return Object.keys(columns).length + Object.keys(secrets).length > 0;
}
