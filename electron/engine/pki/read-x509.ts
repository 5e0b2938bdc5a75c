/** What a certificate says of itself, for people who found one. */
import { createPublicKey, hash, type KeyObject, X509Certificate } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import { nameText } from './distinguished-name.ts';
import { parseCertificate } from './parse-certificate.ts';
import { pemBlocks } from './pem.ts';

export interface ReadCertificate {
  readonly serial: string;
  /** By RFC 4514, in the order of the certificate. */
  readonly subject: string;
  readonly issuer: string;
  /** UTC, ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Of the certificate, and of its SubjectPublicKeyInfo; hexadecimal. */
  readonly sha256: string;
  readonly spkiSha256: string;
  readonly key: string;
  readonly isAuthority: boolean;
  /** As node:crypto writes them: `DNS:gateway, IP Address:10.0.0.1`. */
  readonly subjectAltName?: string;
}

/** Every certificate of a PEM text, or the one of a DER file. Throws `pki/bundle-unreadable`. */
export function readX509(bytes: Uint8Array): readonly ReadCertificate[] {
  const blocks = pemBlocks(Buffer.from(bytes).toString('latin1')).filter(({ label }) => label.endsWith('CERTIFICATE'));
  const found = blocks.length === 0 ? [Buffer.from(bytes)] : blocks.map(({ der }) => der);
  return found.map(readOne);
}

/** Much that no certificate may have comes to light only where it is used: a thirteenth month, a key off its curve. */
function readOne(der: Buffer): ReadCertificate {
  try {
    return described(der);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('pki/bundle-unreadable', { params: { reason: 'X.509' }, cause });
  }
}

function described(der: Buffer): ReadCertificate {
  const { serialNumber, issuer, subject, notBefore, notAfter, publicKey, isAuthority } = parseCertificate(der);
  const { subjectAltName } = new X509Certificate(der);
  return {
    serial: serialNumber,
    subject: nameText(subject),
    issuer: nameText(issuer),
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    sha256: hash('sha256', der, 'hex'),
    spkiSha256: hash('sha256', publicKey, 'hex'),
    key: keyText(createPublicKey({ key: publicKey, format: 'der', type: 'spki' })),
    isAuthority,
    ...(subjectAltName === undefined ? {} : { subjectAltName }),
  };
}

/** `rsa 2048`, `ec prime256v1`, `ed25519`. */
export function keyText({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  const type = asymmetricKeyType ?? '';
  const detail = asymmetricKeyDetails?.namedCurve ?? asymmetricKeyDetails?.modulusLength;
  return detail === undefined ? type : `${type} ${detail}`;
}
