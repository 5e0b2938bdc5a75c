import { describe, expect, it } from 'vitest';
import { stationFolder, stationPaths } from '../../../electron/station-folder.ts';

describe('stationFolder', () => {
  it.each([
    ['linux', { LINESIDE_HOME: '/srv/line' }, '/srv/line'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/lineside'],
    ['linux', { XDG_DATA_HOME: 'relative', LINESIDE_HOME: '' }, '/home/ada/.local/share/lineside'],
    ['linux', {}, '/home/ada/.local/share/lineside'],
    ['darwin', {}, '/home/ada/Library/Application Support/Lineside'],
    ['win32', { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' }, 'C:\\Users\\ada\\AppData\\Roaming\\Lineside'],
  ] as const)('%s with %j', (platform, environment, folder) => {
    expect(stationFolder({ platform, environment, home: '/home/ada' })).toBe(folder);
  });
});

describe('stationPaths', () => {
  it('keeps everything in the station’s folder', () => {
    expect(stationPaths({ LINESIDE_HOME: '/srv/line' })).toEqual({
      folder: '/srv/line',
      journalFile: '/srv/line/journal.sqlite',
      keyFolder: '/srv/line',
      logFolder: '/srv/line/logs',
      stationFile: '/srv/line/station.json',
    });
  });

  it('looks for the key beside a named journal, so that a copied pair works', () => {
    expect(stationPaths({ LINESIDE_HOME: '/srv/line' }, '/copy/a.sqlite')).toMatchObject({
      journalFile: '/copy/a.sqlite',
      keyFolder: '/copy',
    });
  });
});
