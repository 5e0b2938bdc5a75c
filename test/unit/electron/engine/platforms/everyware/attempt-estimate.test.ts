import { describe, expect, it } from 'vitest';
import { estimatedAttempts } from '../../../../../../electron/engine/platforms/everyware/attempt-estimate.ts';

const settings = { retryInterval: 60, timeout: 30, retryMaxAttempts: -1 };

describe('estimatedAttempts', () => {
  it.each([
    [0, settings, '1'],
    [59, settings, '1'],
    [61, settings, '1–2'],
    [600, settings, '7–11'],
    [600, { ...settings, retryMaxAttempts: 8 }, '7–8'],
    [6000, { ...settings, retryMaxAttempts: 3 }, '3'],
    [600, { ...settings, timeout: undefined }, '11'],
    [600, { ...settings, retryInterval: undefined }, undefined],
    [600, { ...settings, retryInterval: 0 }, undefined],
  ])('after %d s with %j: %s', (seconds, given, attempts) => {
    expect(estimatedAttempts(seconds, given)).toBe(attempts);
  });
});
