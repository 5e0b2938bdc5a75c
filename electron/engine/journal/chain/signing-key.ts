/** The station's signature: an Ed25519 key made at first use, in a file of its own beside the journal. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { readOrMakeKeyFile } from '../files/private-file.ts';

export interface SigningKey {
  /** DER SubjectPublicKeyInfo as base64. */
  readonly publicKey: string;
  /** Base64 signature (RFC 8032) over the UTF-8 text. */
  sign(text: string): string;
}

/** @param file PKCS#8 PEM, mode 0600; made where it is missing. */
export function openSigningKey(file: string): SigningKey {
  const privateKey = createPrivateKey(readOrMakeKeyFile(file, makePem));
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64') };
}

/** False for a signature that does not fit, and for a key or signature that is none. */
export function isSignedBy(publicKey: string, signature: string, text: string): boolean {
  const key = readPublicKey(publicKey);
  return key !== undefined && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
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
