import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stationContent } from '../../../../../electron/engine/inspect/station-content.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-station-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('masks every password that stands in the file, the new one and root’s own among them', () => {
  const path = join(folder, 'station.json');
  const login = { user: 'user', password: 'hush-1', become: 'su', becomePassword: 'hush-2', newPassword: 'hush-3' };
  const rest = { url: 'https://192.168.2.1', user: 'admin', password: 'hush-4', newPassword: 'hush-5' };
  const lanes = [{ lane: 1, name: 'Left', rest, console: { tcp: '192.168.2.9:4001', login } }];
  writeFileSync(path, JSON.stringify({ lineside: 1, lanes, secrets: { token: 'hush-6' } }), { mode: 0o600 });
  const { content, lines } = stationContent({ path, language: 'en' });
  expect(JSON.stringify([content, lines])).not.toContain('hush-');
  expect(content).toMatchObject({ station: { lanes: [{ rest: { newPassword: '••••••', user: 'admin' } }] } });
});
