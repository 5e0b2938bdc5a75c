/** Manufacturers and their certificates as the record tells of them. */
import type { EventOf, StoredEvent } from '../../../shared/domain/events.ts';
import type { ManufacturerCertificateId, ManufacturerId, PersonId } from '../../../shared/domain/ids.ts';
import type { JournalReader } from '../journal/journal.ts';

export interface KnownCertificate {
  readonly added: EventOf<'manufacturer.certificate-added'>;
  readonly addedAt: string;
  readonly removed?: { readonly at: string; readonly reason: string; readonly by: PersonId };
}

export interface KnownManufacturer {
  readonly manufacturerId: ManufacturerId;
  readonly name: string;
  /** As they were added. */
  readonly certificates: readonly KnownCertificate[];
}

export type CertificateState = 'usable' | 'not-yet-valid' | 'expired' | 'removed';

/** As they were added. */
export function knownManufacturers(read: Pick<JournalReader, 'manufacturerEvents'>): readonly KnownManufacturer[] {
  const known = new Map<ManufacturerId, KnownManufacturer>();
  for (const stored of read.manufacturerEvents()) {
    if (!('manufacturerId' in stored.event)) continue;
    const { manufacturerId } = stored.event;
    if (manufacturerId === undefined) continue;
    known.set(manufacturerId, fold(known.get(manufacturerId) ?? { manufacturerId, name: '', certificates: [] }, stored));
  }
  return [...known.values()];
}

function fold(before: KnownManufacturer, { event, wallTime }: StoredEvent): KnownManufacturer {
  switch (event.type) {
    case 'manufacturer.added':
    case 'manufacturer.renamed':
      return { ...before, name: event.name };
    case 'manufacturer.certificate-added':
      return { ...before, certificates: [...before.certificates, { added: event, addedAt: wallTime }] };
    case 'manufacturer.certificate-removed': {
      const removed = { at: wallTime, reason: event.reason, by: event.by };
      const isMeant = (each: KnownCertificate) => each.added.certificateId === event.certificateId;
      return { ...before, certificates: before.certificates.map((each) => (isMeant(each) ? { ...each, removed } : each)) };
    }
    default:
      return before;
  }
}

export function stateOf({ added, removed }: KnownCertificate, nowMs: number): CertificateState {
  if (removed !== undefined) return 'removed';
  const [own] = added.certificates;
  if (own === undefined || Date.parse(own.notAfter) <= nowMs) return 'expired';
  return Date.parse(own.notBefore) > nowMs ? 'not-yet-valid' : 'usable';
}

export interface FoundCertificate {
  readonly manufacturer: KnownManufacturer;
  readonly certificate: KnownCertificate;
}

export function findCertificate(all: readonly KnownManufacturer[], certificateId: ManufacturerCertificateId): FoundCertificate | undefined {
  for (const manufacturer of all) {
    const certificate = manufacturer.certificates.find((each) => each.added.certificateId === certificateId);
    if (certificate !== undefined) return { manufacturer, certificate };
  }
  return undefined;
}
