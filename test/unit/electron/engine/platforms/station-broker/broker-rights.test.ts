import { describe, expect, it } from 'vitest';
import { mayPublish, maySubscribe } from '../../../../../../electron/engine/platforms/station-broker/broker-rights.ts';

const place = { account: 'plant', clientId: 'GW-1', stationClientId: 'lineside-1' };

describe('what a gateway may say', () => {
  it.each([
    '$EDC/plant/GW-1/MQTT/BIRTH',
    'plant/GW-1/A1/temperature',
    '$EVT/plant/GW-1/CONF/V1/CHANGE',
    '$EDC/plant/lineside-1/CONF-V2/REPLY/42',
    '$EDC/plant/lineside-1/DEPLOY-V2/NOTIFY/GW-1/download',
  ])('is %s', (topic) => expect(mayPublish(topic, place)).toBe(true));

  it.each([
    '$EDC/plant/GW-2/MQTT/BIRTH',
    '$EDC/plant/GW-11/MQTT/BIRTH',
    '$EDC/other/GW-1/MQTT/BIRTH',
    '$EDC/plant/GW-2/CONF-V2/PUT/snapshots',
    '$EDC/plant/lineside-2/CONF-V2/REPLY/42',
    '$EDC/plant/lineside-1/CONF-V2/GET/snapshots',
    '$EDC/plant/lineside-1/DEPLOY-V2/NOTIFY/GW-2/download',
    '$SYS/broker/uptime',
    '$CONTROL/dynamic-security/v1',
  ])('is not %s', (topic) => expect(mayPublish(topic, place)).toBe(false));
});

describe('what a gateway may hear', () => {
  it.each(['$EDC/plant/GW-1/#', '$EDC/plant/GW-1/CONF-V2/+/#', 'plant/GW-1/A1/#'])('is %s', (filter) =>
    expect(maySubscribe(filter, place)).toBe(true),
  );

  it.each([
    '#',
    '+/+/#',
    '$EDC/#',
    '$EDC/plant/#',
    '$EDC/plant/+/MQTT/BIRTH',
    '$EDC/plant/GW-2/#',
    '$EDC/plant/lineside-1/#',
    '$EDC/+/GW-1/#',
  ])('is not %s', (filter) => expect(maySubscribe(filter, place)).toBe(false));
});
