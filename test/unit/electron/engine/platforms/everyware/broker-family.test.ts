import { expect, it } from 'vitest';
import { isEverywareHost } from '../../../../../../electron/engine/platforms/everyware/broker-family.ts';

it('tells the brokers of Everyware Cloud by the domains that it publishes, and no other', () => {
  const hosts = [
    'broker-sbx.everyware.io',
    'Broker-Other.everyware-cloud.com',
    'everyware.io.example',
    'notevery.everyware.example',
    '127.0.0.1',
  ];
  expect(hosts.map(isEverywareHost)).toEqual([true, true, false, false, false]);
});
