/** Published batches and how far they are. */
import type { BatchId } from '../../../../shared/domain/ids.ts';
import { type Outcome, outcomeSchema } from '../../../../shared/domain/outcome.ts';
import type { Batch, BatchStatus } from '../../../../shared/domain/unit.ts';
import type { JournalReader } from '../journal.ts';
import type { ReadConnection } from './read-connection.ts';

type BatchQueries = Pick<JournalReader, 'batches' | 'batch' | 'findBatch' | 'batchStatus'>;

const SHORTEST_PREFIX = 4;
const LAST_CHARACTER = '\u{10FFFF}';

const ALL = 'SELECT body FROM batch WHERE imported_seq IS NOT NULL ORDER BY imported_seq DESC';
const ONE = 'SELECT body FROM batch WHERE batch_id = ? AND imported_seq IS NOT NULL';
const BY_NAME = 'SELECT body FROM batch WHERE name = ? AND imported_seq IS NOT NULL LIMIT 2';
const BY_PREFIX = 'SELECT body FROM batch WHERE batch_id >= ? AND batch_id < ? AND imported_seq IS NOT NULL LIMIT 2';
const TALLIES = `SELECT tally, units FROM batch_tally
  WHERE batch_key = (SELECT batch_key FROM batch WHERE batch_id = ? AND imported_seq IS NOT NULL)`;

interface StoredBatch {
  readonly body: string;
}

export function batchQueries(connection: ReadConnection): BatchQueries {
  const batch = (batchId: BatchId) => onlyOne(connection.all<StoredBatch>(ONE, batchId));
  return {
    batches: () => connection.all<StoredBatch>(ALL).map(toBatch),
    batch,
    findBatch: (idOrName: string) => batch(idOrName as BatchId) ?? byNameOrPrefix(connection, idOrName),
    batchStatus: (batchId: BatchId) => {
      const found = batch(batchId);
      return found === undefined ? undefined : statusOf(found, tallies(connection, batchId));
    },
  };
}

function byNameOrPrefix(connection: ReadConnection, text: string): Batch | undefined {
  const named = connection.all<StoredBatch>(BY_NAME, text);
  if (named.length > 0 || text.length < SHORTEST_PREFIX) return onlyOne(named);
  return onlyOne(connection.all<StoredBatch>(BY_PREFIX, text, `${text}${LAST_CHARACTER}`));
}

function onlyOne(rows: readonly StoredBatch[]): Batch | undefined {
  const [first] = rows;
  return rows.length === 1 && first !== undefined ? toBatch(first) : undefined;
}

function toBatch({ body }: StoredBatch): Batch {
  return JSON.parse(body) as Batch;
}

function tallies(connection: ReadConnection, batchId: BatchId): ReadonlyMap<string, number> {
  const rows = connection.all<{ tally: string; units: number }>(TALLIES, batchId);
  return new Map(rows.map(({ tally, units }) => [tally, units]));
}

function statusOf(batch: Batch, counts: ReadonlyMap<string, number>): BatchStatus {
  const count = (tally: string) => counts.get(tally) ?? 0;
  const outcomes: Partial<Record<Outcome, number>> = {};
  for (const outcome of outcomeSchema.options) if (count(outcome) > 0) outcomes[outcome] = count(outcome);
  return {
    batch,
    open: count('open'),
    running: count('running'),
    interrupted: count('interrupted'),
    outcomes,
    prepared: count('prepared'),
    provisioned: count('provisioned'),
  };
}
