/** A station's key as a person names it. */
import { createPublicKey } from 'node:crypto';
import { fingerprintSchema } from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { keyFingerprint } from '../exports/manifest.ts';
import { readSmallText } from '../files/small-file.ts';

/** @param named Its fingerprint, or a file with the public key as PEM. Throws `audit/key-unusable`, `file/unreadable`. */
export function fingerprintOf(named: string): string {
  if (fingerprintSchema.safeParse(named).success) return named;
  const unusable = (cause?: unknown) => new AppError('audit/key-unusable', { params: { key: named }, cause });
  // What was meant as a fingerprint is no file.
  if (named.startsWith('SHA256:')) throw unusable();
  const pem = readSmallText(named, 'file/unreadable');
  // A private key would do, too; nobody should carry it about for this.
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) throw unusable();
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') throw unusable();
    return keyFingerprint(key.export({ type: 'spki', format: 'der' }).toString('base64'));
  } catch (cause) {
    throw cause instanceof AppError ? cause : unusable(cause);
  }
}
