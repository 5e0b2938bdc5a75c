import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hintsFrom, readWindowState, writeWindowState } from '../../../../electron/main/window-state.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-window-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('what a window keeps', () => {
  test('comes back as it was, readable by its owner only', async () => {
    const file = join(folder, 'window.json');
    const state = { bounds: { x: 10, y: 20, width: 1366, height: 768 }, maximized: true, language: 'de', theme: 'dark' } as const;
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test.each(['', 'null', '{"maximized":"yes"}', '{"bounds":{"x":1}}', '{"unknown":1}'])('starts afresh from %j', async (text) => {
    const file = join(folder, 'window.json');
    await writeFile(file, text);
    expect(readWindowState(file)).toEqual({ maximized: false, theme: 'system' });
  });

  test('that cannot be kept is no reason to stop', async () => {
    writeWindowState(join(folder, 'no-such-folder', 'window.json'), { maximized: false, theme: 'light' });
    await expect(readFile(join(folder, 'no-such-folder', 'window.json'))).rejects.toThrow('ENOENT');
  });
});

describe('the language', () => {
  const state = { maximized: false, theme: 'system' } as const;

  test.each([
    [['de-AT', 'en-US'], 'de'],
    [['fr-FR', 'de-DE'], 'de'],
    [['zh-CN'], 'en'],
    [[], 'en'],
  ] as const)('of a system with %j is %s', (languages, language) => {
    expect(hintsFrom(state, languages).language).toBe(language);
  });

  test('that was chosen goes before the system’s', () => {
    expect(hintsFrom({ ...state, language: 'en' }, ['de-DE'])).toEqual({ language: 'en', theme: 'system' });
  });
});
