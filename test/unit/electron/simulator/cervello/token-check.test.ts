/** Tokens that openssl made, as the simulated Cervello verifies them; and those that another key made, or nobody. */
import { execFileSync } from 'node:child_process';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readToken } from '../../../../../electron/simulator/cervello/token-check.ts';

const CLAIMS = '{"uniqueIdentifier":"00-14-22-01-23-84"}';

let folder: string;
let right: KeyObject;
let wrong: KeyObject;
const file = (name: string) => join(folder, name);
const openssl = (...words: readonly string[]) => execFileSync('openssl', words, { stdio: ['ignore', 'pipe', 'ignore'] });

function publicKeyOf(name: string): KeyObject {
  openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', file(name));
  return createPublicKey(readFileSync(file(name)));
}

function signed(text: string): Buffer {
  writeFileSync(file('text'), text);
  return openssl('dgst', '-sha256', '-sign', file('right.pem'), file('text'));
}

function jwt(claims: string, header = '{"alg":"RS256","typ":"JWT"}'): string {
  const body = [header, claims].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${body}.${signed(body).toString('base64url')}`;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-token-'));
  [right, wrong] = [publicKeyOf('right.pem'), publicKeyOf('wrong.pem')];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a JWT', () => {
  it('is read with the key of its maker only', () => {
    const token = jwt(CLAIMS);
    expect(readToken('rs256-jwt', { token }, right)).toBe(CLAIMS);
    expect(readToken('rs256-jwt', { token }, wrong)).toBeUndefined();
  });

  it.each([
    ['signed by nobody', () => jwt(CLAIMS, '{"alg":"none"}')],
    ['of another algorithm', () => jwt(CLAIMS, '{"alg":"HS256"}')],
    ['whose claims were changed', () => jwt(CLAIMS).replace(/\.[^.]+\./, `.${Buffer.from('{}').toString('base64url')}.`)],
    ['that is over', () => jwt('{"exp":1000}')],
    ['with a fourth part', () => `${jwt(CLAIMS)}.x`],
    ['that is none', () => 'hello'],
  ])('%s is refused', (_what, token) => {
    expect(readToken('rs256-jwt', { token: token() }, right)).toBeUndefined();
  });
});

it('what a private key encrypted is read with its public key only', () => {
  writeFileSync(file('claims'), CLAIMS);
  const token = openssl('pkeyutl', '-sign', '-inkey', file('right.pem'), '-in', file('claims')).toString('base64');
  expect(readToken('rsa-private-encrypt', { token }, right)).toBe(CLAIMS);
  expect(readToken('rsa-private-encrypt', { token }, wrong)).toBeUndefined();
  expect(readToken('rsa-private-encrypt', { token: 'AAAA' }, right)).toBeUndefined();
});

it('a signature beside its payload is held against exactly that payload', () => {
  const token = signed(CLAIMS).toString('base64');
  expect(readToken('detached-signature', { token, payload: CLAIMS }, right)).toBe(CLAIMS);
  expect(readToken('detached-signature', { token, payload: `${CLAIMS} ` }, right)).toBeUndefined();
  expect(readToken('detached-signature', { token, payload: CLAIMS }, wrong)).toBeUndefined();
  expect(readToken('detached-signature', { token }, right)).toBeUndefined();
});
