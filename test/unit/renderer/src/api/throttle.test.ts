import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createThrottle } from '../../../../../renderer/src/api/throttle.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the first call acts at once, many calls meanwhile act once at the end, and the last is never lost', () => {
  const act = vi.fn();
  const call = createThrottle(250, act);
  call();
  expect(act).toHaveBeenCalledTimes(1);
  for (let times = 0; times < 10; times += 1) call();
  vi.advanceTimersByTime(249);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(2);
  call();
  expect(act).toHaveBeenCalledTimes(3);
});
