import { describe, expect, it } from 'vitest';
import { attributeOf } from '../../../../../../electron/engine/platforms/everyware/provisioning-properties.ts';

const find = (property: Parameters<typeof attributeOf>[1], ...ids: (string | [string, string])[]) =>
  attributeOf(
    ids.map((item) => (typeof item === 'string' ? { id: item } : { id: item[0], name: item[1] })),
    property,
  )?.id;

describe('attributeOf', () => {
  it.each([
    ['brokerUrl', 'broker-url'],
    ['brokerUrl', 'Broker.URL'],
    ['brokerUrl', 'provisioning.broker.url'],
    ['brokerUrl', 'provisioningBrokerUrl'],
    ['caAuthentication', 'ca_authentication'],
    ['retryMaxAttempts', 'RETRY-MAX-ATTEMPTS'],
    ['clientId', 'prov_client-id'],
  ] as const)('finds %s by the id %s', (property, id) => {
    expect(find(property, 'other', id)).toBe(id);
  });

  it('finds it by the printed name where the id says nothing', () => {
    expect(find('accountName', ['x.9', 'account-name'], ['x.8', 'Username'])).toBe('x.9');
  });

  it('takes an exact name before one that only ends in it', () => {
    expect(find('enabled', 'tls.enabled', 'enabled', 'keep.enabled')).toBe('enabled');
  });

  it('does not take half words', () => {
    expect([find('provisioned', 'unprovisioned'), find('timeout', 'connecttimeout'), find('enabled', 'disabled')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('refuses to choose between two', () => {
    expect(() => find('timeout', 'a.timeout', 'b.timeout')).toThrow(
      expect.objectContaining({ code: 'everyware/ambiguous-property', params: { property: 'timeout', found: 'a.timeout, b.timeout' } }),
    );
    expect(() => find('username', ['x', 'Username'], 'username')).toThrow(
      expect.objectContaining({ code: 'everyware/ambiguous-property' }),
    );
  });
});
