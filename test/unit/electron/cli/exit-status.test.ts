import { expect, it } from 'vitest';
import { statusOfError } from '../../../../electron/cli/exit-status.ts';
import { AppError } from '../../../../shared/errors/app-error.ts';

it.each([
  ['cli/bad-arguments', 2],
  ['people/wrong-pin', 2],
  ['run/aborted', 3],
  /* Nothing was wrong with the words: the engine that had taken them is gone. */
  ['engine/stopped', 3],
  ['bug/unexpected', 70],
] as const)('%s ends with %i', (code, status) => {
  expect(statusOfError(new AppError(code))).toBe(status);
});

it('whatever nobody foresaw ends with 70', () => {
  expect(statusOfError(new TypeError('x is not a function'))).toBe(70);
});
