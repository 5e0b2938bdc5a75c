/** The station's manufacturers: who made devices, and the certificates that a platform made for them. */
import { randomUUID } from 'node:crypto';
import type { CertificateUnit, Manufacturer, ManufacturerCertificate } from '../../../shared/contract/manufacturers.ts';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { BatchId, ManufacturerCertificateId, ManufacturerId, PersonId, UnitId } from '../../../shared/domain/ids.ts';
import type { Failure } from '../../../shared/domain/problem.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal } from '../journal/journal.ts';
import { sameName } from '../people/same-name.ts';
import { type CheckedFiles, checkKeyFiles } from './check-key-files.ts';
import { type FoundCertificate, findCertificate, type KnownManufacturer, knownManufacturers, stateOf } from './known-manufacturers.ts';
import { certificateUnits, certificateView, manufacturerView, type ViewParts } from './manufacturer-view.ts';
import type { KeyFile } from './read-key-files.ts';
import type { CertificateSecrets, SealedCertificates } from './sealed-certificates.ts';

const REMOVAL_UNITS = 1000;

export interface ManufacturersParts {
  readonly journal: Pick<Journal, 'append' | 'read'>;
  readonly sealed: SealedCertificates;
  readonly now?: () => number;
}

export interface NewCertificate {
  readonly manufacturerId: ManufacturerId;
  readonly name: string;
  readonly files: readonly KeyFile[];
  readonly password?: string | undefined;
  readonly accessKey: string;
  readonly accessToken?: string | undefined;
  readonly by: PersonId;
}

export interface AddedCertificate {
  readonly certificate: ManufacturerCertificate;
  readonly files: CheckedFiles['files'];
  readonly warnings: readonly Failure[];
}

/** With what a request is made, or a device is equipped. */
export interface UsableCertificate extends CertificateSecrets {
  readonly manufacturerId: ManufacturerId;
  readonly certificateId: ManufacturerCertificateId;
  readonly name: string;
  /** DER, the key's own first. */
  readonly certificates: readonly Buffer[];
}

export interface WantedCertificate {
  readonly manufacturerId: ManufacturerId;
  /** Its name; undefined: the newest that can be used. */
  readonly name?: string | undefined;
}

export class Manufacturers {
  readonly #parts: ManufacturersParts;
  /** Changes are one after the other: of two at once both could take the same name. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: ManufacturersParts) {
    this.#parts = parts;
  }

  /** What was secret of a certificate whose removal was cut short goes now. */
  sweep(): void {
    for (const { certificates } of this.#known()) {
      for (const { added, removed } of certificates) {
        if (removed !== undefined && this.#parts.sealed.has(added.certificateId)) this.#parts.sealed.remove(added.certificateId);
      }
    }
  }

  /** By name. */
  list(): readonly Manufacturer[] {
    const views = this.#known().map((each) => manufacturerView(each, this.#view()));
    return views.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  }

  /** Undefined where none has the name. */
  named(name: string): KnownManufacturer | undefined {
    return this.#known().find((each) => sameName(each.name, name));
  }

  /** By id, or by name. `manufacturers/not-found`. */
  find(idOrName: string): KnownManufacturer {
    const found = this.#known().find((each) => each.manufacturerId === idOrName) ?? this.named(idOrName);
    if (found === undefined) throw new AppError('manufacturers/not-found', { params: { name: idOrName } });
    return found;
  }

  /** `manufacturers/name-taken`. */
  add({ name, by }: { readonly name: string; readonly by: PersonId }): Promise<Manufacturer> {
    return this.#inTurn(async () => {
      this.#demandFree(name);
      const manufacturerId = randomUUID() as ManufacturerId;
      await this.#parts.journal.append([{ type: 'manufacturer.added', version: 1, manufacturerId, name: name.trim(), by }]);
      return this.#one(manufacturerId);
    });
  }

  /** `manufacturers/not-found`, `manufacturers/name-taken`. */
  rename({ manufacturerId, name, by }: { manufacturerId: ManufacturerId; name: string; by: PersonId }): Promise<Manufacturer> {
    return this.#inTurn(async () => {
      this.find(manufacturerId);
      this.#demandFree(name, manufacturerId);
      await this.#parts.journal.append([{ type: 'manufacturer.renamed', version: 1, manufacturerId, name: name.trim(), by }]);
      return this.#one(manufacturerId);
    });
  }

  /** What `checkKeyFiles` throws, `manufacturers/certificate-known`, `manufacturers/certificate-name-taken`. */
  async addCertificate({ files, password = '', accessKey, accessToken, ...order }: NewCertificate): Promise<AddedCertificate> {
    this.find(order.manufacturerId);
    const checked = await checkKeyFiles({ files, password, hasAccessToken: accessToken !== undefined, nowMs: this.#nowMs() });
    return this.#inTurn(async () => {
      this.#demandNew(order, checked);
      const certificateId = randomUUID() as ManufacturerCertificateId;
      this.#parts.sealed.keep(certificateId, { key: checked.key, accessKey, accessToken });
      await this.#record(certificateId, { ...order, hasAccessToken: accessToken !== undefined, certificates: [...checked.certificates] });
      return { certificate: this.#certificate(certificateId), files: checked.files, warnings: checked.warnings };
    });
  }

  /** `manufacturers/certificate-not-found`, `manufacturers/certificate-removed`. The units are the first thousand. */
  removeCertificate(order: { certificateId: ManufacturerCertificateId; reason: string; by: PersonId }) {
    return this.#inTurn(async () => {
      const { certificateId, reason, by } = order;
      const { manufacturer, certificate } = this.#find(certificateId);
      if (certificate.removed !== undefined) {
        throw new AppError('manufacturers/certificate-removed', { params: { certificate: certificate.added.name } });
      }
      const { append, read } = { append: this.#parts.journal.append.bind(this.#parts.journal), read: this.#parts.journal.read };
      const units = read.certificateUseCount(certificateId);
      const { manufacturerId } = manufacturer;
      await append([{ type: 'manufacturer.certificate-removed', version: 1, manufacturerId, certificateId, reason, units, by }]);
      this.#parts.sealed.remove(certificateId);
      return { certificate: this.#certificate(certificateId), units: this.units({ certificateId, limit: REMOVAL_UNITS }).units };
    });
  }

  /** In the order in which it was first used for them. */
  units(query: { certificateId: ManufacturerCertificateId; afterSeq?: number; limit: number }): {
    readonly total: number;
    readonly units: readonly CertificateUnit[];
  } {
    this.#find(query.certificateId);
    const { read } = this.#parts.journal;
    return { total: read.certificateUseCount(query.certificateId), units: certificateUnits(read, read.certificateUses(query)) };
  }

  /** `manufacturers/no-certificate-usable`, `manufacturers/certificate-not-usable`, `manufacturers/no-secrets`. */
  usable({ manufacturerId, name }: WantedCertificate): UsableCertificate {
    const manufacturer = this.find(manufacturerId);
    const ofName = manufacturer.certificates.filter(
      ({ added, removed }) => removed === undefined && (name === undefined || added.name === name),
    );
    const found = ofName.findLast((each) => stateOf(each, this.#nowMs()) === 'usable');
    if (found === undefined) {
      const params = { manufacturer: manufacturer.name, certificate: name ?? '' };
      throw new AppError(name === undefined ? 'manufacturers/no-certificate-usable' : 'manufacturers/certificate-not-usable', { params });
    }
    const { certificateId, certificates, name: certificateName } = found.added;
    const ders = certificates.map(({ der }) => Buffer.from(der, 'base64'));
    const secrets = this.#parts.sealed.reveal(certificateId, certificateName);
    return { ...secrets, manufacturerId, certificateId, name: certificateName, certificates: ders };
  }

  /** Durable when it resolves. Each request is told of; what was installed, once. */
  async noteUse(
    use: Pick<EventOf<'manufacturer.certificate-used'>, 'manufacturerId' | 'certificateId' | 'way' | 'by'> & UnitPlace,
  ): Promise<void> {
    if (use.way === 'installed' && this.#isInstalled(use)) return;
    await this.#parts.journal.append([{ type: 'manufacturer.certificate-used', version: 1, ...use }]);
  }

  #isInstalled({ unitId, certificateId }: { readonly unitId: UnitId; readonly certificateId: ManufacturerCertificateId }): boolean {
    const events = this.#parts.journal.read.events({ unitId, limit: 10_000 });
    return events.some(
      ({ event }) => event.type === 'manufacturer.certificate-used' && event.certificateId === certificateId && event.way === 'installed',
    );
  }

  #record(
    certificateId: ManufacturerCertificateId,
    added: Omit<EventOf<'manufacturer.certificate-added'>, 'type' | 'version' | 'certificateId'>,
  ): Promise<unknown> {
    const { manufacturerId, name, hasAccessToken, certificates, by } = added;
    const event = { type: 'manufacturer.certificate-added', version: 1, manufacturerId, certificateId, name } as const;
    return this.#parts.journal.append([{ ...event, certificates, hasAccessToken, by }]);
  }

  #demandFree(name: string, except?: ManufacturerId): void {
    const taken = this.#known().find((each) => each.manufacturerId !== except && sameName(each.name, name));
    if (taken !== undefined) throw new AppError('manufacturers/name-taken', { params: { name: taken.name } });
  }

  #demandNew({ manufacturerId, name }: Pick<NewCertificate, 'manufacturerId' | 'name'>, { certificates }: CheckedFiles): void {
    const there = this.find(manufacturerId).certificates.filter(({ removed }) => removed === undefined);
    if (there.some(({ added }) => added.name === name)) throw new AppError('manufacturers/certificate-name-taken', { params: { name } });
    const known = this.#known().flatMap((each) => each.certificates.filter(({ removed }) => removed === undefined));
    const same = known.find(({ added }) => added.certificates[0]?.spkiSha256 === certificates[0]?.spkiSha256);
    if (same !== undefined) throw new AppError('manufacturers/certificate-known', { params: { certificate: same.added.name } });
  }

  #find(certificateId: ManufacturerCertificateId): FoundCertificate {
    const found = findCertificate(this.#known(), certificateId);
    if (found === undefined) throw new AppError('manufacturers/certificate-not-found', { params: { certificate: certificateId } });
    return found;
  }

  #certificate(certificateId: ManufacturerCertificateId): ManufacturerCertificate {
    return certificateView(this.#find(certificateId).certificate, this.#view());
  }

  #one(manufacturerId: ManufacturerId): Manufacturer {
    return manufacturerView(this.find(manufacturerId), this.#view());
  }

  #known(): readonly KnownManufacturer[] {
    return knownManufacturers(this.#parts.journal.read);
  }

  #view(): ViewParts {
    return { read: this.#parts.journal.read, sealed: this.#parts.sealed, nowMs: this.#nowMs() };
  }

  #nowMs(): number {
    return (this.#parts.now ?? Date.now)();
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

interface UnitPlace {
  readonly batchId: BatchId;
  readonly unitId: UnitId;
}
