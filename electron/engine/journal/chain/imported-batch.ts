/** The rule of an imported batch: its units and its recipe are still those that its event names, and stand where their events left them. */
import { isDeepStrictEqual } from 'node:util';
import { hash } from 'node:crypto';
import type { EventOf } from '../../../../shared/domain/events.ts';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import type { ReadConnection } from '../reading/read-connection.ts';
import { UnitFold } from '../reading/unit-fold.ts';
import { UnitsDigest } from '../units-digest.ts';
import { CHAIN_START, type ChainLink, followChain } from './chain-walk.ts';
import type { EventRow } from './event-row.ts';
import { CHECKED_UNITS, type CheckedUnit, isAsFolded, isAsImported } from './unit-check.ts';

/** Read at a time, so that whatever else runs on this thread waits a few milliseconds at most. */
export const SLICE = 500;

const UNITS = `${CHECKED_UNITS} WHERE unit.batch_key = (SELECT batch_key FROM batch WHERE imported_seq = ?) AND unit.row > ?
  ORDER BY unit.row LIMIT ${SLICE}`;
const IDENTIFIERS = 'SELECT unit_key AS unitKey, kind, key FROM identifier WHERE unit_key BETWEEN ? AND ?';
const CONTENT = 'SELECT content FROM content WHERE sha256 = ?';
const BATCH = 'SELECT imported_seq AS importedSeq, body FROM batch WHERE batch_id = ? AND imported_seq IS NOT NULL';
const EVENT = 'SELECT * FROM event WHERE seq = ?';

export type ImportProblem = 'units' | 'content' | 'projection';

/** Holds what is stored of the units against their events, too; `everyEvent` as in `isAsFolded`. */
export interface FoldCheck {
  readonly fold: UnitFold;
  readonly everyEvent: boolean;
}

/** Yields after each slice of units, so that the caller may let others have their turn; returns what is wrong. */
export function* checkImport(
  connection: ReadConnection,
  row: EventRow,
  check?: FoldCheck,
): Generator<undefined, ImportProblem | undefined> {
  const { unitsSha256, recipe } = JSON.parse(row.body) as EventOf<'batch.imported'>;
  const digest = new UnitsDigest();
  let problem: ImportProblem | undefined;
  for (const units of slicesOf(connection, row.seq)) {
    const identifiers = identifiersOf(connection, units);
    for (const unit of units) {
      digest.addCanonical(unit.body);
      if (!isAsImported(unit, identifiers.get(unit.unitKey) ?? new Set())) return 'units';
      if (check !== undefined && !isAsFolded(unit, check.fold, check.everyEvent)) problem = 'projection';
    }
    yield;
  }
  if (digest.sha256() !== unitsSha256) return 'units';
  const content = connection.get<{ content: string }>(CONTENT, recipe.sha256)?.content;
  return content !== undefined && hash('sha256', content) === recipe.sha256 ? problem : 'content';
}

/** See `JournalReader.batchIsIntact`. */
export function batchIsIntact(connection: ReadConnection, batchId: BatchId): boolean {
  const batch = connection.get<{ importedSeq: number; body: string }>(BATCH, batchId);
  const row = batch && connection.get<EventRow>(EVENT, batch.importedSeq);
  if (batch === undefined || row === undefined || !standsInChain(connection, row)) return false;
  const check = { fold: new UnitFold(connection), everyEvent: false };
  return isOf(row, batchId, batch.body) && atOnce(checkImport(connection, row, check)) === undefined;
}

/** Its neighbours count, too: one who changes an event can give it the hash that fits. */
function standsInChain(connection: ReadConnection, row: EventRow): boolean {
  const before: ChainLink = connection.get<EventRow>(EVENT, row.seq - 1) ?? CHAIN_START;
  const after = connection.get<EventRow>(EVENT, row.seq + 1);
  return followChain(before, row) === undefined && (after === undefined || after.previous_hash === row.hash);
}

/** The event is the import of this batch, and what a run goes by in the batch is as the event says. */
function isOf({ type, body }: EventRow, batchId: BatchId, batchBody: string): boolean {
  if (type !== 'batch.imported') return false;
  const event = JSON.parse(body) as EventOf<'batch.imported'>;
  const batch = parseBatch(batchBody);
  return (
    event.batchId === batchId &&
    batch?.batchId === batchId &&
    batch.recipeSha256 === event.recipe.sha256 &&
    batch.profile === event.profile &&
    batch.unitCount === event.unitCount &&
    batch.manufacturerId === event.manufacturerId &&
    isDeepStrictEqual(batch.recipesBy, event.recipesBy)
  );
}

function parseBatch(body: string): Batch | undefined {
  try {
    return JSON.parse(body) as Batch;
  } catch {
    // A flipped bit; whatever it was, it is not what was stored.
    return undefined;
  }
}

function* slicesOf(connection: ReadConnection, importedSeq: number): Generator<readonly CheckedUnit[]> {
  let lastRow = 0;
  for (;;) {
    const units = connection.all<CheckedUnit>(UNITS, importedSeq, lastRow);
    const last = units.at(-1);
    if (last === undefined) return;
    yield units;
    lastRow = last.row;
  }
}

/** `<kind> <key>` by unit. Units of a batch have keys side by side; what others have in between is left aside. */
function identifiersOf(connection: ReadConnection, units: readonly CheckedUnit[]): ReadonlyMap<number, ReadonlySet<string>> {
  const keys = units.map(({ unitKey }) => unitKey);
  const rows = connection.all<{ unitKey: number; kind: string; key: string }>(IDENTIFIERS, Math.min(...keys), Math.max(...keys));
  const found = new Map<number, Set<string>>();
  for (const { unitKey, kind, key } of rows) found.set(unitKey, (found.get(unitKey) ?? new Set()).add(`${kind} ${key}`));
  return found;
}

function atOnce<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
