/** A certificate that was just made: what the record says of it, and the bundle it is handed over in. */
import type { EventOf } from '../../../shared/domain/events.ts';
import type { RecordedCertificate } from '../journal/certificate-reader.ts';
import type { Authority } from './authority.ts';
import { demandPassword, PERSON_ROUNDS, RANDOM_ROUNDS } from './bundle-protection.ts';
import type { factsOf } from './certificate-facts.ts';
import { toPem } from './pem.ts';
import type { BundleOptions, CertificateOrder } from './pki.ts';
import { type BundleContent, writePkcs12 } from './pkcs12/write-pkcs12.ts';
import type { QuotaPlace } from './quota.ts';

export interface Issuing {
  readonly order: CertificateOrder;
  readonly place: QuotaPlace;
  readonly hasKey: boolean;
}

export function issuedEvent(
  facts: ReturnType<typeof factsOf>,
  authority: Authority,
  { order, place, hasKey }: Issuing,
): EventOf<'certificate.issued'> {
  const { unit, purpose, by } = order;
  return {
    type: 'certificate.issued',
    version: 1,
    ...facts,
    issuerSha256: authority.record.event.certificateSha256,
    purpose,
    keyOrigin: hasKey ? 'generated' : 'request',
    by,
    ...(unit === undefined ? {} : { deviceId: unit.deviceId, ofUnit: unit.unitId }),
    ...(place.secondPerson === undefined ? {} : { secondPerson: place.secondPerson }),
  };
}

export function certificatePem({ event }: Pick<RecordedCertificate, 'event'>): string {
  return toPem('CERTIFICATE', Buffer.from(event.der, 'base64'));
}

/** Key, certificate and chain, encrypted. Throws `pki/password-too-short`. */
export async function bundleOf(content: BundleContent, { password, passwordOf = 'person' }: BundleOptions): Promise<Uint8Array> {
  demandPassword(password);
  return await writePkcs12(content, { password, rounds: passwordOf === 'random' ? RANDOM_ROUNDS : PERSON_ROUNDS });
}
