/** Opens a lane's gateway for as long as a few questions take; nothing is written, and no run or visit has the lane meanwhile. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { AskedDevice } from '../../../shared/contract/returns.ts';
import type { LaneId, PersonId, VisitId } from '../../../shared/domain/ids.ts';
import { AppError, fromFailure } from '../../../shared/errors/app-error.ts';
import { laneTarget, type LoadedStation } from '../files/station-file.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { OpenGateway } from '../gateway/open-gateway.ts';
import type { LaneHolds } from '../lanes/lane-holds.ts';
import { askDevice } from './ask-device.ts';

const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 300;

export interface LaneToAsk {
  readonly station: LoadedStation;
  readonly lane: LaneId;
  /** Plain value of a column of the unit that the label names, for a lane whose endpoints belong to the unit. */
  readonly column: ((name: string) => string) | undefined;
  readonly by: PersonId;
  readonly signal: AbortSignal;
  /** How long nobody may answer; default 15 s. */
  readonly patienceMs?: number | undefined;
}

export interface LaneAccess {
  readonly openGateway: OpenGateway;
  readonly holds: LaneHolds | undefined;
}

/**
 * A gateway that nobody answers for is told as one that says nothing, with the reason. `run/lane-unknown`, `visit/lane-at-work`,
 * `visit/lane-visited`, and what `laneTarget` throws.
 */
export async function lookAtDevice(order: LaneToAsk, { openGateway, holds }: LaneAccess): Promise<AskedDevice> {
  const { station, lane, by, signal } = order;
  const settings = station.file.lanes.find((candidate) => candidate.lane === lane);
  if (settings === undefined) throw new AppError('run/lane-unknown', { params: { lane } });
  const target = laneTarget(station, settings, order.column);
  const release = holds?.take([lane], { visitId: randomUUID() as VisitId, since: new Date().toISOString(), by });
  try {
    const giveUpAtMs = performance.now() + (order.patienceMs ?? PATIENCE_MS);
    for (;;) {
      // Whatever it shows is judged afterwards, side by side with what the record has.
      const gateway = openGateway({ ...target, judgeFingerprint: () => undefined });
      const device = await askAndClose(gateway, signal);
      if (hasAnswered(device) || performance.now() >= giveUpAtMs) return device;
      await delay(LOOK_AGAIN_MS, undefined, { signal });
    }
  } finally {
    release?.();
  }
}

async function askAndClose(gateway: Gateway, signal: AbortSignal): Promise<AskedDevice> {
  try {
    return await askDevice(gateway, signal);
  } finally {
    await gateway.close();
  }
}

function hasAnswered({ identity, fingerprints, troubles }: AskedDevice): boolean {
  return Object.keys(identity).length > 0 || fingerprints.length > 0 || troubles.some((failure) => !fromFailure(failure).traits.transient);
}
