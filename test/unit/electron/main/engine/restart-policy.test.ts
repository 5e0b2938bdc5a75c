import { expect, test } from 'vitest';
import { createRestartPolicy } from '../../../../../electron/main/engine/restart-policy.ts';

test('an engine may be started again three times within a minute, then a person has to look', () => {
  const mayRestart = createRestartPolicy();
  expect([0, 1000, 2000, 3000, 59_000].map(mayRestart)).toEqual([true, true, true, false, false]);
});

test('a refused start does not count, and a minute later there is a new chance', () => {
  const mayRestart = createRestartPolicy();
  for (const at of [0, 1000, 2000, 3000]) mayRestart(at);
  expect([60_500, 60_600].map(mayRestart)).toEqual([true, false]);
});
