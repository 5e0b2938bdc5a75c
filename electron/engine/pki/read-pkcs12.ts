/** What a PKCS#12 file holds. Its private keys are opened to name their public halves, and never shown. */
import { createPrivateKey, createPublicKey, hash } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error.ts';
import { readBundle } from './pkcs12/read-bundle.ts';
import { keyText, type ReadCertificate, readX509 } from './read-x509.ts';

export interface ReadPkcs12 {
  readonly keys: readonly { readonly key: string; readonly spkiSha256: string }[];
  readonly certificates: readonly ReadCertificate[];
}

/** Throws `pki/wrong-password` and `pki/bundle-unreadable`. */
export async function readPkcs12(bytes: Uint8Array, password: string): Promise<ReadPkcs12> {
  const { privateKeys, certificates } = await readBundle(bytes, password);
  return { keys: privateKeys.map(publicHalf), certificates: certificates.flatMap((der) => readX509(der)) };
}

function publicHalf(der: Buffer): ReadPkcs12['keys'][number] {
  try {
    const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    return { key: keyText(key), spkiSha256: hash('sha256', key.export({ format: 'der', type: 'spki' }), 'hex') };
  } catch (cause) {
    throw new AppError('pki/bundle-unreadable', { params: { reason: 'PKCS#8' }, cause });
  }
}
