/** A user id that the system has no entry for, as containers give them: no name, and no home unless a variable says one. */
import { expect, it, vi } from 'vitest';
import { parseArguments } from '../../../electron/cli/arguments.ts';
import { importCommand } from '../../../electron/cli/commands/import.ts';
import { operatorName } from '../../../electron/cli/operator-name.ts';
import { stationPaths } from '../../../electron/station-folder.ts';

vi.mock(import('node:os'), async (importOriginal) => {
  const noEntry = () => {
    throw Object.assign(new Error('no such file or directory'), { code: 'ERR_SYSTEM_ERROR' });
  };
  return { ...(await importOriginal()), userInfo: noEntry, homedir: noEntry };
});

it('gives orders all the same', () => {
  expect(operatorName(parseArguments(importCommand, ['a.csv', '--recipe', 'r'], 'en'))).toBe('unnamed');
});

it('has the station where a variable says, and is told so where none does', () => {
  expect(stationPaths({ LINESIDE_HOME: '/srv/line' }).folder).toBe('/srv/line');
  expect(stationPaths({ XDG_DATA_HOME: '/data' }).folder).toBe('/data/lineside');
  expect(() => stationPaths({})).toThrow(expect.objectContaining({ code: 'station/no-folder' }));
});
