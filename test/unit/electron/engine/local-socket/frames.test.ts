import { describe, expect, it } from 'vitest';
import { encodeFrame, FrameReader } from '../../../../../electron/engine/local-socket/frames.ts';

const messages = [{ a: 1 }, 'ä€𝄞', [], { text: 'x'.repeat(10_000) }];

describe('frames', () => {
  it.each([1, 3, 7, 4096, 1_000_000])('arrive whole and in order in pieces of %d bytes', (size) => {
    const stream = Buffer.concat(messages.map(encodeFrame));
    const reader = new FrameReader();
    const heard: unknown[] = [];
    for (let at = 0; at < stream.length; at += size) heard.push(...reader.take(stream.subarray(at, at + size)));
    expect(heard).toEqual(messages);
  });

  it('that are longer than allowed, or no JSON, are refused', () => {
    expect(() => [...new FrameReader(() => 10).take(encodeFrame('x'.repeat(20)))]).toThrow(RangeError);
    expect(() => [...new FrameReader().take(Buffer.from([0xff, 0xff, 0xff, 0xff]))]).toThrow(RangeError);
    expect(() => [...new FrameReader().take(Buffer.from([0, 0, 0, 1, 0x7b]))]).toThrow(SyntaxError);
  });

  it('in one piece with a greeting are read with the room that the greeting gives', () => {
    let room = 10;
    const reader = new FrameReader(() => room);
    const heard: unknown[] = [];
    for (const message of reader.take(Buffer.concat([encodeFrame('hello'), encodeFrame('y'.repeat(50))]))) {
      heard.push(message);
      room = 100;
    }
    expect(heard).toEqual(['hello', 'y'.repeat(50)]);
  });
});
