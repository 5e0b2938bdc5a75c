/**
 * The passwords that gateways of the station have been given, each its own. One is made before it is known whose gateway it is, so it is
 * kept by the certificate that the gateway shows, encrypted and durable before the gateway hears of it; once the gateway has taken it and
 * its unit is on record, it moves to the unit's secrets. Lost in between is nothing: whatever is kept is tried.
 */
import { randomUUID } from 'node:crypto';
import { REST_PASSWORD_COLUMN } from '../../../shared/domain/generated-secrets.ts';
import type { BatchId, UnitId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { OpenGateway, OwnPasswords } from '../gateway/open-gateway.ts';
import type { Journal } from '../journal/journal.ts';
import type { StationSecrets } from '../vault/station-secrets.ts';
import { boxFor } from '../vault/box-for.ts';
import type { Vault } from '../vault/vault.ts';

export interface GatewayPasswordsParts {
  readonly journal: Pick<Journal, 'onAppended' | 'storeUnitSecret'> & { readonly read: Pick<Journal['read'], ReadNames> };
  readonly vault: Vault;
  /** Those that are of no unit yet. */
  readonly waiting: Pick<StationSecrets, 'names' | 'reveal' | 'set' | 'remove'>;
  readonly now?: () => number;
}
type ReadNames = 'deviceByFingerprint' | 'unitsByDevice' | 'encryptedSecret';

interface UnitPlace {
  readonly batchId: BatchId;
  readonly unitId: UnitId;
}

export class GatewayPasswords implements OwnPasswords {
  readonly #parts: GatewayPasswordsParts;
  /** By certificate: taken by its gateway, and of no unit yet. */
  readonly #proved = new Map<string, string>();
  readonly #moving = new Set<Promise<void>>();

  constructor(parts: GatewayPasswordsParts) {
    this.#parts = parts;
    parts.journal.onAppended((events) => {
      for (const { event } of events) {
        const password = event.type === 'device.observed' ? this.#proved.get(event.fingerprint) : undefined;
        if (event.type === 'device.observed' && password !== undefined) this.#moveLater(event, password, event.fingerprint);
      }
    });
  }

  known(certificate: string): readonly string[] {
    const { waiting, journal, vault } = this.#parts;
    const kept = this.#waitingFor(certificate).flatMap((name) => waiting.reveal(name) ?? []);
    const device = journal.read.deviceByFingerprint(certificate);
    const units = device === undefined ? [] : journal.read.unitsByDevice(device).map(({ unit }) => unit);
    const ofUnits = units
      .filter(({ unitId }) => journal.read.encryptedSecret(unitId, REST_PASSWORD_COLUMN) !== undefined)
      .flatMap(({ batchId, unitId }) => revealed(vault, { batchId, unitId }) ?? []);
    return [...new Set([...kept, ...ofUnits])];
  }

  async keep(password: string, certificate: string): Promise<void> {
    const { waiting, now = Date.now } = this.#parts;
    waiting.set(`${certificate} ${String(now()).padStart(15, '0')} ${randomUUID()}`, password);
  }

  async prove(password: string, certificate: string): Promise<void> {
    this.#proved.set(certificate, password);
    const device = this.#parts.journal.read.deviceByFingerprint(certificate);
    const unit = device === undefined ? undefined : this.#parts.journal.read.unitsByDevice(device)[0]?.unit;
    if (unit !== undefined) await this.#move(unit, password, certificate);
  }

  /** Resolves when what is under way is stored. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#moving);
  }

  /** What cannot be stored now stays where it waits, and is tried at the next login. */
  #moveLater(unit: UnitPlace, password: string, certificate: string): void {
    const moving: Promise<void> = this.#move(unit, password, certificate)
      .catch(() => undefined)
      .finally(() => this.#moving.delete(moving));
    this.#moving.add(moving);
  }

  async #move({ batchId, unitId }: UnitPlace, password: string, certificate: string): Promise<void> {
    const { journal, vault, waiting } = this.#parts;
    const isThere = journal.read.encryptedSecret(unitId, REST_PASSWORD_COLUMN) !== undefined;
    if (!isThere || revealed(vault, { batchId, unitId }) !== password) {
      const box = await boxFor(vault, batchId);
      await journal.storeUnitSecret(unitId, REST_PASSWORD_COLUMN, box.encrypt(unitId, REST_PASSWORD_COLUMN, password));
    }
    this.#proved.delete(certificate);
    for (const name of this.#waitingFor(certificate)) waiting.remove(name);
  }

  /** Newest first. */
  #waitingFor(certificate: string): readonly string[] {
    return this.#parts.waiting
      .names()
      .filter((name) => certificate !== '' && name.startsWith(`${certificate} `))
      .toReversed();
  }
}

/** Each gateway that demands another password gets its own where the lane has no fixed one; those made before are known in any case. */
export function withOwnPasswords(openGateway: OpenGateway, passwords: OwnPasswords): OpenGateway {
  return (target) => openGateway(target.rest === undefined ? target : { ...target, rest: { ...target.rest, ownPasswords: passwords } });
}

/** For rooms that only look: those made before are known, and no gateway is given a new one. */
export function withKnownPasswords(openGateway: OpenGateway, passwords: OwnPasswords): OpenGateway {
  const { known, prove } = passwords;
  return withOwnPasswords(openGateway, { known: known.bind(passwords), prove: prove.bind(passwords) });
}

/** Undefined where the batch was erased since. */
function revealed(vault: Vault, { batchId, unitId }: UnitPlace): string | undefined {
  try {
    return vault.reveal(batchId, unitId, REST_PASSWORD_COLUMN);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code.startsWith('vault/')) return undefined;
    throw thrown;
  }
}
