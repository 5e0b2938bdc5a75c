import { describe, expect, it } from 'vitest';
import { resolveBrokerUrl } from '../../../../../../electron/engine/platforms/everyware/broker-url.ts';

describe('resolveBrokerUrl', () => {
  it.each([
    ['sandbox-ec5', 'mqtts://broker-sbx.everyware.io:8883'],
    ['mqtts://broker.example:8883', 'mqtts://broker.example:8883'],
    ['mqtt://10.0.0.1:1883/', 'mqtt://10.0.0.1:1883/'],
    ['mqtts://[fe80::1]:8883', 'mqtts://[fe80::1]:8883'],
  ])('takes %s', (text, url) => {
    expect(resolveBrokerUrl(text)).toBe(url);
  });

  it.each([
    '',
    'broker.example:8883',
    'https://broker.example:8883',
    'wss://broker.example:443',
    'mqtts://broker.example',
    'mqtts://broker.example:0',
    'mqtts://a b:8883',
    'mqtts://a:70000',
    'mqtts://a:8883/x',
    'sandbox-ec6',
  ])('refuses %j', (text) => {
    expect(() => resolveBrokerUrl(text)).toThrow(expect.objectContaining({ code: 'everyware/bad-broker-url' }));
  });

  it('does not repeat a login that somebody put into the URL', () => {
    expect(() => resolveBrokerUrl('mqtts://user:hidden@broker:8883')).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ url: 'mqtts://…@broker:8883' }) }),
    );
  });
});
