import { describe, expect, it } from 'vitest';
import { ownBrokerFindings } from '../../../../../electron/engine/files/own-broker-findings.ts';
import { listenAddress, stationBrokerSchema } from '../../../../../shared/domain/station-broker.ts';
import { stationFileSchema } from '../../../../../shared/domain/station-file.ts';

const lanes = [{ lane: 1, name: '1', ssh: { host: 'a', user: 'b', password: 'c' } }];
const beside = { url: 'mqtts://a:8883', caFile: 'ca.pem', user: 'admin', password: 'x' };
const found = (file: object) =>
  ownBrokerFindings(stationFileSchema.parse({ lineside: 1, lanes, ...file })).map(({ path, code }) => [path, code]);

describe('ownBrokerFindings', () => {
  it('finds nothing in what can be used', () => {
    expect(found({ stationBroker: { host: 'station' } })).toEqual([]);
    expect(found({ brokers: { beside }, stationBroker: { external: { broker: 'beside' } } })).toEqual([]);
  });

  it('keeps the name of the station’s broker for it', () => {
    expect(found({ brokers: { station: beside } })).toEqual([['brokers.station', 'own-broker/reserved-name']]);
  });

  it('asks of a mosquitto that it is there, with its administrator and its authority', () => {
    const path = 'stationBroker.external.broker';
    const stationBroker = { external: { broker: 'beside' } };
    expect(found({ stationBroker })).toEqual([[path, 'broker/not-in-station-file']]);
    expect(found({ brokers: { beside: { url: beside.url } }, stationBroker })).toEqual([
      [path, 'own-broker/no-administrator'],
      [path, 'own-broker/no-authority'],
    ]);
  });
});

describe('stationBroker in a station file', () => {
  it.each([
    ['0.0.0.0:8883', { host: '0.0.0.0', port: 8883 }],
    ['[::1]:1', { host: '::1', port: 1 }],
    ['172.16.0.2:65536', undefined],
    ['8883', undefined],
    ['a b:1', undefined],
  ])('listens at %s or not', (text, address) => expect(listenAddress(text)).toEqual(address));

  it('needs a host unless mosquitto stands in for it, and an account that is one level of a topic', () => {
    expect(stationBrokerSchema.safeParse({}).success).toBe(false);
    expect(stationBrokerSchema.safeParse({ host: 'station', account: 'a/b' }).success).toBe(false);
    expect(stationBrokerSchema.parse({ host: '172.16.0.2' })).toMatchObject({ listen: '0.0.0.0:8883', account: 'lineside' });
  });
});
