import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from '../../../../../electron/engine/vault/envelope.ts';

const key = randomBytes(32);
const place = ['lineside-secret', 'batch-1', 'unit-1', 'password'];
const content = Buffer.from('pl4nted secret');

describe('an envelope', () => {
  it('opens with its key at its place, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(Buffer.from(unseal(seal(bytes, key, place), key, place) ?? 'nothing').equals(bytes)).toBe(true);
      }),
    );
  });

  it('has a version, a nonce of 12 bytes that is new each time, and a tag of 16 bytes', () => {
    const envelopes = Array.from({ length: 50 }, () => seal(content, key, place));
    expect(envelopes.map((envelope) => [envelope[0], envelope.length])).toEqual(envelopes.map(() => [1, 1 + 12 + content.length + 16]));
    expect(new Set(envelopes.map((envelope) => Buffer.from(envelope.subarray(1, 13)).toString('hex'))).size).toBe(50);
  });

  it.each([
    ['another unit', ['lineside-secret', 'batch-1', 'unit-2', 'password']],
    ['another column', ['lineside-secret', 'batch-1', 'unit-1', 'activationKey']],
    ['another batch', ['lineside-secret', 'batch-2', 'unit-1', 'password']],
    ['names that only look the same when put together', ['lineside-secret', 'batch-1', 'unit-1p', 'assword']],
  ])('does not open at the place of %s', (_, other) => {
    expect(unseal(seal(content, key, place), key, other)).toBeUndefined();
  });

  it('does not open with another key', () => {
    expect(unseal(seal(content, key, place), randomBytes(32), place)).toBeUndefined();
  });

  it('does not open when any of its bits was changed, or its end is missing', () => {
    const envelope = seal(content, key, place);
    for (const index of envelope.keys()) {
      const changed = Uint8Array.from(envelope);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(unseal(changed, key, place)).toBeUndefined();
    }
    for (let length = 0; length < envelope.length; length += 1) expect(unseal(envelope.subarray(0, length), key, place)).toBeUndefined();
  });

  it('holds no byte of its content in plain', () => {
    expect(Buffer.from(seal(content, key, place)).includes('pl4nted')).toBe(false);
  });
});
