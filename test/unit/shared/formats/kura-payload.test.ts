import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { type KuraPayload, metricOf, payloadLimits } from '../../../../shared/formats/kura-payload.ts';
import { decodeKuraPayload } from '../../../../shared/formats/kura-payload-decode.ts';
import { encodeKuraPayload } from '../../../../shared/formats/kura-payload-encode.ts';
import { anyPayload } from '../../../support/payload-arbitraries.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (payload: KuraPayload) => Buffer.from(encodeKuraPayload(payload)).toString('hex');
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'none';
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : `not an AppError: ${String(thrown)}`;
  }
};

/** A metric message around the given content. */
const metric = (content: string) => `c2b802 ${(content.replaceAll(' ', '').length / 2).toString(16).padStart(2, '0')} ${content}`;

describe('KuraPayload', () => {
  const request = 'c2b8021b0a137265717565737465722e636c69656e742e6964100542025753c2b802120a0a726571756573742e6964100542023432';
  const response = '08cba5d3daaf2bc2b802140a0d726573706f6e73652e636f6465100330c801';

  it('has the bytes of the reference, both ways', () => {
    const asked: KuraPayload = {
      metrics: [
        { name: 'requester.client.id', type: 'STRING', value: 'WS' },
        { name: 'request.id', type: 'STRING', value: '42' },
      ],
    };
    const answered: KuraPayload = {
      timestamp: 1_490_275_324_619n,
      metrics: [{ name: 'response.code', type: 'INT32', value: 200 }],
    };
    expect(hex(asked)).toBe(request);
    expect(hex(answered)).toBe(response);
    expect(decodeKuraPayload(bytes(request))).toEqual(asked);
    expect(decodeKuraPayload(bytes(response))).toEqual(answered);
    expect(metricOf(answered, 'response.code')?.value).toBe(200);
  });

  it('comes back as it went, whatever it holds', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        expect(decodeKuraPayload(encodeKuraPayload(payload))).toEqual(payload);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['unknown fields and groups', `18 05  ba3e 02 6161  1b 08 01 1c`, { metrics: [] }],
    ['a field of another wire type', '0d 01020304', { metrics: [] }],
    [
      'an unknown metric type before a known one',
      metric('0a0161 1063 1005 420178'),
      { metrics: [{ name: 'a', type: 'STRING', value: 'x' }] },
    ],
    ['a value of another type than named', metric('0a0161 1003 420178'), { metrics: [{ name: 'a', type: 'INT32', value: 0 }] }],
    ['a metric without value', metric('0a0161 1006'), { metrics: [{ name: 'a', type: 'BYTES', value: new Uint8Array(0) }] }],
    ['a number longer than 32 bits as INT32', metric('0a0161 1003 30 8180808010'), { metrics: [{ name: 'a', type: 'INT32', value: 1 }] }],
    [
      'a position in two parts',
      '12 09 09 000000000000f03f 12 09 11 0000000000000040',
      { metrics: [], position: { latitude: 1, longitude: 2 } },
    ],
    ['nothing', '', { metrics: [] }],
  ])('reads %s as Java does', (_case, text, payload) => {
    expect(decodeKuraPayload(bytes(text))).toEqual(payload);
  });

  it.each([
    ['a metric without name', metric('1005 420178')],
    ['a metric without type', metric('0a0161 420178')],
    ['a metric of unknown type', metric('0a0161 1007')],
    ['a position without longitude', '12 09 09 000000000000f03f'],
    ['a message that is longer than the file', 'c2b802 1b 0a'],
    ['a field that is longer than its message', `${metric('0a0161 1005 4209 78')} 78787878787878787878`],
    ['a text cut off', 'c2b802 04 0a05 6161'],
    ['a number cut off', '08 cba5'],
    ['a number without end', '08 ffffffffffffffffffffff'],
    ['a field number 0', '00 01'],
    ['an end without beginning', '1c'],
    ['groups in groups', '1b'.repeat(200)],
    ['a tag cut off', 'c2b8'],
    ['text', Buffer.from('{"metrics":{}}').toString('hex')],
  ])('refuses %s', (_case, text) => {
    expect(codeOf(() => decodeKuraPayload(bytes(text)))).toBe('payload/malformed');
  });

  it('refuses more than its limits', () => {
    const one = encodeKuraPayload({ metrics: [{ name: '', type: 'BOOL', value: true }] });
    const many = new Uint8Array(one.length * (payloadLimits.metrics + 1));
    for (let at = 0; at < many.length; at += one.length) many.set(one, at);
    expect(codeOf(() => decodeKuraPayload(many))).toBe('payload/too-many-metrics');
    expect(decodeKuraPayload(many.subarray(one.length)).metrics).toHaveLength(payloadLimits.metrics);
    expect(codeOf(() => decodeKuraPayload(new Uint8Array(payloadLimits.bytes + 1)))).toBe('payload/too-large');
  });

  it.each([
    ['INT32', 2 ** 31],
    ['INT32', 1.5],
    ['FLOAT', 1e39],
    ['INT64', 2n ** 63n],
  ] as const)('does not write as %s what that cannot hold', (type, value) => {
    expect(codeOf(() => encodeKuraPayload({ metrics: [{ name: 'a', type, value } as never] }))).toBe('payload/wrong-value');
  });

  it('does not write a time or a position beyond its type', () => {
    expect(codeOf(() => encodeKuraPayload({ timestamp: 2n ** 63n, metrics: [] }))).toBe('payload/wrong-value');
    const position = { latitude: 1, longitude: 2, satellites: 2 ** 31 };
    expect(codeOf(() => encodeKuraPayload({ position, metrics: [] }))).toBe('payload/wrong-value');
  });

  it('throws nothing but its own errors at spoiled bytes', () => {
    const spoiled = fc.tuple(anyPayload, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat(400));
    fc.assert(
      fc.property(spoiled, ([payload, changes, length]) => {
        const found = encodeKuraPayload(payload);
        for (const [at, byte] of changes) if (found.length > 0) found[at % found.length] = byte;
        expect(['none', 'payload/malformed']).toContain(codeOf(() => decodeKuraPayload(found.subarray(0, length))));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(['none', 'payload/malformed']).toContain(codeOf(() => decodeKuraPayload(noise)));
      }),
      { numRuns: 2000 },
    );
  });
});
