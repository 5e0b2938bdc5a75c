import { describe, expect, it } from 'vitest';
import { lifecycleOf } from '../../../../../../electron/engine/gateway/remote/lifecycle.ts';
import { toMessageBytes } from '../../../../../../electron/engine/gateway/remote/message-bytes.ts';
import type { KuraMetric } from '../../../../../../shared/formats/kura-payload.ts';

const text = (name: string, value: string): KuraMetric => ({ name, type: 'STRING', value });
const birth = (encoding: 'kura-protobuf' | 'simple-json', ...metrics: readonly KuraMetric[]) =>
  toMessageBytes({ metrics }, { encoding, gzip: true });

describe('lifecycleOf', () => {
  it('reads a birth in either form', () => {
    const metrics = [text('serial_number', 'SN1'), text('application_ids', 'CONF-V2, SYS-V1,,'), text('accept_encoding', 'gzip')];
    expect(lifecycleOf('$EDC/acme/GW-1/MQTT/BIRTH', birth('kura-protobuf', ...metrics))).toEqual({
      kind: 'birth',
      account: 'acme',
      clientId: 'GW-1',
      facts: {
        metrics: { serial_number: 'SN1', application_ids: 'CONF-V2, SYS-V1,,', accept_encoding: 'gzip' },
        applicationIds: ['CONF-V2', 'SYS-V1'],
        encoding: 'kura-protobuf',
        acceptsGzip: true,
      },
    });
    const json = lifecycleOf('$EDC/acme/GW-1/MQTT/APPS', birth('simple-json', text('payload_encoding', 'SIMPLE_JSON')));
    expect(json).toMatchObject({ kind: 'apps', facts: { encoding: 'simple-json', acceptsGzip: false, applicationIds: undefined } });
  });

  it('takes an empty last will, and tells what it cannot read', () => {
    expect(lifecycleOf('$EDC/acme/GW-1/MQTT/LWT', new Uint8Array(0))).toMatchObject({ kind: 'last-will', facts: { metrics: {} } });
    const spoiled = lifecycleOf('$EDC/acme/GW-1/MQTT/DC', Uint8Array.of(0xff, 0xff, 1));
    expect(spoiled).toMatchObject({ kind: 'disconnect', unreadable: 'payload/malformed' });
  });

  it.each(['$EDC/acme/GW-1/MQTT/OTHER', '$EDC/acme/GW-1/MQTT/BIRTH/x', 'acme/GW-1/MQTT/BIRTH', '$EDC/acme/GW-1/MQTT/toString', '$EDC'])(
    'passes over %s',
    (topic) => {
      expect(lifecycleOf(topic, new Uint8Array(0))).toBeUndefined();
    },
  );
});
