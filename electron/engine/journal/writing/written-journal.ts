/** The journal in the hands of the engine: appends go to the writer thread, reads are made here. */
import { randomUUID } from 'node:crypto';
import type { JournalEvent, StoredEvent } from '../../../../shared/domain/events.ts';
import type { BatchId, EventId, PersonId, Sha256, StationId, UnitId } from '../../../../shared/domain/ids.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { Anchor } from '../chain/anchors.ts';
import { openSigningKey, type SigningKey } from '../chain/signing-key.ts';
import { journalFiles } from '../files/journal-files.ts';
import type { StationLock } from '../files/station-lock.ts';
import type { Journal, JournalReader, PinTries, SealedKey, StagedUnit, StoredPin } from '../journal.ts';
import type { ClosableReader } from '../reading/journal-reader.ts';
import type { CommitListener, CommittedEvents } from './committed-events.ts';
import { toEntry } from './event-entry.ts';
import { packUnits } from './packed-units.ts';
import type { StationClock } from './station-clock.ts';
import type { WriterLink, WriterQuestion } from './writer-link.ts';
import type { Appended, AppendRequest, WriterAnswer } from './writer-messages.ts';

/** Units sent to the writer at a time: it stores them in a few milliseconds, which is what a lane may have to wait. */
const STAGED_AT_A_TIME = 200;

export interface JournalParts {
  readonly file: string;
  readonly link: WriterLink;
  readonly lock: StationLock;
  readonly reader: ClosableReader;
  readonly clock: StationClock;
  /** Published by the link after each commit. */
  readonly committed: CommittedEvents;
}

export class WrittenJournal implements Journal {
  readonly file: string;
  readonly stationId: StationId;
  readonly epoch: number;
  readonly #parts: JournalParts;
  #signingKey: SigningKey | undefined;
  #closing: Promise<void> | undefined;

  constructor(parts: JournalParts) {
    this.file = parts.file;
    this.stationId = parts.link.stationId;
    this.epoch = parts.link.epoch;
    this.#parts = parts;
  }

  get signingKey(): SigningKey {
    this.#signingKey ??= openSigningKey(journalFiles(this.file).signingKey);
    return this.#signingKey;
  }

  get read(): JournalReader {
    return this.#parts.reader;
  }

  async append(events: readonly JournalEvent[], keys: readonly SealedKey[] = []): Promise<readonly StoredEvent[]> {
    if (events.length === 0) return [];
    const { clock, committed } = this.#parts;
    const question = {
      kind: 'append',
      wallTime: clock.wallTime(),
      monotonicMs: clock.monotonicMs(),
      entries: events.map(toEntry),
      ...(keys.length === 0 ? {} : { keys }),
    } as const;
    return await this.#ask(question, (answer) => {
      const stored = this.#toStoredEvents(question, answer as Appended);
      committed.collect(stored);
      return stored;
    });
  }

  onAppended(listener: CommitListener): () => void {
    return this.#parts.committed.listen(listener);
  }

  async stageUnits(units: readonly StagedUnit[]): Promise<void> {
    for (let first = 0; first < units.length; first += STAGED_AT_A_TIME) {
      await this.#tell({ kind: 'stage', units: packUnits(units.slice(first, first + STAGED_AT_A_TIME)) });
    }
  }

  storeContent(sha256: Sha256, content: string): Promise<void> {
    return this.#tell({ kind: 'content', sha256, content });
  }

  storeBatchKey(batchId: BatchId, wrappedKey: Uint8Array): Promise<void> {
    return this.#tell({ kind: 'store-key', batchId, wrappedKey });
  }

  storeUnitSecret(unitId: UnitId, column: string, encrypted: Uint8Array): Promise<void> {
    return this.#tell({ kind: 'store-secret', unitId, column, encrypted });
  }

  deleteBatchKey(batchId: BatchId): Promise<void> {
    return this.#tell({ kind: 'delete-key', batchId });
  }

  person(name: string): Promise<PersonId> {
    return this.#ask({ kind: 'person', name, newId: randomUUID() as PersonId }, (answer) => answer as PersonId);
  }

  storePin(personId: PersonId, pin: StoredPin): Promise<void> {
    return this.#tell({ kind: 'store-pin', personId, pin });
  }

  notePinTries(personId: PersonId, tries: PinTries): Promise<void> {
    return this.#tell({ kind: 'pin-tries', personId, tries });
  }

  erasePerson(personId: PersonId, { name }: { readonly name: boolean }): Promise<void> {
    return this.#tell({ kind: 'erase-person', personId, name });
  }

  discardStaged(batchId: BatchId): Promise<void> {
    return this.#tell({ kind: 'discard', batchId });
  }

  anchor(): Promise<Anchor> {
    return this.#ask({ kind: 'anchor' }, (answer) => answer as Anchor);
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    const { link, reader, lock } = this.#parts;
    await link.idle();
    // The writer goes last, so that it can empty the log.
    reader.close();
    try {
      await link.close();
    } finally {
      lock.release();
    }
  }

  async #tell(question: WriterQuestion): Promise<void> {
    await this.#ask(question, () => undefined);
  }

  /** @param settle Makes the result of the answer, in the order of the commit, before anybody hears of it. */
  #ask<Result>(question: WriterQuestion, settle: (answer: WriterAnswer) => Result): Promise<Result> {
    if (this.#closing !== undefined) return Promise.reject(new AppError('journal/closed', { params: { file: this.file } }));
    return new Promise((resolve, reject) => {
      this.#parts.link.ask(question, { resolve: (answer) => resolve(settle(answer)), reject });
    });
  }

  /** What is handed back is made of the stored bytes, not of what the caller still holds. */
  #toStoredEvents({ entries, wallTime, monotonicMs }: Omit<AppendRequest, 'call'>, { firstSeq, hashes }: Appended): StoredEvent[] {
    const { stationId, epoch } = this;
    return hashes.map((hash, index) => {
      const { id, body } = entries[index] as AppendRequest['entries'][number];
      const event = JSON.parse(body) as JournalEvent;
      return { seq: firstSeq + index, id: id as EventId, stationId, epoch, wallTime, monotonicMs, hash, event };
    });
  }
}
