import { describe, expect, test } from 'vitest';
import { countTasks, firstPassYield } from '../../../../../renderer/src/api/batch-counts.ts';
import type { UnitRow } from '../../../../../renderer/src/api/station-state.ts';

const row = (status: string, attempts: number, outcome?: string) => ({ state: { status, attempts, outcome } }) as unknown as UnitRow;

describe('first-pass yield', () => {
  test('is not there before a first attempt has ended', () => {
    expect(firstPassYield([row('open', 0), row('running', 1), row('interrupted', 1, 'unknown')])).toBeUndefined();
  });

  test('counts a unit that passed at its second attempt as one that did not at its first', () => {
    expect(firstPassYield([row('settled', 1, 'pass'), row('settled', 2, 'pass'), row('running', 2), row('settled', 1, 'fail')])).toBe(0.25);
  });
});

test('what may be taken, and what has to be looked at first', () => {
  const rows = [
    row('open', 0),
    row('settled', 1, 'timeout'),
    row('settled', 1, 'fail'),
    row('interrupted', 1, 'unknown'),
    row('running', 1),
  ];
  expect(countTasks(rows)).toEqual({ open: 2, interrupted: 1 });
});
