/** The returns of a device, read from the record; a unit's place among them decides whether it may still be taken into work. */
import type { ReturnView } from '../../../shared/domain/device-return.ts';
import type { EventOf, StoredEvent } from '../../../shared/domain/events.ts';
import type { DeviceId } from '../../../shared/domain/ids.ts';
import type { UnitState } from '../../../shared/domain/unit-state.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { JournalReader, UnitRow } from '../journal/journal.ts';
import { RETURN_RECIPE } from './return-recipe.ts';

type Records = Pick<JournalReader, 'events' | 'unit' | 'unitsByDevice' | 'batch' | 'batches'>;
type StoredReturn = StoredEvent & { readonly event: EventOf<'return.opened'> };

const SCRAPPED: ErrorCode = 'returns/scrapped';
/** More events than any device gathers in its life; the reader's own limit. */
const ALL_EVENTS = 10_000;
/** `return.opened` follows the batch's `batch.imported` in the same commit. */
const FIRST_EVENTS = 4;

/** Newest first. */
export function returnsOf(read: Records, deviceId: DeviceId): readonly ReturnView[] {
  const opened = openedFor(read, deviceId);
  return opened.map((stored, index) => toView(read, stored, opened[index + 1])).toReversed();
}

/** Of every device, newest first. */
export function listReturns(read: Records, limit: number): readonly ReturnView[] {
  const views: ReturnView[] = [];
  for (const { batchId, unitCount, recipeName } of read.batches()) {
    if (views.length >= limit) break;
    if (unitCount !== 1 || !recipeName.startsWith(RETURN_RECIPE)) continue;
    const stored = read.events({ batchId, limit: FIRST_EVENTS }).find(isReturn);
    if (stored === undefined) continue;
    const all = openedFor(read, stored.event.deviceId);
    views.push(toView(read, stored, all[all.findIndex(({ seq }) => seq === stored.seq) + 1]));
  }
  return views;
}

/**
 * A device that came back is taken into work for its newest return only: an older one would undo what that did, and a scrapped device is
 * not given out again. `returns/superseded`, `returns/device-scrapped`. Units of a batch that is none of a return are free again once a
 * return that was not `scrap` has been opened: that one says who the device is from then on.
 */
export function refuseByReturns(read: Records, { unit }: UnitRow): void {
  const [newest] = returnsOf(read, unit.deviceId);
  if (newest === undefined || newest.unitId === unit.unitId) return;
  const params = { identifier: unit.identifiers[0]?.text ?? unit.unitId, batch: newest.batchName };
  if (newest.decision === 'scrap' || newest.scrapped) throw new AppError('returns/device-scrapped', { params });
  if (openedFor(read, unit.deviceId).some(({ event }) => event.unitId === unit.unitId))
    throw new AppError('returns/superseded', { params });
}

/** The return that is not at its end: its run is open, interrupted, or ended for reasons of the station. */
export function unfinishedReturn(returns: readonly ReturnView[]): ReturnView | undefined {
  const [newest] = returns;
  if (newest === undefined || newest.outcome === 'pass' || newest.outcome === 'fail') return undefined;
  return newest;
}

function openedFor(read: Records, deviceId: DeviceId): readonly StoredReturn[] {
  return read.events({ deviceId, limit: ALL_EVENTS }).filter(isReturn);
}

function isReturn(stored: StoredEvent): stored is StoredReturn {
  return stored.event.type === 'return.opened';
}

function toView(read: Records, { event, wallTime }: StoredReturn, next: StoredReturn | undefined): ReturnView {
  const { returnId, decision, reason, by, secondPerson, unitId, batchId, oldUnitId } = event;
  const row = read.unit(unitId);
  const { status = 'open', outcome, proof } = row?.state ?? {};
  return {
    returnId,
    decision,
    reason,
    openedAt: wallTime,
    by,
    ...(secondPerson === undefined ? {} : { secondPerson }),
    unitId,
    batchId,
    batchName: read.batch(batchId)?.name ?? '',
    identifier: row?.unit.identifiers[0]?.text ?? '',
    ...(oldUnitId === undefined ? {} : { supersedes: oldUnitId }),
    ...(next === undefined ? {} : { supersededBy: next.event.unitId }),
    status,
    ...(outcome === undefined ? {} : { outcome }),
    ...(proof === undefined ? {} : { proof }),
    scrapped: row !== undefined && isScrapped(row.state),
  };
}

/** By the return's own last step, or by a person's word on a step without an answer. */
function isScrapped({ outcome, failure, run }: UnitState): boolean {
  return outcome === 'fail' && (failure?.code === SCRAPPED || run?.decision === 'scrap');
}
