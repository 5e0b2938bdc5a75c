/** Which keys the station makes and takes. */
import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import type { KeyType } from '../../../shared/domain/certificates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

const MIN_RSA_BITS = 2048;
const MAX_RSA_BITS = 8192;
/** With smaller ones, signatures can be forged where padding is checked carelessly (NIST SP 800-56B §6.2). */
const MIN_RSA_EXPONENT = 65_537n;
const MIN_DSA_BITS = 2048;
const CURVES: Readonly<Record<string, string>> = { prime256v1: 'p-256', secp384r1: 'p-384', secp521r1: 'p-521' };
const CURVE_NAMES: Readonly<Record<string, string>> = { 'p-256': 'prime256v1', 'p-384': 'secp384r1' };
const RSA_BITS: Readonly<Record<string, number>> = { 'rsa-2048': 2048, 'rsa-3072': 3072, 'rsa-4096': 4096 };

const ENCODED = {
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'der' },
} as const;

/** Both as DER: SubjectPublicKeyInfo and PKCS#8. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

/** Off the event loop, on a thread of Node's pool. */
export function makeKey(type: KeyType): Promise<KeyPair> {
  return new Promise((resolve, reject) => {
    const made = (error: Error | null, publicKey: Buffer, privateKey: Buffer) =>
      error === null ? resolve({ publicKey, privateKey }) : reject(error);
    const curve = CURVE_NAMES[type];
    if (curve !== undefined) generateKeyPair('ec', { namedCurve: curve, ...ENCODED }, made);
    else if (type === 'ed25519') generateKeyPair('ed25519', ENCODED, made);
    else generateKeyPair('rsa', { modulusLength: RSA_BITS[type] ?? MIN_RSA_BITS, ...ENCODED }, made);
  });
}

/** Whoever may be certified: also DSA, which Kura offers beside RSA (kura.md). Throws `pki/weak-key`, `pki/key-not-accepted`. */
export function acceptedKeyType(key: KeyObject): string {
  const { modulusLength = 0, publicExponent = 0n, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  switch (key.asymmetricKeyType) {
    case 'rsa':
      if (modulusLength < MIN_RSA_BITS || publicExponent < MIN_RSA_EXPONENT) throw weak(`RSA ${modulusLength}, exponent ${publicExponent}`);
      if (modulusLength > MAX_RSA_BITS) throw notAccepted(`RSA ${modulusLength}`);
      return `rsa-${modulusLength}`;
    case 'ec':
      if (CURVES[namedCurve] === undefined) throw notAccepted(`EC ${namedCurve}`);
      return CURVES[namedCurve];
    case 'dsa':
      if (modulusLength < MIN_DSA_BITS) throw weak(`DSA ${modulusLength}`);
      return `dsa-${modulusLength}`;
    case 'ed25519':
      return 'ed25519';
    default:
      throw notAccepted(key.asymmetricKeyType ?? 'unknown');
  }
}

/** SubjectPublicKeyInfo of a private key, as DER. */
export function publicKeyDer(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}

function weak(found: string): AppError {
  return new AppError('pki/weak-key', { params: { found } });
}

function notAccepted(found: string): AppError {
  return new AppError('pki/key-not-accepted', { params: { found } });
}
