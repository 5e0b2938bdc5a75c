/**
 * A checked file as a table that can be mended. Rows can be looked at while the check goes on; every edit begins it anew in the background,
 * and what it finds takes the place of what was known as soon as it has ended.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TableEdit, TableRow, TableState } from '../../../shared/contract/batch-table.ts';
import type { RequestOutput } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeWhole } from '../exports/whole-file.ts';
import { BatchCheck, type BatchCheckOptions, type CheckDemands } from './batch-check.ts';
import { type BatchEdits, FIRST_ADDED_KEY } from './batch-edits.ts';
import type { BatchFile } from './batch-file.ts';
import { correctedText } from './corrected-file.ts';
import { withFileName } from './named-error.ts';
import { RightOfWay } from './right-of-way.ts';
import { TableFindings } from './table-findings.ts';
import { type CellFix, type FixWish, findFixes, previewFixes } from './table-fixes.ts';
import { cellChanges, changesOf } from './table-edits.ts';
import { MAX_CHANGES, TableHistory, type TableStep } from './table-history.ts';
import { readRows, showRow } from './table-rows.ts';
import { TableSignal } from './table-signal.ts';
import { tableState } from './table-state.ts';
import { touchRows } from './table-touch.ts';

export interface TableOptions extends Omit<BatchCheckOptions, 'edits' | 'signal' | 'pageSize'> {
  readonly checkId: string;
  /** As the person knows it, where `path` is a copy. */
  readonly fileName: string;
}

export interface RowsQuery {
  readonly offset: number;
  readonly limit: number;
  /** Only rows with an error; `offset` counts through these. */
  readonly onlyInvalid: boolean;
}

export interface TableRows {
  readonly rows: TableRow[];
  readonly total: number;
  readonly revision: number;
}

const PAGE_ROWS = 100;
const SAY_EVERY_MS = 100;

export class CheckedTable {
  readonly #options: TableOptions;
  readonly #history = new TableHistory();
  readonly #changed = new TableSignal();
  readonly #way = new RightOfWay();
  /** Of the file with the current edits; never of older ones. */
  #check: BatchCheck;
  #findings = new TableFindings();
  /** True once the file was checked to its end: from then on what is known stays until there is better. */
  #isKnown = false;
  #phase: TableState['phase'] = 'checking';
  #failure: unknown;
  #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #pageSize = PAGE_ROWS;
  #nextKey = FIRST_ADDED_KEY;
  /** Edits come one after the other, however they were sent. */
  #turn: Promise<unknown> = Promise.resolve();
  #isHeld = false;

  /** Throws `csv/unreadable-file` or `csv/not-csv`. Resolves once there are rows to be looked at, or the check has ended. */
  static async open(options: TableOptions, signal: AbortSignal): Promise<CheckedTable> {
    const table = new CheckedTable(await BatchCheck.open({ ...options, signal }), options);
    table.#begin();
    try {
      await table.#firstRows(signal);
    } catch (thrown) {
      await table.close();
      throw thrown;
    }
    return table;
  }

  private constructor(check: BatchCheck, options: TableOptions) {
    this.#check = check;
    this.#options = options;
  }

  get edits(): BatchEdits {
    return this.#history.current;
  }

  /** The file with the edits, as it is now. */
  get file(): BatchFile {
    return this.#check.file;
  }

  get isChecked(): boolean {
    return this.#phase === 'checked';
  }

  state(): TableState {
    const { checkId, fileName, profile } = this.#options;
    return tableState({
      checkId,
      fileName,
      profile,
      revision: this.#changed.revision,
      phase: this.#phase,
      failure: this.#failure,
      check: this.#check,
      findings: this.#findings,
      history: this.#history,
      pageSize: this.#pageSize,
    });
  }

  /** Waits a while for a state of another revision. */
  async stateAfter(known: number, signal: AbortSignal): Promise<TableState> {
    await this.#changed.wait(known, signal);
    return this.state();
  }

  /** The state once the check has ended, or what there is after a while. */
  async settled(patienceMs: number): Promise<TableState> {
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, patienceMs);
    await Promise.race([this.#running, patience.promise]);
    clearTimeout(timer);
    return this.state();
  }

  async rows({ offset, limit, onlyInvalid }: RowsQuery, signal: AbortSignal): Promise<TableRows> {
    const { revision } = this.#changed;
    const check = this.#check;
    const findings = this.#findings;
    const { places } = check.file;
    const keys = onlyInvalid
      ? findings.invalid.keys(offset, limit)
      : check.file.edits.keysFrom(offset + 1, Math.min(limit, Math.max(0, check.file.rowCount - offset)), places.rows);
    const total = onlyInvalid ? findings.invalid.length : check.file.rowCount;
    const rows = await this.#way.pass(() => readRows(check, keys, signal));
    return { rows: rows.map((row) => showRow(row, check, findings)), total, revision };
  }

  /** Throws `table/row-gone`, `table/too-many-changes`, `table/being-imported` or `contract/invalid-request`; then nothing is changed. */
  edit(edit: TableEdit, signal: AbortSignal): Promise<TableState> {
    return this.#inTurn(async () => {
      const file = this.#check.file;
      const changes =
        edit.kind === 'fix-all' ? cellChanges(await this.#allFixes(edit, signal), file.edits) : changesOf(edit, file, this.#nextKey);
      if (changes.size === 0) return this.state();
      const step = this.#history.edit(changes);
      if (edit.kind === 'append') this.#nextKey += edit.rows.length;
      return this.#take(step);
    });
  }

  undo(): Promise<TableState> {
    return this.#inTurn(() => this.#take(this.#history.undo()));
  }

  redo(): Promise<TableState> {
    return this.#inTurn(() => this.#take(this.#history.redo()));
  }

  previewFix(wish: FixWish, signal: AbortSignal): Promise<RequestOutput<'batches.previewFix'>> {
    return previewFixes(this.#check, wish, signal);
  }

  async nextInvalid(afterRow: number, signal: AbortSignal): Promise<RequestOutput<'batches.nextInvalid'>> {
    const check = this.#check;
    const findings = this.#findings;
    const [key = Number.MAX_SAFE_INTEGER] = afterRow === 0 ? [0] : check.file.edits.keysFrom(afterRow, 1, check.file.places.rows);
    const invalidIndex = findings.invalid.indexBehind(key);
    if (invalidIndex === undefined) return {};
    const [checked] = await this.#way.pass(() => readRows(check, findings.invalid.keys(invalidIndex, 1), signal));
    if (checked === undefined) return {};
    const { row, key: found, problems } = showRow(checked, check, findings);
    const bad = problems.filter(({ severity, column }) => severity === 'error' && column !== '');
    return { found: { key: found, row, columns: [...new Set(bad.map(({ column }) => column))], invalidIndex } };
  }

  setPageSize(rows: number): TableState {
    this.#pageSize = rows;
    this.#changed.say();
    return this.state();
  }

  /** Edits and history stay; only what is asked of the file is another. */
  checkAgain(demands: CheckDemands, signal: AbortSignal): Promise<TableState> {
    return this.#inTurn(async () => {
      this.#check = await this.#check.withDemands(demands, signal);
      this.#isKnown = false;
      this.#begin();
      return this.state();
    });
  }

  /**
   * Begins once what is being edited is done; until it ends nothing else is begun. Throws `table/being-imported` where something like it
   * goes on already.
   */
  async whileUnchanged<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#refuseHeld();
    this.#isHeld = true;
    try {
      await this.#turn;
      return await work();
    } finally {
      this.#isHeld = false;
    }
  }

  /** The file with the edits into this one, for its owner only. Throws `table/unreadable-row`. */
  async writeCorrected(path: string, signal: AbortSignal): Promise<void> {
    const written = await writeWhole(path, correctedText(this.file, { signal }));
    await written.publish();
  }

  /** Throws `csv/file-changed` where it is not the file any more that was checked. */
  async demandSameFile(signal: AbortSignal): Promise<void> {
    await this.file.text.head(1, signal);
  }

  /** What goes on is aborted, and nothing more is said. */
  async close(): Promise<void> {
    const reason = new AppError('run/aborted');
    this.#stop.abort(reason);
    this.#changed.end(reason);
    await this.#running;
  }

  async #allFixes(wish: FixWish, signal: AbortSignal): Promise<CellFix[]> {
    const fixes: CellFix[] = [];
    for await (const fix of findFixes(this.#check, wish, signal)) {
      if (fixes.length === MAX_CHANGES) throw new AppError('table/too-many-changes', { params: { limit: String(MAX_CHANGES) } });
      fixes.push(fix);
    }
    return fixes;
  }

  async #take(step: TableStep | undefined): Promise<TableState> {
    if (step === undefined) return this.state();
    const before = { check: this.#check, findings: this.#findings };
    this.#halt();
    this.#check = before.check.withEdits(step.after, this.#stop.signal);
    // A file that cannot be read any more is told of by the check that begins.
    const touched = await touchRows(before, this.#check, step.keys).catch(() => undefined);
    if (touched !== undefined) this.#findings = before.findings.with(touched);
    this.#begin();
    return this.state();
  }

  async #firstRows(signal: AbortSignal): Promise<void> {
    while (this.#phase === 'checking' && this.file.rowCount === 0) await this.#changed.wait(this.#changed.revision, signal);
    if (this.#phase === 'failed') throw this.#failure;
  }

  #halt(): void {
    this.#stop.abort(new AppError('run/aborted'));
    this.#stop = new AbortController();
    this.#phase = 'checking';
  }

  #begin(): void {
    this.#halt();
    this.#failure = undefined;
    const { signal } = this.#stop;
    const check = this.#check.withEdits(this.edits, signal);
    this.#check = check;
    this.#changed.say();
    this.#running = this.#run(check, signal).catch((thrown: unknown) => {
      if (signal.aborted) return;
      this.#phase = 'failed';
      this.#failure = withFileName(thrown, this.#options.fileName);
      this.#changed.say();
    });
  }

  async #run(check: BatchCheck, signal: AbortSignal): Promise<void> {
    const findings = new TableFindings();
    if (!this.#isKnown) this.#findings = findings;
    findings.fileProblems.push(...check.openingProblems());
    let saidAt = Number.NEGATIVE_INFINITY;
    for await (const piece of check.pieces()) {
      findings.add(piece);
      if (performance.now() - saidAt > SAY_EVERY_MS) {
        saidAt = performance.now();
        this.#changed.say();
      }
      await nextTurn();
      await this.#way.yield();
      signal.throwIfAborted();
    }
    findings.fileProblems.push(...check.closingProblems());
    signal.throwIfAborted();
    this.#findings = findings;
    this.#isKnown = true;
    this.#phase = 'checked';
    this.#changed.say();
  }

  #refuseHeld(): void {
    if (this.#isHeld) throw new AppError('table/being-imported', { params: { file: this.#options.fileName } });
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#refuseHeld();
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
