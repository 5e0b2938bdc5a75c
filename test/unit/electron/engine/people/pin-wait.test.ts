/** How long a wrong PIN keeps the next one from being looked at. */
import { describe, expect, it } from 'vitest';
import { pinWaitMs } from '../../../../../electron/engine/people/pin-wait.ts';

const NOW = 1_700_000_000_000;

describe('pinWaitMs', () => {
  it.each([
    [0, 0],
    [2, 0],
    [3, 1000],
    [4, 2000],
    [8, 32_000],
    [12, 300_000],
    [5000, 300_000],
  ])('after %i wrong tries in a row is %i ms', (wrongTries, waitMs) => {
    expect(pinWaitMs({ wrongTries, lastTryMs: NOW }, NOW)).toBe(waitMs);
  });

  it('runs out', () => {
    expect(pinWaitMs({ wrongTries: 4, lastTryMs: NOW }, NOW + 1500)).toBe(500);
    expect(pinWaitMs({ wrongTries: 4, lastTryMs: NOW }, NOW + 60_000)).toBe(0);
  });

  it('is never longer than the whole wait, where the clock was set back', () => {
    expect(pinWaitMs({ wrongTries: 4, lastTryMs: NOW }, NOW - 86_400_000)).toBe(2000);
  });
});
