/** The ProvisioningService's settings as the gateway understands them, and the ids that no one can know beforehand. */
import { describe, expect, it } from 'vitest';
import { initialValues } from '../../../../../electron/simulator/kura/definitions.ts';
import { provisioningComponents } from '../../../../../electron/simulator/provisioning/provisioning-definition.ts';
import { ClassCastException, readSettings } from '../../../../../electron/simulator/provisioning/provisioning-settings.ts';

const own = { macAddress: '00:60:0c:81:20:5A', serialNumber: 'ABC 123' };
const [component] = provisioningComponents('seed', ['']);
if (component === undefined) throw new Error('no component');
const { template, ids } = component;

describe('the settings', () => {
  it('compute client id and username where they are empty', () => {
    const settings = readSettings(initialValues(template), ids, own);
    expect(settings).toMatchObject({
      clientId: '00600C81205A',
      username: '00600C81205A-ABC 123',
      enabled: false,
      maxAttempts: Number.POSITIVE_INFINITY,
    });
  });

  it('replace in a client id what MQTT topics do not bear', () => {
    const values = initialValues(template).set(ids.clientId, { type: 'STRING', value: 'a/b+c#d.e' });
    expect(readSettings(values, ids, own).clientId).toBe('a-b-c-d-e');
  });

  it('fail on a value that was stored with a wrong type', () => {
    const values = initialValues(template).set(ids.retryInterval, { type: 'STRING', value: '30' });
    expect(() => readSettings(values, ids, own)).toThrow(ClassCastException);
  });
});

describe('the definition', () => {
  it('differs with the seed in everything that is not public, and in nothing that is', () => {
    const seeds = Array.from({ length: 24 }, (_item, index) => provisioningComponents(`seed ${index}`, [''])[0]);
    const labels = seeds.map((one) => one?.template.definition.ad.map(({ name }) => name));
    expect(new Set(seeds.map((one) => one?.template.pid)).size).toBe(24);
    expect(new Set(seeds.map((one) => one?.ids.brokerUrl)).size).toBeGreaterThan(3);
    expect(new Set(seeds.map((one) => one?.template.definition.ad.find(({ name }) => name === 'activation-key')?.type)).size).toBe(2);
    for (const one of labels) expect(one).toEqual(labels[0]);
    expect(labels[0]).toEqual([
      'enabled',
      'provisioned',
      'ca-authentication',
      'Broker URL',
      'account-name',
      'Username',
      'Password',
      'activation-key',
      'Client ID',
      'retry-interval',
      'retry-max-attempts',
      'timeout',
    ]);
  });

  it('is one per cloud connection, with the connection’s suffix', () => {
    const [first, second] = provisioningComponents('seed', ['', '-2']);
    expect(second?.template.pid).toMatch(/-2$/);
    expect(first?.template.pid).not.toMatch(/-2$/);
    expect(second?.template.definition).toEqual(first?.template.definition);
  });
});
