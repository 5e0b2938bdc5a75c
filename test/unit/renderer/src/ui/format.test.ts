import { describe, expect, test } from 'vitest';
import { formatClock, formatDuration, formatPercent } from '../../../../../renderer/src/ui/format.ts';

describe('durations, as people say them', () => {
  test.each([
    [0, 'under 0.1 s', 'unter 0,1 s'],
    [99, 'under 0.1 s', 'unter 0,1 s'],
    [420, '0.4 s', '0,4 s'],
    [9940, '9.9 s', '9,9 s'],
    [12_400, '12 s', '12 s'],
    [59_600, '1 min 0 s', '1 Min. 0 s'],
    [130_000, '2 min 10 s', '2 Min. 10 s'],
    [3_900_000, '1 h 5 min', '1 Std. 5 Min.'],
  ])('%i ms', (milliseconds, english, german) => {
    expect([formatDuration('en', milliseconds), formatDuration('de', milliseconds)]).toEqual([english, german]);
  });
});

test('a running clock keeps its form and never goes below nothing', () => {
  expect([-500, 7000, 95_000, 3_723_000].map(formatClock)).toEqual(['0:00', '0:07', '1:35', '1:02:03']);
});

test('a yield is rounded down: 100 % means all', () => {
  expect([0.999, 1, 0.5].map((ratio) => formatPercent('en', ratio))).toEqual(['99%', '100%', '50%']);
  expect(formatPercent('de', 0.285)).toBe('28\u00A0%');
});
