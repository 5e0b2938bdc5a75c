/** The record of one visit's writes: every text that a device or a cause supplied goes through the mask. */
import { createHash, randomUUID } from 'node:crypto';
import type { Change } from '../../../shared/domain/evidence.ts';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { DeviceId, LaneId, PersonId, Sha256, VisitId } from '../../../shared/domain/ids.ts';
import type { EventAppender } from '../journal/journal.ts';
import type { SecretMask } from '../runs/secret-mask.ts';

export interface VisitPlace {
  readonly visitId: VisitId;
  readonly lane: LaneId;
  readonly deviceId: DeviceId | undefined;
  readonly training: boolean;
}

export type SettledWrite = Pick<EventOf<'visit.settled'>, 'outcome' | 'evidence' | 'failure' | 'durationMs'>;

export interface IntendedWrite {
  readonly action: string;
  readonly changes: readonly Change[];
  readonly planSha256: Sha256;
  readonly by: PersonId;
}

export class VisitJournal {
  readonly #journal: EventAppender;
  readonly #place: VisitPlace;
  readonly #mask: SecretMask;

  constructor(journal: EventAppender, place: VisitPlace, mask: SecretMask) {
    this.#journal = journal;
    this.#place = place;
    this.#mask = mask;
  }

  /** Resolves when the intent is durable, with the way to settle it: only then may a byte go to the device. */
  async intended({ action, changes, planSha256, by }: IntendedWrite): Promise<(settled: SettledWrite) => Promise<void>> {
    const { visitId, lane, deviceId, training } = this.#place;
    const ofWrite = { visitId, writeId: randomUUID(), lane, action, ...(deviceId === undefined ? {} : { deviceId }) };
    const masked = this.#mask.maskAll([...changes]);
    await this.#journal.append([{ type: 'visit.intended', version: 1, ...ofWrite, planSha256, changes: masked, by, training }]);
    return async (settled) => {
      await this.#journal.append([{ type: 'visit.settled', version: 1, ...ofWrite, ...this.#mask.maskAll(settled) }]);
    };
  }
}

/** Over what is shown of the plan, and `nonce`: equal plans of two visits are different ones, and no secret can be guessed from it. */
export function hashPlan(nonce: string, action: string, changes: readonly Change[]): Sha256 {
  return createHash('sha256')
    .update(JSON.stringify([nonce, action, changes]))
    .digest('hex') as Sha256;
}
