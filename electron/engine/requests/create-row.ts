/**
 * One unit's request: made once, whatever becomes of the answer. Nothing is sent before the intent is on record, and after an answer
 * that was lost the cloud is looked at before anything is sent again; that it takes no second request for a client id is its own rule
 * (esf.md §4.1).
 */
import type { RequestState } from '../../../shared/domain/request-state.ts';
import type { UnitRow } from '../journal/journal.ts';
import { AppError, toAppError } from '../../../shared/errors/app-error.ts';
import { differences } from '../platforms/everyware/requests/judge-request.ts';
import type { NewProvisionRequest, ProvisionRequest, ProvisionRequests } from '../platforms/everyware/requests/provision-requests.ts';
import type { Pace } from './pace.ts';
import type { RequestRecord } from './request-record.ts';

export type RowEnd =
  | { readonly result: 'created' | 'present' | 'found'; readonly hasKey: boolean }
  | { readonly result: 'failed' | 'conflict' | 'unknown'; readonly failure: AppError; readonly isOfAll: boolean };

export interface RowWork {
  readonly client: ProvisionRequests;
  readonly pace: Pace;
  readonly record: RequestRecord;
  readonly row: UnitRow;
  readonly cloud: string;
  readonly wish: NewProvisionRequest;
  /** As it was seen just before. */
  readonly seen: ProvisionRequest | undefined;
  readonly timeoutMs: number;
  /** Heeded between two attempts, never within one. */
  readonly stop: AbortSignal;
}

const MOST_ATTEMPTS = 6;
/** The cloud may have done it, or will not have it now: looked at, then tried again. */
export const UNSURE: ReadonlySet<string> = new Set([
  'requests/no-answer',
  'requests/cloud-failed',
  'requests/bad-answer',
  'requests/too-fast',
  'requests/unreachable',
]);
/** Every further row would get the same answer. */
const OF_ALL: ReadonlySet<string> = new Set([
  'requests/wrong-login',
  'requests/not-allowed',
  'requests/plan-limit',
  'requests/unreachable',
  'requests/not-found',
  'requests/too-fast',
]);

/** Undefined where it was stopped before its turn came: nothing was sent, and nothing recorded. Throws what the journal throws only. */
export async function createRow(work: RowWork): Promise<RowEnd | undefined> {
  const { seen, wish } = work;
  if (seen !== undefined && !(wish.overwriteIfDuplicate && isToOverwrite(work, seen))) return takeSeen(work, seen);
  if (!(await hasTurn(work))) return undefined;
  await work.record.intended('create', seen?.id);
  try {
    // Where nothing was seen nothing is overwritten either: somebody may be making one at this moment.
    return await attempt({ ...work, wish: { ...wish, overwriteIfDuplicate: seen !== undefined } });
  } catch (thrown) {
    // Stopped while it waited to look again: what became of the request is for the next order to find out.
    const failure = work.stop.aborted && !(thrown instanceof AppError) ? new AppError('run/aborted') : toAppError(thrown);
    const isKnown = !UNSURE.has(failure.code) && failure.code !== 'run/aborted';
    await work.record.failed('create', failure, isKnown);
    return { result: isKnown ? 'failed' : 'unknown', failure, isOfAll: OF_ALL.has(failure.code) };
  }
}

async function hasTurn({ pace, stop }: RowWork): Promise<boolean> {
  try {
    await pace.turn(stop);
    return true;
  } catch (thrown) {
    if (stop.aborted) return false;
    throw thrown;
  }
}

async function attempt(work: RowWork): Promise<RowEnd> {
  const { client, pace, wish, stop, timeoutMs } = work;
  for (let number = 1; ; number += 1) {
    try {
      const before = number === 1 ? undefined : await look(work);
      if (before !== undefined && before.id !== work.seen?.id) return await takeMade(work, before);
      if (number > 1) await pace.turn(stop);
      const made = await client.create(wish, { signal: never(), timeoutMs });
      if (made.clientId !== wish.clientId) throw new AppError('requests/bad-answer', { params: { host: work.cloud } });
      return await created(work, made);
    } catch (thrown) {
      if (stop.aborted && !(thrown instanceof AppError)) throw thrown;
      const error = toAppError(thrown);
      if (error.code === 'requests/duplicate') return await takeDuplicate(work, error, number);
      if (!UNSURE.has(error.code) || number === MOST_ATTEMPTS) throw error;
      await pace.afterTrouble(error, number, stop);
    }
  }
}

async function look({ client, pace, wish, stop, timeoutMs }: RowWork): Promise<ProvisionRequest | undefined> {
  await pace.turn(stop);
  return client.findByClientId(wish.clientId, { signal: never(), timeoutMs });
}

/** Somebody has it: this very order's lost answer, an earlier one of this station, or somebody else. */
async function takeDuplicate(work: RowWork, error: AppError, number: number): Promise<RowEnd> {
  const there = await look(work);
  if (there === undefined) throw error;
  return number > 1 ? takeMade(work, there) : takeSeen(work, there);
}

/** What an attempt of this order has made, though its answer was lost; where it is not as it was asked for, somebody else has made it. */
async function takeMade(work: RowWork, made: ProvisionRequest): Promise<RowEnd> {
  const different = differences(made, work.wish, { isOurs: true, nowMs: Date.now() });
  if (different.length > 0) return conflict(work, made, different);
  return created(work, made);
}

async function created({ record }: RowWork, made: ProvisionRequest): Promise<RowEnd> {
  await record.created(made, false);
  return { result: 'created', hasKey: made.activationKey !== undefined };
}

async function conflict({ record, wish }: RowWork, there: ProvisionRequest, different: readonly string[]): Promise<RowEnd> {
  const params = { clientId: wish.clientId, requestId: there.id, different: different.join(', ') };
  const failure = new AppError('requests/conflict', { params });
  await record.failed('create', failure, true);
  return { result: 'conflict', failure, isOfAll: false };
}

async function takeSeen(work: RowWork, seen: ProvisionRequest): Promise<RowEnd> {
  const { record, wish } = work;
  const isOurs = isOursAlready(work, seen);
  const hasKey = seen.activationKey !== undefined;
  const different = differences(seen, wish, { isOurs, nowMs: Date.now() });
  if (different.length > 0) return conflict(work, seen, different);
  const earlier = earlierOf(work);
  const isKnown = earlier?.phase === 'created' && earlier.requestId === seen.id;
  if (!isKnown || (hasKey && !work.row.unit.secretColumns.includes('activationKey'))) await record.created(seen, !isOurs);
  if (isKnown) return { result: isOurs ? 'present' : 'found', hasKey };
  return { result: isOurs ? 'created' : 'found', hasKey };
}

/** One that this station has made and that is as it shall be stays, so that an order may be begun again. */
function isToOverwrite(work: RowWork, seen: ProvisionRequest): boolean {
  const isOurs = isOursAlready(work, seen);
  return !isOurs || differences(seen, work.wish, { isOurs, nowMs: Date.now() }).length > 0;
}

function isOursAlready(work: RowWork, seen: ProvisionRequest): boolean {
  const earlier = earlierOf(work);
  return earlier?.isOurs === true && earlier.overwrites !== seen.id;
}

function earlierOf({ row, cloud, wish }: RowWork): RequestState | undefined {
  const { request } = row.state;
  return request?.cloud === cloud && request.clientId === wish.clientId ? request : undefined;
}

/** A request that was begun is waited for: nobody would know what became of it. */
function never(): AbortSignal {
  return new AbortController().signal;
}
