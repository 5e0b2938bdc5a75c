/** What steps are given of Cervello: record, secrets and manufacturers put together for one unit at a time, and one pace for all lanes. */
import type { StoredEvent } from '../../../shared/domain/events.ts';
import { cervelloColumns } from '../../../shared/domain/generated-secrets.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Recipe } from '../../../shared/domain/recipe.ts';
import type { Batch, Unit } from '../../../shared/domain/unit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal } from '../journal/journal.ts';
import type { CervelloCredentials, CervelloRoom } from '../platforms/cervello/cervello-room.ts';
import type { StationCervello } from '../platforms/cervello/station-cervello.ts';
import { Pace } from '../requests/pace.ts';
import { boxFor } from '../vault/box-for.ts';
import type { Vault } from '../vault/vault.ts';
import { isConfirmed } from './batch-platform.ts';
import { credentialsOnDevice } from './credentials-on-device.ts';
import type { Manufacturers, UsableCertificate } from './manufacturers.ts';

export interface CervelloRoomsParts {
  readonly journal: Pick<Journal, 'read' | 'storeUnitSecret'>;
  readonly vault: Vault;
  readonly manufacturers: Manufacturers;
}

export interface UnitAtCervello {
  readonly unit: Unit;
  readonly batch: Batch;
  /** That it is taken through. */
  readonly recipe: Recipe;
  readonly clouds: readonly StationCervello[];
  readonly operator: PersonId;
  /** Hears every secret before anything can say it. */
  readonly learn: (secret: string) => void;
}

export class CervelloRooms {
  readonly #parts: CervelloRoomsParts;
  /** By address. */
  readonly #paces = new Map<string, Pace>();

  constructor(parts: CervelloRoomsParts) {
    this.#parts = parts;
  }

  /** `cervello/not-confirmed`. */
  demandConfirmed(batch: Pick<Batch, 'batchId' | 'name'>): void {
    if (isConfirmed(this.#parts.journal.read, batch.batchId)) return;
    throw new AppError('cervello/not-confirmed', { params: { batch: batch.name } });
  }

  /** `cervello/no-manufacturer`, and what `Manufacturers.usable` throws. */
  certificate(batch: Batch, wish: Parameters<CervelloRoom['certificate']>[0]): UsableCertificate {
    const manufacturer = batch.manufacturerId ?? batch.manufacturer ?? wish.manufacturer;
    if (manufacturer === undefined) throw new AppError('cervello/no-manufacturer', { params: { batch: batch.name } });
    const { manufacturerId } = this.#parts.manufacturers.find(manufacturer);
    return this.#parts.manufacturers.usable({ manufacturerId, name: wish.certificate });
  }

  of(at: UnitAtCervello): CervelloRoom {
    const { unit, batch, operator, learn } = at;
    const { batchId, unitId } = unit;
    const { manufacturers } = this.#parts;
    return {
      clouds: at.clouds,
      uniqueIdentifier: () => this.#uniqueIdentifier(unit, batch),
      deviceType: () => unit.columns['deviceType'],
      demandConfirmed: () => this.demandConfirmed(batch),
      certificate: (wish) => {
        const certificate = this.certificate(batch, wish);
        learn(certificate.accessKey);
        if (certificate.accessToken !== undefined) learn(certificate.accessToken);
        return certificate;
      },
      noteUse: ({ manufacturerId, certificateId }, way) =>
        manufacturers.noteUse({ batchId, unitId, manufacturerId, certificateId, way, by: operator }),
      wasUsedSinceIntent: (step) => this.#wasUsedSinceIntent(unit, step),
      credentials: () => this.#credentials(unit, learn),
      keepCredentials: (credentials) => this.#keep(unit, credentials, learn),
      onDevice: () => credentialsOnDevice(this.#eventsOf(unit), at.recipe),
      turn: (cloud, signal) => this.#paceOf(cloud).turn(signal),
      hold: (cloud, waitMs) => this.#paceOf(cloud).hold(waitMs),
    };
  }

  #uniqueIdentifier({ columns }: Unit, { name }: Batch): string {
    const value = columns['uniqueIdentifier'];
    if (value === undefined || value === '') throw new AppError('cervello/no-identifier', { params: { batch: name } });
    return value;
  }

  #eventsOf({ unitId }: Unit): readonly StoredEvent[] {
    return this.#parts.journal.read.events({ unitId, limit: 10_000 });
  }

  #wasUsedSinceIntent(unit: Unit, step: string): boolean {
    const events = this.#eventsOf(unit);
    const intended = events.findLast(({ event }) => event.type === 'step.intended' && event.step === step);
    if (intended === undefined) return false;
    return events.some(({ event, seq }) => event.type === 'manufacturer.certificate-used' && seq > intended.seq);
  }

  #credentials({ batchId, unitId }: Unit, learn: (secret: string) => void): CervelloCredentials | undefined {
    const { journal, vault } = this.#parts;
    const columns = Object.values(cervelloColumns);
    if (columns.some((column) => journal.read.encryptedSecret(unitId, column) === undefined)) return undefined;
    const reveal = (column: string) => {
      const value = vault.reveal(batchId, unitId, column);
      learn(value);
      return value;
    };
    return {
      clientId: reveal(cervelloColumns.clientId),
      accessKey: reveal(cervelloColumns.accessKey),
      accessToken: reveal(cervelloColumns.accessToken),
    };
  }

  /** Asked in one turn, so that all are of one commit. */
  async #keep({ batchId, unitId }: Unit, credentials: CervelloCredentials, learn: (secret: string) => void): Promise<void> {
    const { journal, vault } = this.#parts;
    const box = await boxFor(vault, batchId);
    const kept = (['clientId', 'accessKey', 'accessToken'] as const).map((name) => {
      learn(credentials[name]);
      return journal.storeUnitSecret(unitId, cervelloColumns[name], box.encrypt(unitId, cervelloColumns[name], credentials[name]));
    });
    await Promise.all(kept);
  }

  #paceOf({ settings }: StationCervello): Pace {
    const known = this.#paces.get(settings.url) ?? new Pace(settings.requestsPerSecond);
    this.#paces.set(settings.url, known);
    return known;
  }
}
