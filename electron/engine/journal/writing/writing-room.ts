/** The writer without its thread: opens, settles groups of requests, keeps house between them, closes. */
import type Database from 'better-sqlite3';
import type { StationId } from '../../../../shared/domain/ids.ts';
import { fromFailure, toFailure } from '../../../../shared/errors/app-error.ts';
import { DiskReserve } from '../files/disk-reserve.ts';
import type { JournalFiles } from '../files/journal-files.ts';
import { toJournalError } from '../files/sqlite-error.ts';
import { WatchedFiles } from '../files/watched-files.ts';
import { AnchorKeeper } from './anchor-keeper.ts';
import { Checkpoints } from './checkpoints.ts';
import { toEntry } from './event-entry.ts';
import { GroupCommit } from './group-commit.ts';
import { damagedUnit, rebuildProjections } from './projection-rebuild.ts';
import { ScarceCommit } from './scarce-commit.ts';
import type { AppendRequest, WriterRequest, WriterResult } from './writer-messages.ts';
import { WriterWork } from './writer-work.ts';

export class WritingRoom {
  readonly #database: Database.Database;
  readonly #checkpoints: Checkpoints;
  readonly #work: WriterWork;
  readonly #commit: ScarceCommit;
  readonly #anchors: AnchorKeeper;
  readonly #files: WatchedFiles;

  /** @param database As `openWritingDatabase` gives it; `close` closes it. */
  constructor(database: Database.Database, files: JournalFiles) {
    this.#database = database;
    this.#checkpoints = new Checkpoints(database);
    this.#work = new WriterWork(database, this.#checkpoints);
    this.#files = new WatchedFiles(files);
    const commit = new GroupCommit(database, { parts: this.#work, files: this.#files });
    this.#commit = new ScarceCommit(commit, { reserve: new DiskReserve(files), file: files.database });
    this.#anchors = new AnchorKeeper(files, this.#work.log.stationId);
  }

  get stationId(): StationId {
    return this.#work.log.stationId;
  }

  get epoch(): number {
    return this.#work.log.epoch;
  }

  /** Removes what an earlier engine left half imported, mends what does not follow from the events, records the opening and anchors it. */
  begin(opening: AppendRequest): void {
    for (const batchId of this.#work.leftovers.unpublished()) this.#finish({ kind: 'discard', call: 0, batchId });
    const seenAt = damagedUnit(this.#database);
    if (seenAt !== undefined) rebuildProjections(this.#database, this.#work);
    const rebuilt = seenAt === undefined ? [] : [toEntry({ type: 'journal.rebuilt', version: 1, seenAt })];
    this.#finish({ ...opening, entries: [...rebuilt, ...opening.entries] });
    this.#anchors.anchor(this.#work.log.head);
  }

  /** Everything in one commit; anchors are of what it left. Requests that are not finished have no result yet and want to be settled again. */
  settle(requests: readonly WriterRequest[]): { results: readonly WriterResult[]; unfinished: readonly WriterRequest[] } {
    const anchors = requests.filter(({ kind }) => kind === 'anchor');
    const others = anchors.length === 0 ? requests : requests.filter((request) => !anchors.includes(request));
    const results = [...(others.length === 0 ? [] : this.#commit.settle(others)), ...anchors.map(({ call }) => this.#anchorNow(call))];
    const unfinished = this.#work.takeUnfinished();
    if (unfinished.length === 0) return { results, unfinished };
    const open = new Set(unfinished.map(({ call }) => call));
    return { results: results.filter(({ call }) => !open.has(call)), unfinished };
  }

  /** What can wait until everybody has heard of the commit. */
  keepHouse(): void {
    if (this.#files.isGone) return;
    this.#checkpoints.runIfDue();
    try {
      this.#anchors.anchorIfDue(this.#work.log.head);
    } catch {
      // It stays due. The events are safe; an anchor file that cannot be written is reported by `close`.
    }
  }

  /** Closes the database in any case; throws where the last anchor cannot be written. */
  close(): void {
    try {
      // What is in a file that is gone is not in the record, and an anchor would say that it is.
      if (!this.#files.isGone) this.#anchors.anchor(this.#work.log.head);
    } catch (error) {
      throw toJournalError(error, this.#database.name);
    } finally {
      this.#checkpoints.truncate();
      this.#database.close();
    }
  }

  #anchorNow(call: number): WriterResult {
    try {
      if (this.#files.isGone) this.#files.check();
      return { call, ok: true, answer: this.#anchors.anchor(this.#work.log.head) };
    } catch (error) {
      return { call, ok: false, failure: toFailure(toJournalError(error, this.#database.name)) };
    }
  }

  #finish(request: WriterRequest): void {
    let open: readonly WriterRequest[] = [request];
    while (open.length > 0) {
      const { results, unfinished } = this.settle(open);
      for (const result of results) if (!result.ok) throw fromFailure(result.failure);
      open = unfinished;
    }
  }
}
