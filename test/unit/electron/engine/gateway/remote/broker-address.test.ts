import { describe, expect, it } from 'vitest';
import { parseBrokerUrl, placeOf } from '../../../../../../electron/engine/gateway/remote/broker-address.ts';

describe('parseBrokerUrl', () => {
  it.each([
    ['mqtts://broker-sbx.everyware.io:8883', 'broker-sbx.everyware.io:8883', true],
    ['MQTTS://Broker.example/', 'Broker.example:8883', true],
    ['mqtt://192.0.2.7', '192.0.2.7:1883', false],
    ['mqtts://[2001:db8::7]:9000', '[2001:db8::7]:9000', true],
  ])('takes %s', (url, place, isSecure) => {
    const address = parseBrokerUrl(url);
    expect(address?.isSecure).toBe(isSecure);
    expect(address && placeOf(address)).toBe(place);
  });

  it.each([
    '',
    'broker.example:8883',
    'https://broker.example',
    'mqtts://user:secret@broker.example',
    'mqtts://broker.example:70000',
    'mqtts://a b',
  ])('refuses %j', (url) => {
    expect(parseBrokerUrl(url)).toBeUndefined();
  });
});
