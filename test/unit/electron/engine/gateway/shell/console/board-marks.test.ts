import { expect, test } from 'vitest';
import { boardNames, mayBeSameBoard } from '../../../../../../../electron/engine/gateway/shell/console/board-marks.ts';

const marks = (values: Readonly<Record<string, string>>) => new Map(Object.entries(values));
const before = marks({ boot: '1', machine: 'm', mac: '02:00:00:00:00:01 02:00:00:00:00:02' });

test.each([
  ['the same start, whatever was written meanwhile', { boot: '1', machine: 'new', mac: '02:00:00:00:00:09' }, true],
  ['the same numbers after a restart', { boot: '2', machine: 'm', mac: '02:00:00:00:00:02' }, true],
  ['another machine id', { boot: '2', machine: 'other', mac: '02:00:00:00:00:01' }, false],
  ['other addresses', { boot: '2', machine: 'm', mac: '02:00:00:00:00:07' }, false],
  ['nothing to compare', { boot: '2' }, false],
  ['a number that was not read before', { boot: '2', machine: 'm', serial: 's' }, true],
])('%s', (_name, now, same) => {
  expect(mayBeSameBoard(before, marks(now))).toBe(same);
});

test('a board is named by its start and by all its numbers together', () => {
  expect(boardNames(before)).toEqual(['boot 1', 'board machine m, mac 02:00:00:00:00:01 02:00:00:00:00:02']);
  expect(boardNames(marks({ boot: '1' }))).toEqual(['boot 1']);
});
