import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromPayloadBytes, toPayloadBytes } from '../../../../../../electron/engine/gateway/remote/payload-bytes.ts';
import { AppError } from '../../../../../../shared/errors/app-error.ts';
import { type KuraPayload, payloadLimits } from '../../../../../../shared/formats/kura-payload.ts';
import { encodeKuraPayload } from '../../../../../../shared/formats/kura-payload-encode.ts';

const short: KuraPayload = { metrics: [{ name: 'request.id', type: 'STRING', value: '42' }] };
const long: KuraPayload = { metrics: [], body: new Uint8Array(4000).fill(65) };

const wrongSum = () => {
  const packed = gzipSync(encodeKuraPayload(long));
  return packed.fill(0xff, packed.length - 8, packed.length - 4);
};

describe('bytes of a KuraPayload', () => {
  it('are packed only where that makes them shorter', () => {
    expect(fromPayloadBytes(toPayloadBytes(short, { gzip: true })).gzip).toBe(false);
    const packed = toPayloadBytes(long, { gzip: true });
    expect(packed.length).toBeLessThan(200);
    expect(fromPayloadBytes(packed).gzip).toBe(true);
    expect(Buffer.from(fromPayloadBytes(packed).payload.body ?? []).equals(Buffer.alloc(4000, 65))).toBe(true);
    expect(toPayloadBytes(long, { gzip: false })).toHaveLength(encodeKuraPayload(long).length);
  });

  it.each([
    ['payload/gzip-cut', () => gzipSync(encodeKuraPayload(long)).subarray(0, -9)],
    ['payload/gzip-damaged', () => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(40, 0xee)])],
    ['payload/gzip-damaged', wrongSum],
    ['payload/malformed', () => gzipSync('no message')],
    ['payload/too-large', () => gzipSync(Buffer.alloc(payloadLimits.bytes + 1))],
    ['payload/too-large', () => Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(payloadLimits.bytes)])],
  ])('are %s where they cannot be read', (code, bytes) => {
    expect(() => fromPayloadBytes(bytes())).toThrow(expect.objectContaining({ code }) as AppError);
  });

  it('unpacks no more of a bomb than the limit', () => {
    const bomb = gzipSync(Buffer.alloc(512 * 1024 * 1024), { level: 9 });
    const before = process.memoryUsage().arrayBuffers;
    expect(() => fromPayloadBytes(bomb)).toThrow(AppError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(3 * payloadLimits.bytes);
  });
});
