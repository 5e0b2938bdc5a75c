import { expect, test } from 'vitest';
import { countTasks } from '../../../../../renderer/src/api/batch-counts.ts';
import type { UnitRow } from '../../../../../renderer/src/api/station-state.ts';

const row = (status: string, attempts: number, outcome?: string) => ({ state: { status, attempts, outcome } }) as unknown as UnitRow;

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
