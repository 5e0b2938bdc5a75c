/**
 * Verifies what a manufacturer's private key made, with the public key of its certificate. Which scheme Cervello uses is not documented
 * (cervello.md §3): these are the three readings of "encrypted token … verify … public key". Nothing here is shared with the station, so
 * that a mistake of the one shows at the other.
 */
import { constants, type KeyObject, publicDecrypt, verify } from 'node:crypto';

export type TokenScheme = 'rs256-jwt' | 'rsa-private-encrypt' | 'detached-signature';

export interface SentToken {
  readonly token: string;
  /** Of `detached-signature`: what was signed, as it was sent. */
  readonly payload?: string | undefined;
}

/** What the token says; undefined where the key did not make it, or it is over. */
export function readToken(scheme: TokenScheme, sent: SentToken, publicKey: KeyObject): string | undefined {
  const read = { 'rs256-jwt': readJwt, 'rsa-private-encrypt': decrypt, 'detached-signature': checkSignature }[scheme];
  return read(sent, publicKey);
}

function readJwt({ token }: SentToken, publicKey: KeyObject): string | undefined {
  const [header = '', claims = '', signature = '', ...further] = token.split('.');
  if (further.length > 0 || ![header, claims, signature].every(isBase64Url)) return undefined;
  const said = parsed(Buffer.from(header, 'base64url').toString('utf8'));
  if (said?.['alg'] !== 'RS256') return undefined;
  const isSigned = verify('sha256', Buffer.from(`${header}.${claims}`), publicKey, Buffer.from(signature, 'base64url'));
  const text = Buffer.from(claims, 'base64url').toString('utf8');
  return isSigned && !isOver(parsed(text)) ? text : undefined;
}

/** PKCS #1 v1.5, block type 1. */
function decrypt({ token }: SentToken, publicKey: KeyObject): string | undefined {
  try {
    return publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(token, 'base64')).toString('utf8');
  } catch {
    return undefined;
  }
}

function checkSignature({ token, payload }: SentToken, publicKey: KeyObject): string | undefined {
  if (payload === undefined) return undefined;
  return verify('sha256', Buffer.from(payload), publicKey, Buffer.from(token, 'base64')) ? payload : undefined;
}

function isBase64Url(text: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(text);
}

/** Seconds since 1970 (RFC 7519 §4.1). */
function isOver(claims: Readonly<Record<string, unknown>> | undefined): boolean {
  const end = claims?.['exp'];
  return typeof end === 'number' && end * 1000 <= Date.now();
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
