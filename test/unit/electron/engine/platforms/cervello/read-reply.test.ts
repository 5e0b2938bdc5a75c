import { describe, expect, test } from 'vitest';
import { shippedProfile } from '../../../../../../electron/engine/platforms/cervello/read-profile.ts';
import { credentialsIn, isOfAnother, readReply } from '../../../../../../electron/engine/platforms/cervello/read-reply.ts';

const { reply, codes } = shippedProfile();

function read(status: number, body: unknown) {
  return readReply({ status, headers: {}, text: typeof body === 'string' ? body : JSON.stringify(body) }, reply, codes);
}

describe('an answer of Cervello', () => {
  test.each([
    [200, 2001, 'success'],
    [404, 205, 'unknown-identifier'],
    [409, 204, 'exists'],
    [401, 101, 'bad-token'],
    [403, 102, 'bad-token'],
    [429, 207, 'too-many'],
    [400, 203, 'refused'],
    // Codes are of the body: 201 and 204 of HTTP mean nothing here.
    [200, 201, 'unclear'],
    [500, 1001, 'unclear'],
    [400, 2001, 'unclear'],
    [500, 2001, 'unclear'],
    // A refusal comes with a status of refusal.
    [200, 205, 'unclear'],
    [200, 101, 'unclear'],
    [307, 204, 'unclear'],
    [302, 2001, 'unclear'],
  ] as const)('of HTTP %i with code %i means %s', (status, code, meaning) => {
    expect(read(status, { code }).meaning).toBe(meaning);
  });

  test('with the code as a text is read alike', () => {
    expect(read(404, { code: '205' }).meaning).toBe('unknown-identifier');
  });

  test.each([
    [502, '<html>Bad Gateway</html>', 'unclear'],
    [200, '', 'unclear'],
    [200, '[]', 'unclear'],
    [429, 'slow down', 'too-many'],
    [403, 'proxy says no', 'refused'],
    [200, { code: '__proto__' }, 'unclear'],
  ] as const)('of HTTP %i that is no envelope (%j) means %s', (status, body, meaning) => {
    expect(read(status, body).meaning).toBe(meaning);
  });

  test('shows code and key, and nothing that could be more', () => {
    const { facts } = read(404, { code: 205, messageKey: `resource_not_found\u202e ${'x'.repeat(100)}`, message: 'secret' });
    expect(facts).toEqual({ status: 404, code: '205', messageKey: `resource_not_found??${'x'.repeat(44)}` });
  });
});

describe('credentials', () => {
  const result = { deviceId: 'd', clientId: 'c', accessKey: 'k', accessToken: 't' };

  test('are where the profile says', () => {
    expect(credentialsIn({ code: 2001, result }, reply)).toEqual(result);
    const { clientId: _left, ...withoutClientId } = reply;
    expect(credentialsIn({ result }, withoutClientId)).toMatchObject({ clientId: 'k' });
  });

  test.each(['clientId', 'accessKey', 'accessToken'] as const)('without %s are none', (name) => {
    expect(credentialsIn({ result: { ...result, [name]: '' } }, reply)).toBeUndefined();
  });

  test.each([
    ['a line end', 'a\r\nx-evil: 1'],
    ['NUL', 'a\0'],
    ['half a character', 'a\ud800'],
    ['a megabyte', 'a'.repeat(1_000_000)],
  ])('with %s are none that a device could log in with', (_what, value) => {
    for (const name of ['clientId', 'accessKey', 'accessToken'])
      expect(credentialsIn({ result: { ...result, [name]: value } }, reply)).toBeUndefined();
  });

  test('are not the unit’s where the answer names another device', () => {
    const named = (uniqueIdentifier: unknown) => isOfAnother({ result: { ...result, uniqueIdentifier } }, reply, '00-14');
    expect(['00-14', undefined, null, '', '00-15', '00-14 ', 14].map(named)).toEqual([false, false, false, false, true, true, true]);
  });

  test('need no device id', () => {
    expect(credentialsIn({ result: { ...result, deviceId: null } }, reply)).toEqual({ ...result, deviceId: undefined });
  });
});
