/** Tokens that the station makes, verified by openssl with the certificate's public key, and by the simulated Cervello. */
import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeToken } from '../../../../../../electron/engine/platforms/cervello/make-token.ts';
import { readToken } from '../../../../../../electron/simulator/cervello/token-check.ts';

const PAYLOAD = '{"jti":"0123456789abcdef0123456789abcdef","uniqueIdentifier":"00-14-22-01-23-84 – ü"}';
const VERIFIED = 'Verified OK';

let folder: string;
let key: KeyObject;

function write(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function openssl(...words: readonly string[]): Buffer {
  return execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Throws where it is not. */
function verified(signature: Buffer, text: string, publicKey = 'public.pem'): string {
  const words = ['dgst', '-sha256', '-verify', join(folder, publicKey), '-signature', write('signature', signature), write('text', text)];
  return openssl(...words)
    .toString()
    .trim();
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-token-'));
  for (const name of ['', 'other-']) {
    openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', join(folder, `${name}key.pem`));
    openssl('pkey', '-in', join(folder, `${name}key.pem`), '-pubout', '-out', join(folder, `${name}public.pem`));
  }
  key = createPrivateKey(readFileSync(join(folder, 'key.pem')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('openssl, with the public key alone', () => {
  it('verifies a JWT, and reads its header and its claims', () => {
    const [header = '', claims = '', signature = ''] = makeToken('rs256-jwt', PAYLOAD, key).split('.');
    const bytes = Buffer.from(signature, 'base64url');
    expect(verified(bytes, `${header}.${claims}`)).toBe(VERIFIED);
    expect(() => verified(bytes, `${header}.${claims}x`)).toThrow(/openssl/);
    expect(() => verified(bytes, `${header}.${claims}`, 'other-public.pem')).toThrow(/openssl/);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT' });
    expect(Buffer.from(claims, 'base64url').toString()).toBe(PAYLOAD);
  });

  it('recovers what the private key encrypted', () => {
    const token = Buffer.from(makeToken('rsa-private-encrypt', PAYLOAD, key), 'base64');
    const recover = (publicKey: string) =>
      openssl('pkeyutl', '-verifyrecover', '-pubin', '-inkey', join(folder, publicKey), '-in', write('token', token)).toString();
    expect(recover('public.pem')).toBe(PAYLOAD);
    expect(() => recover('other-public.pem')).toThrow(/openssl/);
  });

  it('verifies a signature beside its payload', () => {
    const signature = Buffer.from(makeToken('detached-signature', PAYLOAD, key), 'base64');
    expect(verified(signature, PAYLOAD)).toBe(VERIFIED);
    expect(() => verified(signature, `${PAYLOAD}\n`)).toThrow(/openssl/);
  });
});

it.each(['rs256-jwt', 'rsa-private-encrypt', 'detached-signature'] as const)(
  'the simulated Cervello reads %s as it was meant',
  (scheme) => {
    const token = makeToken(scheme, PAYLOAD, key);
    expect(readToken(scheme, { token, payload: PAYLOAD }, createPublicKey(key))).toBe(PAYLOAD);
  },
);
