/** One gateway may be reached from two lanes, each by a way of its own: only one hand at a time works with it. */
import type { DeviceId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { JournalReader } from '../journal/journal.ts';
import type { VisitFacts } from './visit.ts';

export interface VisitedDevice {
  readonly deviceId: DeviceId;
  readonly identifier: string;
}

/** `visit/device-at-work` where a run has it, in whatever lane. */
export function refuseAtWork(read: Pick<JournalReader, 'unitsByDevice'>, { deviceId, identifier }: VisitedDevice): void {
  const isAtWork = read.unitsByDevice(deviceId).some(({ state }) => state.status === 'running');
  if (isAtWork) throw new AppError('visit/device-at-work', { params: { identifier } });
}

/** `visit/device-visited` where one of these visits has it. */
export function refuseVisited(open: Iterable<{ readonly facts: VisitFacts }>, { deviceId, identifier }: VisitedDevice): void {
  for (const { facts } of open) {
    if (facts.device?.deviceId === deviceId) throw new AppError('visit/device-visited', { params: { identifier, lane: facts.lane } });
  }
}
