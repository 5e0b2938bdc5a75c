/** What each request does within a transaction. */
import type Database from 'better-sqlite3';
import type { PersonId } from '../../../../shared/domain/ids.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { type Erasure, eraseInBackups } from '../files/erased-in-backups.ts';
import { BatchStaging } from './batch-staging.ts';
import { BatchTallies } from './batch-tallies.ts';
import { CertificateStore, privateKeyErasure } from './certificate-store.ts';
import type { Checkpoints } from './checkpoints.ts';
import { EventLog } from './event-log.ts';
import { EventWriter } from './event-writer.ts';
import type { CommitParts } from './group-commit.ts';
import { unpackUnits } from './packed-units.ts';
import { PeopleStore, personErasures } from './people-store.ts';
import { keyErasure, SmallStores } from './small-stores.ts';
import { StagedLeftovers } from './staged-leftovers.ts';
import { UnitProjection } from './unit-projection.ts';
import type { DiscardRequest, WriterAnswer, WriterRequest } from './writer-messages.ts';

export class WriterWork implements CommitParts {
  readonly log: EventLog;
  readonly leftovers: StagedLeftovers;
  readonly #units: UnitProjection;
  readonly #staging: BatchStaging;
  readonly #people: PeopleStore;
  readonly events: EventWriter;
  readonly #stores: SmallStores;
  readonly #checkpoints: Checkpoints;
  readonly #file: string;
  /** Discards with a slice done in this transaction and more to do. */
  readonly #begun: DiscardRequest[] = [];
  #unfinished: DiscardRequest[] = [];

  constructor(database: Database.Database, checkpoints: Checkpoints) {
    const tallies = new BatchTallies(database);
    this.log = new EventLog(database);
    this.leftovers = new StagedLeftovers(database);
    this.#units = new UnitProjection(database, tallies);
    this.#staging = new BatchStaging(database, tallies);
    this.#people = new PeopleStore(database);
    const certificates = new CertificateStore(database, (issuedSeq) => this.#forget([privateKeyErasure(issuedSeq)]));
    this.events = new EventWriter(database, {
      log: this.log,
      units: this.#units,
      staging: this.#staging,
      people: this.#people,
      certificates,
    });
    this.#stores = new SmallStores(database);
    this.#checkpoints = checkpoints;
    this.#file = database.name;
  }

  /** Discards of which a slice is committed; the caller asks them again, other requests in between. */
  takeUnfinished(): readonly DiscardRequest[] {
    const unfinished = this.#unfinished;
    this.#unfinished = [];
    return unfinished;
  }

  perform(request: WriterRequest): WriterAnswer {
    switch (request.kind) {
      case 'append':
        this.#checkpoints.countRows(request.entries.length);
        return this.events.append(request);
      case 'stage':
        this.#checkpoints.countRows(request.units.count);
        for (const unit of unpackUnits(request.units)) this.#staging.stage(unit);
        return undefined;
      case 'content':
        this.#stores.storeContent(request.sha256, request.content);
        return undefined;
      case 'store-key':
        this.#stores.storeBatchKey(this.#staging.keyForSecrets(request.batchId), request.wrappedKey);
        return undefined;
      case 'store-secret':
        this.#stores.storeUnitSecret(request.unitId, request.column, request.encrypted);
        return undefined;
      case 'delete-key':
        this.#forget([keyErasure(request.batchId)]);
        this.#stores.deleteBatchKey(request.batchId);
        return undefined;
      case 'person':
        return this.#stores.person(request.name, request.newId);
      case 'store-pin':
      case 'pin-tries':
      case 'erase-person':
        this.#changePerson(request);
        return undefined;
      case 'discard':
        this.#discard(request);
        return undefined;
      case 'anchor':
      case 'close':
        throw new AppError('bug/unexpected', { params: { request: request.kind } });
    }
  }

  #changePerson(request: Extract<WriterRequest, { readonly personId: PersonId }>): void {
    switch (request.kind) {
      case 'store-pin':
        this.#people.storePin(request.personId, request.pin);
        return;
      case 'pin-tries':
        this.#people.noteTries(request.personId, request.tries);
        return;
      case 'erase-person':
        this.#forget(personErasures(request.personId, request));
        this.#people.erase(request.personId, request);
    }
  }

  /** What is erased here goes from the log and from the copies, too. */
  #forget(erasures: readonly Erasure[]): void {
    this.#checkpoints.truncateSoon();
    eraseInBackups(this.#file, erasures);
  }

  beforeCommit(): void {
    this.#units.writeChanges();
  }

  committed(): void {
    this.#units.committed();
    this.#staging.committed();
    this.#unfinished.push(...this.#begun.splice(0));
  }

  rolledBack(): void {
    this.log.reload();
    this.#units.rolledBack();
    this.#staging.rolledBack();
    this.#begun.length = 0;
  }

  #discard(request: DiscardRequest): void {
    this.#staging.forget(request.batchId);
    if (!this.leftovers.discardSlice(request.batchId)) this.#begun.push(request);
  }
}
