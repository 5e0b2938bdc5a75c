import { describe, expect, it } from 'vitest';
import { clientIdOf, judgeClientId, usernameOf } from '../../../../../../electron/engine/platforms/everyware/client-id.ts';

describe('client id and username', () => {
  it('come from MAC address and serial number by the documented rules', () => {
    expect([clientIdOf('00:60:0c:81:20:5a'), usernameOf('00:60:0c:81:20:5a', 'abC-1')]).toEqual(['00600C81205A', '00600C81205A-abC-1']);
  });

  it('cannot be computed from what is no MAC address, or without a serial number', () => {
    expect([clientIdOf(''), clientIdOf('00:60:0c:81:20'), usernameOf('x', 'SN'), usernameOf('00600c81205a', '')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['00600C81205A', 'guaranteed'],
    ['a'.repeat(23), 'guaranteed'],
    ['a'.repeat(24), 'may-be-refused'],
    ['F0:D2:F1:C4:53:DB', 'may-be-refused'],
    ['device.1', 'may-be-refused'],
  ])('%s is %s', (clientId, judgement) => {
    expect(judgeClientId(clientId)).toEqual({ judgement });
  });

  it.each([
    ['a#b', '#'],
    ['a+b', '+'],
    ['a/b', '/'],
    ['a::b', '::'],
    ['a\u0000b', 'U+0000'],
    ['x'.repeat(256), '256 > 255'],
  ])('%j is refused for %s', (clientId, found) => {
    expect(judgeClientId(clientId)).toEqual({ judgement: 'refused', found });
  });
});
