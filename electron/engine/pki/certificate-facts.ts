/** A certificate as the record has it, and as screens and commands see what is recorded. */
import { hash } from 'node:crypto';
import type { Certificate } from '../../../shared/domain/certificates.ts';
import type { EventOf } from '../../../shared/domain/events.ts';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import type { RecordedCertificate } from '../journal/certificate-reader.ts';
import { nameText } from './distinguished-name.ts';
import type { ParsedCertificate } from './parse-certificate.ts';

type Facts = Pick<
  EventOf<'certificate.issued'>,
  'serialNumber' | 'certificateSha256' | 'spkiSha256' | 'subject' | 'issuer' | 'notBefore' | 'notAfter' | 'keyType' | 'der'
>;

/** Hexadecimal, over the bytes. */
export function sha256Of(bytes: Uint8Array): Sha256 {
  return hash('sha256', bytes) as Sha256;
}

export type NamedCertificate = Pick<
  ParsedCertificate,
  'der' | 'serialNumber' | 'publicKey' | 'subject' | 'issuer' | 'notBefore' | 'notAfter'
>;

/** @param keyType As `acceptedKeyType` names it. */
export function factsOf(certificate: NamedCertificate, keyType: string): Facts {
  const { der, serialNumber, publicKey, subject, issuer, notBefore, notAfter } = certificate;
  return {
    serialNumber,
    certificateSha256: sha256Of(der),
    spkiSha256: sha256Of(publicKey),
    subject: nameText(subject),
    issuer: nameText(issuer),
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    keyType,
    der: der.toString('base64'),
  };
}

export function viewOf({ seq, issuedAt, event, revoked, hasKey }: RecordedCertificate): Certificate {
  const { serialNumber, certificateSha256, spkiSha256, subject, issuer, notBefore, notAfter, keyType, purpose, issuerSha256, by } = event;
  const { deviceId, ofUnit: unitId } = event.type === 'certificate.issued' ? event : {};
  return {
    seq,
    serialNumber,
    certificateSha256,
    spkiSha256,
    subject,
    issuer,
    notBefore,
    notAfter,
    keyType,
    purpose,
    issuedAt,
    by,
    hasKey,
    ...(issuerSha256 === undefined ? {} : { issuerSha256 }),
    ...(deviceId === undefined ? {} : { deviceId }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(revoked === undefined ? {} : { revoked: endOf(revoked) }),
  };
}

function endOf({ at, event: { reason, note, by } }: NonNullable<RecordedCertificate['revoked']>): NonNullable<Certificate['revoked']> {
  return { at, reason, by, ...(note === undefined ? {} : { note }) };
}
