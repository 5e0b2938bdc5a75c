import { describe, expect, it } from 'vitest';
import { PacketLengths } from '../../../../../../electron/engine/platforms/station-broker/packet-limit.ts';

/** A PUBLISH of so many bytes behind its fixed header (MQTT 3.1.1 §2.2). */
function publish(bytes: number): Buffer {
  const length: number[] = [];
  for (let rest = bytes; length.length === 0 || rest > 0; rest = Math.floor(rest / 128))
    length.push((rest % 128) + (rest >= 128 ? 128 : 0));
  return Buffer.concat([Buffer.from([0x30, ...length]), Buffer.alloc(bytes)]);
}

describe('PacketLengths', () => {
  it.each([1, 7, 4096])('follows packets of every length in pieces of %i bytes', (pieceBytes) => {
    const lengths = new PacketLengths(40_000);
    const stream = Buffer.concat([0, 1, 126, 127, 128, 16_383, 16_384, 39_000].map(publish));
    for (let at = 0; at < stream.length; at += pieceBytes) expect(lengths.accept(stream.subarray(at, at + pieceBytes))).toBe(true);
  });

  it('refuses a packet by its announced length, before any of it has come', () => {
    const lengths = new PacketLengths(1000);
    expect(lengths.accept(publish(900))).toBe(true);
    expect(lengths.accept(publish(1100).subarray(0, 3))).toBe(false);
  });

  it('refuses a length that never ends', () => {
    expect(new PacketLengths(10_000_000_000).accept(Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0x01]))).toBe(false);
  });
});
