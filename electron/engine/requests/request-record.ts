/** What is done about a unit's request, on record: the intent before the deed, the answer with its activation key in one commit. */
import type { Change } from '../../../shared/domain/evidence.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { RequestAction } from '../../../shared/domain/request-events.ts';
import { ACTIVATION_KEY_COLUMN } from '../../../shared/domain/request-state.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { type AppError, toFailure } from '../../../shared/errors/app-error.ts';
import { rememberSecret } from '../../log/known-secrets.ts';
import type { Journal } from '../journal/journal.ts';
import type { ProvisionRequest } from '../platforms/everyware/requests/provision-requests.ts';
import type { Vault } from '../vault/vault.ts';

export interface RecordParts {
  readonly journal: Journal;
  readonly vault: Vault;
}

export interface RequestPlace {
  readonly unit: Unit;
  /** Name of the cloud in the station file. */
  readonly cloud: string;
  readonly clientId: string;
  readonly by: PersonId;
}

export class RequestRecord {
  readonly #parts: RecordParts;
  readonly #place: RequestPlace;

  constructor(parts: RecordParts, place: RequestPlace) {
    this.#parts = parts;
    this.#place = place;
  }

  /** @param overwrites Id of the request that is there and shall be overwritten. */
  async intended(action: RequestAction, overwrites?: string): Promise<void> {
    const more = overwrites === undefined ? {} : { overwrites };
    await this.#parts.journal.append([{ type: 'request.intended', version: 1, ...this.#ids, action, ...more, by: this.#place.by }]);
  }

  async created({ id, accountId, activationKey }: ProvisionRequest, found: boolean): Promise<void> {
    const { journal, vault } = this.#parts;
    const { unitId, batchId } = this.#place.unit;
    const kept: Promise<unknown>[] = [];
    if (activationKey !== undefined) {
      rememberSecret(activationKey);
      const encrypted = vault.boxOf(batchId).encrypt(unitId, ACTIVATION_KEY_COLUMN, activationKey);
      kept.push(journal.storeUnitSecret(unitId, ACTIVATION_KEY_COLUMN, encrypted));
    }
    const hasActivationKey = activationKey !== undefined;
    const base = { type: 'request.created', version: 1, ...this.#ids } as const;
    kept.push(journal.append([{ ...base, requestId: id, accountId, found, hasActivationKey }]));
    await Promise.all(kept);
  }

  async failed(action: RequestAction, error: AppError, isKnown: boolean): Promise<void> {
    const failure = toFailure(error);
    await this.#parts.journal.append([{ type: 'request.failed', version: 1, ...this.#ids, action, isKnown, failure }]);
  }

  async changed(requestId: string, action: 'edit' | 'disable', changes: readonly Change[]): Promise<void> {
    const base = { type: 'request.changed', version: 1, ...this.#ids } as const;
    await this.#parts.journal.append([{ ...base, requestId, action, changes: [...changes], by: this.#place.by }]);
  }

  async removed(requestId: string): Promise<void> {
    await this.#parts.journal.append([{ type: 'request.removed', version: 1, ...this.#ids, requestId, by: this.#place.by }]);
  }

  get #ids() {
    const { unit, cloud, clientId } = this.#place;
    return { batchId: unit.batchId, unitId: unit.unitId, cloud, clientId };
  }
}
