import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type CervelloProfile, cervelloProfileSchema } from '../../../../../../electron/engine/platforms/cervello/cervello-profile.ts';
import { composeRequest, composeTelemetry } from '../../../../../../electron/engine/platforms/cervello/compose-request.ts';
import { shippedProfile } from '../../../../../../electron/engine/platforms/cervello/read-profile.ts';

const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const NOW_MS = Date.UTC(2030, 0, 2, 3, 4, 5);
const parts = { uniqueIdentifier: '00-14-22-01-23-84', key, accessKey: 'key/ä?', accessToken: 'token-of-it', nowMs: NOW_MS };

function profileWith(request: object): CervelloProfile {
  const shipped = shippedProfile();
  return cervelloProfileSchema.parse({ ...shipped, request: { ...shipped.request, ...request } });
}

describe('the shipped profile', () => {
  test('puts the access key into the address, and nothing in it can divide that', () => {
    expect(composeRequest(shippedProfile(), parts)).toMatchObject({ method: 'POST', path: '/device-provisioning/key%2F%C3%A4%3F' });
  });

  test('sends a token that carries the identifier byte for byte, with its times as numbers', () => {
    const { token } = composeRequest(shippedProfile(), parts).body as { readonly token: string };
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const seconds = NOW_MS / 1000;
    const jti = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
    expect(claims).toEqual({ uniqueIdentifier: '00-14-22-01-23-84', iat: seconds, exp: seconds + 300, jti });
  });

  test('cannot be taken apart by what stands in an identifier', () => {
    const odd = 'a/b?c=%2F&"\\\r\n{accessKey}$&"}';
    const profile = profileWith({ path: '/p/{accessKey}/{uniqueIdentifier}', body: { id: 'x{uniqueIdentifier}', token: '{token}' } });
    const { path, body } = composeRequest(profile, { ...parts, uniqueIdentifier: odd });
    expect(path.split('/').map(decodeURIComponent)).toEqual(['', 'p', parts.accessKey, odd]);
    expect(path).toMatch(/^[\w%/.!~*'()-]+$/);
    const sent = JSON.parse(JSON.stringify(body)) as { readonly id: string; readonly token: string };
    expect(sent.id).toBe(`x${odd}`);
    expect(JSON.parse(Buffer.from(sent.token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({ uniqueIdentifier: odd });
  });

  test('is another one each time, so that nobody can send one again as theirs', () => {
    const [one, other] = [1, 2].map(() => JSON.stringify(composeRequest(shippedProfile(), parts).body));
    expect(one).not.toBe(other);
  });

  test('does not send the access token, whose purpose is not documented', () => {
    expect(JSON.stringify(composeRequest(shippedProfile(), parts))).not.toContain('token-of-it');
  });

  test('says what of it is unconfirmed', () => {
    expect(shippedProfile().unconfirmed).toEqual(
      expect.arrayContaining(['request.path', 'request.token', 'request.body', 'reply', 'codes']),
    );
  });

  test('sends telemetry as it is documented', () => {
    const credentials = { accessKey: 'ak', accessToken: 'at', clientId: 'ci' };
    const message = composeTelemetry(shippedProfile(), { ...credentials, uniqueIdentifier: 'u', nowMs: NOW_MS });
    expect(message).toMatchObject({
      method: 'POST',
      path: '/?t=/device/ak/telemetry',
      headers: { authorization: `Basic ${Buffer.from('ak:at').toString('base64')}`, 'x-client-id': 'ak' },
      body: { data: {}, ts: NOW_MS },
    });
  });
});

describe('another profile', () => {
  test('has the access key in the query, and the access token where it says', () => {
    const profile = profileWith({ path: '/p?key={accessKey}', headers: { 'x-token': 'T {certificateAccessToken}' } });
    const message = composeRequest(profile, parts);
    expect(message.path).toBe('/p?key=key%2F%C3%A4%3F');
    expect(message.headers).toEqual({ 'x-token': 'T token-of-it' });
    expect(() => composeRequest(profile, { ...parts, accessToken: undefined })).toThrow(
      expect.objectContaining({ code: 'cervello/value-missing', params: { name: 'certificateAccessToken' } }),
    );
  });

  test('sends a signature beside what was signed, in canonical order', () => {
    const token = { scheme: 'detached-signature', payload: { z: 1, id: '{uniqueIdentifier}' } };
    const { body } = composeRequest(
      profileWith({ token, body: { signature: '{token}', payload: '{payload}', fixed: [true, null] } }),
      parts,
    );
    expect(body).toMatchObject({ payload: '{"id":"00-14-22-01-23-84","z":1}', fixed: [true, null] });
  });

  test('keeps a value from being a header that it cannot be, without telling it', () => {
    const profile = profileWith({ headers: { 'x-token': '{certificateAccessToken}' } });
    expect(() => composeRequest(profile, { ...parts, accessToken: 'a\r\nb' })).toThrow(
      expect.objectContaining({ code: 'cervello/unusable-header', params: { name: 'x-token' }, cause: undefined }),
    );
  });

  test.each([
    ['a path without the access key', { path: '/p' }],
    ['a path that is an address', { path: 'https://elsewhere/{accessKey}' }],
    ['a name that there is not', { path: '/{accessKey}/{secret}' }],
    ['a scheme that there is not', { token: { scheme: 'rot13', payload: {} } }],
  ])('is refused with %s', (_what, request) => {
    expect(() => profileWith(request)).toThrow('[');
  });
});
