/**
 * "The encrypted token", by which Cervello knows the manufacturer: it is verified with the public key of the manufacturer's certificate
 * (cervello.md §3). How it is made is not documented; each scheme is one reading of that sentence, and the profile names one.
 */
import { constants, type KeyObject, privateEncrypt, sign } from 'node:crypto';
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { TokenScheme } from './cervello-profile.ts';

/** Of PKCS#1 v1.5: two, the block type, and at least eight of padding (RFC 8017 §7.2.1). */
const PADDING_BYTES = 11;

/**
 * @param payload Canonical JSON.
 * @returns ASCII. Throws `cervello/key-does-not-fit` for another key than RSA, and `cervello/payload-too-long` where the key cannot encrypt it.
 */
export function makeToken(scheme: TokenScheme, payload: string, key: KeyObject): string {
  if (key.asymmetricKeyType !== 'rsa') {
    throw new AppError('cervello/key-does-not-fit', { params: { scheme, found: key.asymmetricKeyType ?? '–' } });
  }
  switch (scheme) {
    case 'rs256-jwt':
      return jwt(payload, key);
    case 'rsa-private-encrypt':
      return encrypted(payload, key);
    case 'detached-signature':
      return sign('sha256', Buffer.from(payload), key).toString('base64');
  }
}

function jwt(payload: string, key: KeyObject): string {
  const signed = [JSON.stringify({ alg: 'RS256', typ: 'JWT' }), payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function encrypted(payload: string, key: KeyObject): string {
  const bytes = Buffer.from(payload);
  const most = Math.floor((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8) - PADDING_BYTES;
  if (bytes.length > most) {
    throw new AppError('cervello/payload-too-long', { params: { bytes: String(bytes.length), most: String(most) } });
  }
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, bytes).toString('base64');
}
