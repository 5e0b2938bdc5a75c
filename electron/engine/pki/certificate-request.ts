/** Certification requests (PKCS#10, RFC 2986): who asks, for which key, and that they have it. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import { bitsOf, childOf, DerError, oidOf, readDer } from './der/der-reader.ts';
import { nameText } from './distinguished-name.ts';
import { acceptedKeyType } from './key-types.ts';
import { pemBlocks } from './pem.ts';
import { signatureAlgorithm } from './signature-algorithms.ts';

/** Kura writes the first, older programs the second (RFC 7468 §7). */
const LABELS: ReadonlySet<string> = new Set(['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST']);

export interface CertificateRequest {
  /** Name as DER. */
  readonly subject: Buffer;
  readonly subjectText: string;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
  readonly keyType: string;
}

interface Parts {
  readonly body: Buffer;
  readonly subject: Buffer;
  readonly publicKey: Buffer;
  readonly algorithm: string;
  readonly signature: Buffer;
}

/**
 * Throws `pki/request-unreadable`, `pki/request-signature-wrong` where whoever asks does not show that they have the key,
 * `pki/weak-key`, `pki/weak-signature` and `pki/key-not-accepted`.
 */
export function readCertificateRequest(pem: string): CertificateRequest {
  const parts = partsOf(pem);
  const key = readKey(parts.publicKey);
  const keyType = acceptedKeyType(key);
  demandSigned(parts, key);
  return { subject: parts.subject, subjectText: nameText(parts.subject), publicKey: parts.publicKey, keyType };
}

function partsOf(pem: string): Parts {
  const block = pemBlocks(pem).find(({ label }) => LABELS.has(label));
  if (block === undefined) throw new AppError('pki/request-unreadable');
  try {
    const request = readDer(block.der);
    if (request.tag !== 0x30 || request.children.length !== 3) throw new DerError('no request');
    const body = childOf(request, 0, 0x30);
    const subject = childOf(body, 1, 0x30).raw;
    nameText(subject);
    return {
      body: body.raw,
      subject,
      publicKey: childOf(body, 2, 0x30).raw,
      algorithm: oidOf(childOf(childOf(request, 1, 0x30), 0)),
      signature: bitsOf(childOf(request, 2)),
    };
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause;
    throw new AppError('pki/request-unreadable', { cause });
  }
}

function readKey(publicKey: Buffer): KeyObject {
  try {
    return createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  } catch (cause) {
    throw new AppError('pki/request-unreadable', { cause });
  }
}

function demandSigned({ body, algorithm, signature }: Parts, key: KeyObject): void {
  const { digest, key: kind } = signatureAlgorithm(algorithm);
  const isSigned = kind === key.asymmetricKeyType && verify(digest ?? null, body, key, signature);
  if (!isSigned) throw new AppError('pki/request-signature-wrong');
}
