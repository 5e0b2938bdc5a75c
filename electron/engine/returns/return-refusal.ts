/** Why a return may not be opened now, and when it takes two people. */
import { mayBeTakenBack, type ReturnDecision, type ReturnFinding } from '../../../shared/domain/device-return.ts';
import type { DeviceId, PersonId } from '../../../shared/domain/ids.ts';
import { mayDo } from '../../../shared/domain/roles.ts';
import { unansweredStep } from '../../../shared/domain/unit-state.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { JournalReader } from '../journal/journal.ts';
import { demandRight } from '../people/rights.ts';

type Records = Pick<JournalReader, 'unitsByDevice' | 'batch' | 'hasPeople' | 'personRole'>;

/**
 * `returns/device-in-doubt` where a run has the device, or left it without an answer: that is inspected first, in its own batch. Undefined
 * where nothing keeps a return from being opened.
 */
export function refusalOf(read: Records, deviceId: DeviceId | undefined): AppError | undefined {
  const rows = deviceId === undefined ? [] : read.unitsByDevice(deviceId);
  const busy = rows.find(
    ({ state }) => state.status === 'running' || (state.status === 'interrupted' && unansweredStep(state) !== undefined),
  );
  if (busy === undefined) return undefined;
  const { batchId, identifiers, unitId } = busy.unit;
  return new AppError('returns/device-in-doubt', {
    params: { identifier: identifiers[0]?.text ?? unitId, batch: read.batch(batchId)?.name ?? batchId },
  });
}

/** `returns/somebody-else`, `returns/mismatch`: nothing is opened for a device that is not, or may not be, the one that was meant. */
export function stopOf(finding: ReturnFinding, identifier: string): AppError | undefined {
  if (mayBeTakenBack(finding)) return undefined;
  return new AppError(finding === 'mismatch' ? 'returns/mismatch' : 'returns/somebody-else', { params: { identifier } });
}

/**
 * True where it takes two: what cannot be taken back (`scrap`), a device that the record does not know, and whatever somebody orders who
 * may not decide alone. A station without people has nobody to ask.
 */
export function returnNeedsSecond(
  read: Records,
  by: PersonId,
  what: { readonly decision: ReturnDecision; readonly isKnown: boolean },
): boolean {
  const role = demandRight(read, 'run', by);
  if (role === undefined) return false;
  return what.decision === 'scrap' || !what.isKnown || !mayDo(role, 'decide');
}

/** True where a second person agreed. `people/second-person-needed`, `people/same-person`, and what speaks against the second one. */
export function demandSecond(
  read: Records,
  people: { readonly by: PersonId; readonly secondPerson: PersonId | undefined; readonly isNeeded: boolean },
): boolean {
  const { by, secondPerson, isNeeded } = people;
  if (!read.hasPeople()) return false;
  if (secondPerson === undefined) {
    if (isNeeded) throw new AppError('people/second-person-needed');
    return false;
  }
  if (secondPerson === by) throw new AppError('people/same-person');
  demandRight(read, 'decide', secondPerson);
  return true;
}
