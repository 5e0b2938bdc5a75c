/** The station's signature: an Ed25519 key made at first use, in a file of its own beside the journal. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { readKeyFile, readOrMakeKeyFile } from '../files/private-file.ts';

export interface SigningKey {
  /** DER SubjectPublicKeyInfo as base64. */
  readonly publicKey: string;
  /** Base64 signature (RFC 8032) over the UTF-8 text. */
  sign(text: string): string;
}

/** @param file PKCS#8 PEM, mode 0600; made where it is missing. */
export function openSigningKey(file: string): SigningKey {
  return signingKeyOf(readOrMakeKeyFile(file, makePem));
}

/** The key that is there: for what must not be signed by a new one. Throws `audit/no-signing-key`, `vault/key-file-open-to-others`. */
export function readSigningKey(file: string): SigningKey {
  try {
    return signingKeyOf(readKeyFile(file));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('audit/no-signing-key', { params: { file }, cause });
  }
}

function signingKeyOf(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64') };
}

/** False for a signature that does not fit, for a key or signature that is none, and for either in another spelling. */
export function isSignedBy(publicKey: string, signature: string, text: string): boolean {
  const key = readPublicKey(publicKey);
  if (key?.asymmetricKeyType !== 'ed25519' || !isCanonical(publicKey) || !isCanonical(signature)) return false;
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}

/** Base64 leaves bits over in its last digit; whoever changes them changes a file, and not what it says. */
function isCanonical(base64: string): boolean {
  return Buffer.from(base64, 'base64').toString('base64') === base64;
}

function readPublicKey(publicKey: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
  } catch {
    // Whatever is wrong with it, nothing is signed by it.
    return undefined;
  }
}

function makePem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
