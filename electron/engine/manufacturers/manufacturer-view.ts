/** Manufacturers as screens and commands see them. Nothing in it was ever secret. */
import type { CertificateUnit, Manufacturer, ManufacturerCertificate } from '../../../shared/contract/manufacturers.ts';
import type { EventOf, StoredEvent } from '../../../shared/domain/events.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { JournalReader } from '../journal/journal.ts';
import { type KnownCertificate, type KnownManufacturer, stateOf } from './known-manufacturers.ts';
import type { SealedCertificates } from './sealed-certificates.ts';

export interface ViewParts {
  readonly read: Pick<JournalReader, 'certificateUseCount' | 'personName' | 'batches' | 'batch' | 'unit'>;
  readonly sealed: Pick<SealedCertificates, 'has'>;
  readonly nowMs: number;
}

export function manufacturerView({ manufacturerId, name, certificates }: KnownManufacturer, parts: ViewParts): Manufacturer {
  return {
    manufacturerId,
    name,
    certificates: certificates.toReversed().map((certificate) => certificateView(certificate, parts)),
    batches: parts.read.batches().filter((batch) => batch.manufacturerId === manufacturerId).length,
  };
}

export function certificateView(certificate: KnownCertificate, parts: ViewParts): ManufacturerCertificate {
  const { added, addedAt, removed } = certificate;
  const [own, ...chain] = added.certificates.map(withoutDer);
  if (own === undefined) throw new RangeError(added.certificateId);
  return {
    certificateId: added.certificateId,
    name: added.name,
    ...own,
    chain,
    hasAccessToken: added.hasAccessToken,
    hasSecrets: parts.sealed.has(added.certificateId),
    units: parts.read.certificateUseCount(added.certificateId),
    addedAt,
    by: personText(parts.read, added.by),
    state: stateOf(certificate, parts.nowMs),
    ...(removed === undefined ? {} : { removed: { ...removed, by: personText(parts.read, removed.by) } }),
  };
}

/** The name, or the id where the name was erased. */
export function personText(read: Pick<JournalReader, 'personName'>, person: PersonId): string {
  return read.personName(person) ?? person;
}

export function certificateUnits(read: ViewParts['read'], uses: readonly StoredEvent[]): readonly CertificateUnit[] {
  return uses.flatMap(({ event, seq, wallTime: at }) => {
    if (event.type !== 'manufacturer.certificate-used') return [];
    const { unitId, batchId, way } = event;
    const unit = read.unit(unitId)?.unit;
    const identifier = unit?.identifiers[0]?.text ?? unitId;
    return [{ unitId, batchId, batchName: read.batch(batchId)?.name ?? batchId, identifier, way, at, seq }];
  });
}

function withoutDer({ der: _der, ...facts }: EventOf<'manufacturer.certificate-added'>['certificates'][number]) {
  return facts;
}
