/** Certificates of version 3 (RFC 5280 §4.1). */
import { randomBytes } from 'node:crypto';
import { bitString, explicit, integer, sequence, time, unsignedInteger } from './der/der-writer.ts';
import type { Signer } from './signer.ts';

const VERSION_3 = 2;
const SERIAL_BYTES = 16;

export interface CertificateContent {
  readonly serialNumber: Uint8Array;
  /** Names as DER. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly extensions: readonly Uint8Array[];
}

/** 126 random bits, positive and always as long. */
export function newSerialNumber(): Buffer {
  const bytes = randomBytes(SERIAL_BYTES);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

/** The certificate as DER. */
export async function buildCertificate(content: CertificateContent, signer: Signer): Promise<Buffer> {
  const body = sequence(
    explicit(0, integer(VERSION_3)),
    unsignedInteger(content.serialNumber),
    signer.algorithm,
    content.issuer,
    sequence(time(content.notBefore), time(content.notAfter)),
    content.subject,
    content.publicKey,
    explicit(3, sequence(...content.extensions)),
  );
  return sequence(body, signer.algorithm, bitString(await signer.sign(body)));
}
