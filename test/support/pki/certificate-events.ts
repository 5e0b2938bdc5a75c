/** Events of certificates for tests of the record; what they hold in place of a certificate is no certificate. */
import { hash } from 'node:crypto';
import type { CertificatePurpose } from '../../../shared/domain/certificates.ts';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { DeviceId, PersonId, Sha256, UnitId } from '../../../shared/domain/ids.ts';

const BY = 'person-1' as PersonId;
const sha256 = (text: string) => hash('sha256', text) as Sha256;

function facts(name: string) {
  return {
    serialNumber: sha256(`serial ${name}`).slice(0, 32),
    certificateSha256: sha256(`certificate ${name}`),
    spkiSha256: sha256(`key ${name}`),
    subject: `CN=${name}`,
    issuer: 'CN=Test',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2027-01-01T00:00:00.000Z',
    keyType: 'p-256',
    der: Buffer.from(name).toString('base64'),
    by: BY,
  };
}

export function authorityEvent(
  name: string,
  purpose: Extract<CertificatePurpose, 'root' | 'issuing'>,
  above?: string,
): EventOf<'authority.created'> {
  const issuer = above === undefined ? {} : { issuerSha256: facts(above).certificateSha256 };
  return { type: 'authority.created', version: 2, ...facts(name), purpose, origin: 'made', keyKept: true, ...issuer };
}

export function issuedEvent(
  name: string,
  above: string,
  of: { readonly deviceId?: DeviceId; readonly ofUnit?: UnitId } = {},
): EventOf<'certificate.issued'> {
  const issuerSha256 = facts(above).certificateSha256;
  return { type: 'certificate.issued', version: 1, ...facts(name), issuerSha256, purpose: 'client', keyOrigin: 'generated', ...of };
}

export function revokedEvent(name: string): EventOf<'certificate.revoked'> {
  const { certificateSha256, serialNumber } = facts(name);
  return { type: 'certificate.revoked', version: 1, certificateSha256, serialNumber, reason: 'superseded', by: BY };
}

export function keyRemovedEvent(name: string): EventOf<'authority.key-removed'> {
  return { type: 'authority.key-removed', version: 1, certificateSha256: facts(name).certificateSha256, by: BY };
}
