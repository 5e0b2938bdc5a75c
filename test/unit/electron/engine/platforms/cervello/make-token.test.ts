import { execFileSync } from 'node:child_process';
import { constants, createPublicKey, generateKeyPairSync, publicDecrypt, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeToken } from '../../../../../../electron/engine/platforms/cervello/make-token.ts';

const PAYLOAD = '{"uniqueIdentifier":"00-14-22-01-23-84"}';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = createPublicKey(privateKey);
const folder = mkdtempSync(join(tmpdir(), 'lineside-token-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Verifies with OpenSSL's own program, which knows nothing of Node. */
function openssl(signed: string, signature: Buffer): string {
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const key = file('public.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());
  const words = ['dgst', '-sha256', '-verify', key, '-signature', file('signature', signature), file('signed', signed)];
  return execFileSync('openssl', words, { encoding: 'utf8' }).trim();
}

describe('the token', () => {
  test('as a JWT is signed with RS256 and carries the payload as it is', () => {
    const [header = '', claims = '', signature = '', ...further] = makeToken('rs256-jwt', PAYLOAD, privateKey).split('.');
    expect(further).toEqual([]);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT' });
    expect(Buffer.from(claims, 'base64url').toString()).toBe(PAYLOAD);
    expect(openssl(`${header}.${claims}`, Buffer.from(signature, 'base64url'))).toBe('Verified OK');
    expect([header, claims, signature].join('')).not.toMatch(/[+/=]/);
  });

  test('encrypted with the private key is opened with the public one', () => {
    const token = makeToken('rsa-private-encrypt', PAYLOAD, privateKey);
    const opened = publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(token, 'base64'));
    expect(opened.toString()).toBe(PAYLOAD);
    // Block type 1 (RFC 8017 §9.2): padding of 0xff only.
    const block = publicDecrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, Buffer.from(token, 'base64'));
    expect(block.subarray(0, 10).toString('hex')).toBe('0001ffffffffffffffff');
  });

  test('as a signature apart is over the payload byte for byte', () => {
    const signature = Buffer.from(makeToken('detached-signature', PAYLOAD, privateKey), 'base64');
    expect(openssl(PAYLOAD, signature)).toBe('Verified OK');
    expect(verify('sha256', Buffer.from(`${PAYLOAD} `), publicKey, signature)).toBe(false);
  });

  test('is refused where the key cannot make it', () => {
    const { privateKey: curve } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    expect(() => makeToken('rs256-jwt', PAYLOAD, curve)).toThrow(expect.objectContaining({ code: 'cervello/key-does-not-fit' }));
    expect(makeToken('rsa-private-encrypt', 'x'.repeat(245), privateKey)).toMatch(/=$/);
    expect(() => makeToken('rsa-private-encrypt', 'x'.repeat(246), privateKey)).toThrow(
      expect.objectContaining({ code: 'cervello/payload-too-long', params: { bytes: '246', most: '245' } }),
    );
  });
});
