/**
 * What goes in when the disk is full. The reserve is given up for work that was begun: results, losses and pauses of open runs. Nothing new begins until there is room for a reserve again, so that a lane stops before it touches another device.
 */
import type { JournalEvent, JournalEventType } from '../../../../shared/domain/events.ts';
import { AppError, toFailure } from '../../../../shared/errors/app-error.ts';
import type { DiskReserve } from '../files/disk-reserve.ts';
import type { GroupCommit } from './group-commit.ts';
import type { WriterRequest, WriterResult } from './writer-messages.ts';

/** What runs that are open say of themselves, and `station.opened`, which takes note of those that lost their engine. */
const OF_OPEN_WORK: ReadonlySet<JournalEventType> = new Set([
  'station.opened',
  'journal.rebuilt',
  'device.observed',
  'prompt.answered',
  'run.paused',
  'run.settled',
  'step.lost',
  'step.inspected',
  'step.settled',
  'unit.decided',
]);

export class ScarceCommit {
  readonly #commit: GroupCommit;
  readonly #reserve: DiskReserve;
  readonly #file: string;

  constructor(commit: GroupCommit, { reserve, file }: { reserve: DiskReserve; file: string }) {
    this.#commit = commit;
    this.#reserve = reserve;
    this.#file = file;
  }

  /** As `GroupCommit.settle`; on a full disk `journal/disk-full` for whatever begins something. */
  settle(requests: readonly WriterRequest[]): WriterResult[] {
    if (!this.#reserve.keep()) return this.#settleWhatEnds(requests);
    const results = this.#commit.settle(requests);
    if (!results.some(foundNoRoom) || !this.#reserve.release()) return results;
    const without = new Set(results.filter(foundNoRoom).map(({ call }) => call));
    const again = this.#settleWhatEnds(requests.filter(({ call }) => without.has(call)));
    return inOrderOf(requests, [...results.filter(({ call }) => !without.has(call)), ...again]);
  }

  #settleWhatEnds(requests: readonly WriterRequest[]): WriterResult[] {
    const ends = requests.filter(endsWork);
    const failure = toFailure(new AppError('journal/disk-full', { params: { file: this.#file } }));
    const refused = requests.filter((request) => !ends.includes(request)).map(({ call }) => ({ call, ok: false, failure }) as const);
    return inOrderOf(requests, [...(ends.length === 0 ? [] : this.#commit.settle(ends)), ...refused]);
  }
}

/** Erasing takes little and gives room; a wrong PIN must count on a full disk, too. */
function endsWork(request: WriterRequest): boolean {
  switch (request.kind) {
    case 'append':
      return request.entries.every(({ body }) => OF_OPEN_WORK.has((JSON.parse(body) as JournalEvent).type));
    case 'discard':
    case 'delete-key':
    case 'erase-person':
    case 'pin-tries':
      return true;
    default:
      return false;
  }
}

function foundNoRoom(result: WriterResult): boolean {
  return !result.ok && result.failure.code === 'journal/disk-full';
}

function inOrderOf(requests: readonly WriterRequest[], results: readonly WriterResult[]): WriterResult[] {
  const byCall = new Map(results.map((result) => [result.call, result]));
  return requests.flatMap(({ call }) => byCall.get(call) ?? []);
}
