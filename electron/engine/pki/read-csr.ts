/** What a certification request asks for, and whether whoever asks has the key. */
import { hash } from 'node:crypto';
import { readCertificateRequest } from './certificate-request.ts';
import { toPem } from './pem.ts';

export interface ReadCsr {
  readonly subject: string;
  readonly key: string;
  readonly spkiSha256: string;
}

/** PEM or DER. Throws what `readCertificateRequest` does. */
export function readCsr(bytes: Uint8Array): ReadCsr {
  const text = Buffer.from(bytes).toString('latin1');
  const { subjectText, keyType, publicKey } = readCertificateRequest(
    text.includes('-----BEGIN') ? text : toPem('CERTIFICATE REQUEST', bytes),
  );
  return { subject: subjectText, key: keyType, spkiSha256: hash('sha256', publicKey, 'hex') };
}
