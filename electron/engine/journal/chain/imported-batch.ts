/** The rule of an imported batch: its units and its recipe are still those that its `batch.imported` event names. */
import { hash } from 'node:crypto';
import type { EventOf } from '../../../../shared/domain/events.ts';
import type { BatchId } from '../../../../shared/domain/ids.ts';
import type { Batch } from '../../../../shared/domain/unit.ts';
import type { ReadConnection } from '../reading/read-connection.ts';
import { UnitsDigest } from '../units-digest.ts';
import { CHAIN_START, type ChainLink, followChain } from './chain-walk.ts';
import type { EventRow } from './event-row.ts';

/** Read at a time, so that whatever else runs on this thread waits a few milliseconds at most. */
export const SLICE = 500;

const UNITS = `SELECT row, body FROM unit WHERE batch_key = (SELECT batch_key FROM batch WHERE imported_seq = ?) AND row > ?
  ORDER BY row LIMIT ${SLICE}`;
const CONTENT = 'SELECT content FROM content WHERE sha256 = ?';
const BATCH = 'SELECT imported_seq AS importedSeq, body FROM batch WHERE batch_id = ? AND imported_seq IS NOT NULL';
const EVENT = 'SELECT * FROM event WHERE seq = ?';

export type ImportProblem = 'units' | 'content';

/** Yields after each slice of units, so that the caller may let others have their turn; returns what is wrong. */
export function* checkImport(connection: ReadConnection, row: EventRow): Generator<undefined, ImportProblem | undefined> {
  const { unitsSha256, recipe } = JSON.parse(row.body) as EventOf<'batch.imported'>;
  if ((yield* digestOfUnits(connection, row.seq)) !== unitsSha256) return 'units';
  const content = connection.get<{ content: string }>(CONTENT, recipe.sha256)?.content;
  return content !== undefined && hash('sha256', content) === recipe.sha256 ? undefined : 'content';
}

/** See `JournalReader.batchIsIntact`. */
export function batchIsIntact(connection: ReadConnection, batchId: BatchId): boolean {
  const batch = connection.get<{ importedSeq: number; body: string }>(BATCH, batchId);
  const row = batch && connection.get<EventRow>(EVENT, batch.importedSeq);
  if (batch === undefined || row === undefined || !standsInChain(connection, row)) return false;
  return isOf(row, batchId, batch.body) && atOnce(checkImport(connection, row)) === undefined;
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
    batch.unitCount === event.unitCount
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

function* digestOfUnits(connection: ReadConnection, importedSeq: number): Generator<undefined, string> {
  const digest = new UnitsDigest();
  let lastRow = 0;
  for (;;) {
    const units = connection.all<{ row: number; body: string }>(UNITS, importedSeq, lastRow);
    if (units.length === 0) return digest.sha256();
    for (const { row, body } of units) {
      digest.addCanonical(body);
      lastRow = row;
    }
    yield;
  }
}

function atOnce<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
