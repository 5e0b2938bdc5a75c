/** A message that only one holder of a private key can open: CMS EnvelopedData (RFC 5652 §6), AES-256-CBC, the key by RSAES-OAEP (RFC 3560). */
import {
  constants,
  createCipheriv,
  createHash,
  createPublicKey,
  type KeyObject,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import type { Sha256 } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { childOf, readDer } from './der/der-reader.ts';
import { explicit, implicit, integer, nothing, objectIdentifier, octetString, sequence, setOf } from './der/der-writer.ts';
import { oid } from './der/object-identifiers.ts';

const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
const RSAES_OAEP = '1.2.840.113549.1.1.7';
const MGF1 = '1.2.840.113549.1.1.8';
const LEAST_BITS = 2048;
const VERSION_TAG = 0xa0;

export interface Recipient {
  /** SHA-256 of the public key (SPKI), by which a record can name the recipient. */
  readonly sha256: Sha256;
  readonly key: KeyObject;
  /** Undefined where a public key alone was given. */
  readonly certificate: X509Certificate | undefined;
  /** How the message names it, and the two versions that follow from that (RFC 5652 §6.1, §6.2.1). */
  readonly identifier: Buffer;
  readonly version: 0 | 2;
}

/** From the PEM of a certificate or of a public key; `export/unusable-recipient` for anything but RSA of at least 2048 bits. */
export function recipientOf(pem: string): Recipient {
  try {
    if (pem.includes('PRIVATE KEY')) throw new RangeError('a private key');
    const certificate = pem.includes('BEGIN CERTIFICATE-') ? new X509Certificate(pem) : undefined;
    const key = certificate?.publicKey ?? createPublicKey(pem);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType !== 'rsa' || bits < LEAST_BITS) throw new RangeError('not RSA of 2048 bits');
    const spki = key.export({ type: 'spki', format: 'der' });
    const sha256 = createHash('sha256').update(spki).digest('hex') as Sha256;
    return certificate === undefined
      ? { sha256, key, certificate, version: 2, identifier: implicit(0, keyIdentifier(spki)) }
      : { sha256, key, certificate, version: 0, identifier: issuerAndSerialNumber(certificate.raw) };
  } catch (cause) {
    throw new AppError('export/unusable-recipient', { cause });
  }
}

/** DER of the ContentInfo. */
export function envelopeFor({ key, identifier, version }: Recipient, content: Uint8Array): Buffer {
  const contentKey = randomBytes(32);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', contentKey, iv);
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  const encryptedKey = publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, contentKey);
  const recipient = sequence(integer(version), identifier, oaepWithSha256(), octetString(encryptedKey));
  const algorithm = sequence(objectIdentifier(oid.aes256Cbc), octetString(iv));
  const inner = sequence(objectIdentifier(oid.data), algorithm, implicit(0, encrypted));
  return sequence(objectIdentifier(ENVELOPED_DATA), explicit(0, sequence(integer(version), setOf(recipient), inner)));
}

function oaepWithSha256(): Buffer {
  const sha256 = sequence(objectIdentifier(oid.sha256), nothing());
  return sequence(objectIdentifier(RSAES_OAEP), sequence(explicit(0, sha256), explicit(1, sequence(objectIdentifier(MGF1), sha256))));
}

/** SHA-1 over the bits of the public key (RFC 5280 §4.2.1.2). */
function keyIdentifier(spki: Uint8Array): Buffer {
  const bits = childOf(readDer(spki), 1).content.subarray(1);
  return createHash('sha1').update(bits).digest();
}

function issuerAndSerialNumber(certificate: Uint8Array): Buffer {
  const body = childOf(readDer(certificate), 0);
  const serialAt = childOf(body, 0).tag === VERSION_TAG ? 1 : 0;
  return sequence(childOf(body, serialAt + 2).raw, childOf(body, serialAt).raw);
}
