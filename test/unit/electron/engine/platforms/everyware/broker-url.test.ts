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
    'mqtts://user:password@a:8883',
    'sandbox-ec6',
  ])('refuses %j', (text) => {
    expect(resolveBrokerUrl(text)).toBeUndefined();
  });
});
