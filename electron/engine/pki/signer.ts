/** What signs for an authority: a key in memory here; one in a token (PKCS#11) does the same without ever giving the key away. */
import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { algorithmFor } from './signature-algorithms.ts';

export interface Signer {
  /** AlgorithmIdentifier of its signatures, as DER. */
  readonly algorithm: Buffer;
  sign(content: Uint8Array): Promise<Uint8Array>;
}

/** @param by Its digest, undefined where the algorithm has its own, and its key. */
function signOnPool(content: Uint8Array, by: { readonly digest: string | undefined; readonly key: KeyObject }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    sign(by.digest ?? null, content, by.key, (error, signature) => (error === null ? resolve(signature) : reject(error)));
  });
}

/**
 * Signs with RSA on a thread of Node's pool; with other keys at once, because handing it over would take longer than the signature.
 * Throws `pki/key-not-accepted` for a key that signs no certificates.
 * @param privateKey PKCS#8 as DER.
 */
export function keySigner(privateKey: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  const { digest, der } = algorithmFor(key);
  const isSlow = key.asymmetricKeyType === 'rsa';
  return {
    algorithm: der,
    sign: async (content) => (isSlow ? await signOnPool(content, { digest, key }) : sign(digest ?? null, content, key)),
  };
}
