import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KuraMetric, KuraPayload } from '../../../../shared/formats/kura-payload.ts';
import { decodeSimpleJson } from '../../../../shared/formats/simple-json-decode.ts';
import { encodeSimpleJson, metricsSpoiledByJson } from '../../../../shared/formats/simple-json-encode.ts';
import { anyPayload } from '../../../support/payload-arbitraries.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const metrics = (...list: KuraMetric[]): KuraPayload => ({ metrics: list });

describe('simple JSON', () => {
  it('is written by the rules of the reference', () => {
    const payload: KuraPayload = {
      timestamp: 1_490_275_324_619n,
      position: { latitude: 45.5, longitude: 12, satellites: 4, timestamp: 5n, altitude: Number.NaN },
      metrics: [
        { name: 'request.id', type: 'STRING', value: '4"2' },
        { name: 'long', type: 'INT64', value: 9_007_199_254_740_993n },
        { name: 'int', type: 'INT32', value: 7 },
        { name: 'double', type: 'DOUBLE', value: 5 },
        { name: 'none', type: 'DOUBLE', value: Number.POSITIVE_INFINITY },
        { name: 'bool', type: 'BOOL', value: true },
        { name: 'bytes', type: 'BYTES', value: Uint8Array.of(1, 2) },
      ],
      body: utf8('{}'),
    };
    expect(encodeSimpleJson(payload)).toBe(
      '{"sentOn":1490275324619,"position":{"latitude":45.5,"longitude":12.0,"timestamp":5,"satellites":4},' +
        '"metrics":{"request.id":"4\\"2","long":9007199254740993,"int":7,"double":5.0,"bool":true,"bytes":"AQI="},"body":"e30="}',
    );
    expect(metricsSpoiledByJson(payload).map(({ name }) => name)).toEqual(['int', 'none', 'bytes']);
  });

  it.each([
    ['{"metrics":{"a":5}}', metrics({ name: 'a', type: 'INT64', value: 5n })],
    ['{"Metrics":{"a":5.0}}', metrics({ name: 'a', type: 'DOUBLE', value: 5 })],
    ['{"METRICS":{"a":9223372036854775807}}', metrics({ name: 'a', type: 'INT64', value: 2n ** 63n - 1n })],
    ['{"metrics":{"a":9223372036854775808}}', metrics({ name: 'a', type: 'DOUBLE', value: 2 ** 63 })],
    ['{"metrics":{"a":null,"b":"AQI="}}', metrics({ name: 'b', type: 'STRING', value: 'AQI=' })],
    ['{"SENTON":5,"body":"e30="}', { timestamp: 5n, metrics: [], body: utf8('{}') }],
    ['{"position":{"LATITUDE":1,"longitude":2.5,"status":4}}', { metrics: [], position: { latitude: 1, longitude: 2.5, status: 4 } }],
    ['{}', { metrics: [] }],
  ])('reads %s', (text, payload) => {
    expect(decodeSimpleJson(text)).toEqual(payload);
  });

  it.each([
    '{"metrics":{},"other":1}',
    '[]',
    '5',
    'null',
    'text',
    '{"sentOn":"5"}',
    '{"metrics":{"a":[1]}}',
    '{"metrics":5}',
    '{"body":"$"}',
  ])('takes %s whole for the body', (text) => {
    expect(decodeSimpleJson(text)).toEqual({ metrics: [], body: utf8(text) });
  });

  it('brings back whatever it can carry', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        const spoiled = new Set(metricsSpoiledByJson(payload));
        const kept = [...new Map(payload.metrics.filter((metric) => !spoiled.has(metric)).map((metric) => [metric.name, metric])).values()];
        const { position: _position, ...rest } = payload;
        const found = decodeSimpleJson(encodeSimpleJson({ ...rest, metrics: kept }));
        const byName = (list: readonly KuraMetric[]) => list.toSorted((one, other) => (one.name < other.name ? -1 : 1));
        expect({ ...found, metrics: byName(found.metrics) }).toEqual({ ...rest, metrics: byName(kept) });
      }),
      { numRuns: 500 },
    );
  });
});
