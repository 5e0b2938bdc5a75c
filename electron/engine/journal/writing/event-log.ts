/** Writes events with their place in the chain. */
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { EventId, Sha256, StationId } from '../../../../shared/domain/ids.ts';
import type { JournalEvent, StoredEvent } from '../../../../shared/domain/events.ts';
import { CHAIN_START, type ChainLink } from '../chain/chain-walk.ts';
import { eventHash } from '../chain/event-hash.ts';
import type { UnhashedEventRow } from '../chain/event-row.ts';

const INSERT = 'INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
const LAST = 'SELECT seq, hash, epoch FROM event ORDER BY seq DESC LIMIT 1';

/** An event before it has its place. */
export interface NewEvent {
  readonly id: string;
  readonly wallTime: string;
  readonly monotonicMs: number;
  readonly body: string;
  readonly event: JournalEvent;
  readonly deviceId: string | null;
}

export class EventLog {
  readonly stationId: StationId;
  /** One more than that of the opening before. */
  readonly epoch: number;
  readonly #insert: Database.Statement;
  readonly #last: Database.Statement<[], ChainLink & { epoch: number }>;
  #head: ChainLink;

  constructor(database: Database.Database) {
    this.stationId = stationOf(database);
    this.#insert = database.prepare(INSERT);
    this.#last = database.prepare(LAST);
    const last = this.#last.get();
    this.epoch = (last?.epoch ?? 0) + 1;
    this.#head = last ?? CHAIN_START;
  }

  get head(): ChainLink {
    return this.#head;
  }

  append({ id, wallTime, monotonicMs, body, event, deviceId }: NewEvent): StoredEvent {
    const row: UnhashedEventRow = {
      seq: this.#head.seq + 1,
      id,
      station_id: this.stationId,
      epoch: this.epoch,
      wall_time: wallTime,
      monotonic_ms: monotonicMs,
      type: event.type,
      version: event.version,
      batch_id: 'batchId' in event ? event.batchId : null,
      unit_id: 'unitId' in event ? event.unitId : null,
      run_id: 'runId' in event ? event.runId : null,
      device_id: deviceId,
      body,
      previous_hash: this.#head.hash,
    };
    const hash = eventHash(row);
    this.#store(row, hash);
    this.#head = { seq: row.seq, hash };
    const { stationId, epoch } = this;
    return { seq: row.seq, id: id as EventId, stationId, epoch, wallTime, monotonicMs, hash: hash as Sha256, event };
  }

  /** After a transaction that was rolled back. */
  reload(): void {
    this.#head = this.#last.get() ?? CHAIN_START;
  }

  #store(row: UnhashedEventRow, hash: string): void {
    this.#insert.run(
      row.seq,
      row.id,
      row.station_id,
      row.epoch,
      row.wall_time,
      row.monotonic_ms,
      row.type,
      row.version,
      row.batch_id,
      row.unit_id,
      row.run_id,
      row.device_id,
      row.body,
      row.previous_hash,
      hash,
    );
  }
}

/** The station's id is made with its journal. */
function stationOf(database: Database.Database): StationId {
  const known = database.prepare<[], { id: StationId }>('SELECT station_id AS id FROM station').get();
  if (known !== undefined) return known.id;
  const id = randomUUID() as StationId;
  database.prepare('INSERT INTO station VALUES (1, ?)').run(id);
  return id;
}
