/** A batch piece by piece in one dialect: units are read a few milliseconds at a time, so that lanes go on meanwhile. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ExportWarning, isWanted, type Only, type WarningCount } from '../../../shared/domain/exports.ts';
import type { UnitState } from '../../../shared/domain/unit-state.ts';

import type { JournalReader, UnitRow } from '../journal/journal.ts';
import type { DialectDefinition, DialectWriter, ExportRow, Piece, WholeRow, WriterSources } from './dialects/dialect.ts';

export interface PiecesOrder {
  readonly read: Pick<JournalReader, 'units' | 'unitColumns'>;
  readonly definition: DialectDefinition;
  readonly sources: WriterSources;
  readonly only: Only;
  readonly signal: AbortSignal;
}

export interface Counted {
  rows: number;
  trainingRows: number;
}

/** What everything else on this thread may have to wait for a page. */
const PAGE_MS = 4;
const FIRST_PAGE = 100;
const LARGEST_PAGE = 4000;

export async function* exportPieces(order: PiecesOrder, counted: Counted): AsyncGenerator<Piece> {
  const { definition, sources } = order;
  yield* definition.needs === 'whole'
    ? written(order, { writer: definition.writer(sources), pageAfter: wholePages(order), counted })
    : written(order, { writer: definition.writer(sources), pageAfter: columnPages(order), counted });
}

/** Rows that are wanted, of a page, and where it ended; undefined behind the last unit. */
interface Page<Row> {
  readonly rows: readonly Row[];
  readonly trainingRows: number;
  readonly lastRow: number;
}
type PageAfter<Row> = (afterRow: number, limit: number) => Page<Row> | undefined;

interface Work<Row extends ExportRow> {
  readonly writer: DialectWriter<Row>;
  readonly pageAfter: PageAfter<Row>;
  readonly counted: Counted;
}

async function* written<Row extends ExportRow>({ signal }: PiecesOrder, { writer, pageAfter, counted }: Work<Row>): AsyncGenerator<Piece> {
  yield writer.head();
  for (let afterRow = 0, limit = FIRST_PAGE; ; ) {
    signal.throwIfAborted();
    const began = performance.now();
    const page = pageAfter(afterRow, limit);
    if (page === undefined) break;
    afterRow = page.lastRow;
    counted.rows += page.rows.length;
    counted.trainingRows += page.trainingRows;
    const piece = page.rows.length === 0 ? '' : writer.units(page.rows);
    // What takes the piece has a turn of its own, and as long as it likes.
    limit = nextLimit(limit, performance.now() - began);
    await nextTurn();
    yield piece;
  }
  yield writer.tail();
}

function nextLimit(limit: number, tookMs: number): number {
  const fitting = Math.floor((limit * PAGE_MS) / Math.max(tookMs, 0.1));
  return Math.max(10, Math.min(fitting, limit * 2, LARGEST_PAGE));
}

function wholePages({ read, sources, only }: PiecesOrder): PageAfter<WholeRow> {
  const { batchId } = sources.batch;
  return (afterRow, limit) => {
    const page = read.units({ batchId, afterRow, limit });
    const last = page.at(-1);
    if (last === undefined) return undefined;
    const rows = page.filter(({ state }) => isWanted(only, state));
    return {
      rows: rows.map(wholeRow),
      trainingRows: rows.filter(({ state }) => state.run?.training === true).length,
      lastRow: last.unit.row,
    };
  };
}

function wholeRow({ unit, state }: UnitRow): WholeRow {
  return { unit, state, row: unit.row, unitId: unit.unitId, columns: unit.columns };
}

function columnPages({ read, sources, only }: PiecesOrder): PageAfter<ExportRow> {
  const { batch } = sources;
  const withState = only !== 'all';
  return (afterRow, limit) => {
    const page = read.unitColumns({ batchId: batch.batchId, afterRow, limit, withState });
    const last = page.at(-1);
    if (last === undefined) return undefined;
    const rows = withState ? page.filter((row) => isWanted(only, row.state ?? UNTOUCHED)) : page;
    return { rows, trainingRows: rows.filter(({ isTraining }) => isTraining).length, lastRow: last.row };
  };
}

const UNTOUCHED: Pick<UnitState, 'status' | 'outcome' | 'attempts'> = { status: 'open', attempts: 0 };

/** Counts warnings as they come. */
export class WarningTally {
  readonly #counts = new Map<ExportWarning, number>();

  readonly add = (warning: ExportWarning): void => {
    this.#counts.set(warning, (this.#counts.get(warning) ?? 0) + 1);
  };

  /** By name, those of count 0 that hold for the whole file among them. */
  list(ofFile: readonly ExportWarning[], trainingRows: number): WarningCount[] {
    if (trainingRows > 0) this.#counts.set('training', trainingRows);
    const names = [...new Set([...ofFile, ...this.#counts.keys()])].toSorted();
    return names.map((warning) => ({ warning, count: this.#counts.get(warning) ?? 0 }));
  }
}
