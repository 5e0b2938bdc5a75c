import { describe, expect, test } from 'vitest';
import { countDone, countStandings, standingOf } from '../../../../../renderer/src/ui/standing.ts';
import type { BatchStatus } from '../../../../../shared/domain/unit.ts';

describe('a unit’s standing', () => {
  test.each([
    [{ status: 'open' }, 'open'],
    [{ status: 'running' }, 'running'],
    [{ status: 'interrupted' }, 'interrupted'],
    [{ status: 'interrupted', outcome: 'unknown' }, 'unknown'],
    [{ status: 'settled', outcome: 'pass', proof: 'provisioned' }, 'provisioned'],
    [{ status: 'settled', outcome: 'pass', proof: 'prepared' }, 'prepared'],
    [{ status: 'settled', outcome: 'pass' }, 'passed'],
    [{ status: 'settled', outcome: 'fail' }, 'fail'],
    [{ status: 'settled', outcome: 'timeout' }, 'timeout'],
  ] as const)('of %j is %s', (state, standing) => {
    expect(standingOf(state)).toBe(standing);
  });

  test('is never good without a committed pass', () => {
    expect(standingOf({ status: 'running', proof: 'provisioned' })).toBe('running');
  });
});

test('a batch’s units by standing; unknown and station errors are not done', () => {
  const status = {
    batch: { unitCount: 20 },
    open: 3,
    running: 2,
    interrupted: 1,
    outcomes: { pass: 6, fail: 2, error: 1, unknown: 3, skipped: 2 },
    prepared: 1,
    provisioned: 4,
  } as unknown as BatchStatus;
  expect(countStandings(status)).toEqual([
    { standing: 'provisioned', count: 4 },
    { standing: 'prepared', count: 1 },
    { standing: 'passed', count: 1 },
    { standing: 'fail', count: 2 },
    { standing: 'error', count: 1 },
    { standing: 'skipped', count: 2 },
    { standing: 'unknown', count: 3 },
    { standing: 'interrupted', count: 1 },
    { standing: 'running', count: 2 },
    { standing: 'open', count: 3 },
  ]);
  expect(countDone(status)).toBe(10);
});
