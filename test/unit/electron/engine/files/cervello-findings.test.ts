import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cervelloFindings } from '../../../../../electron/engine/files/cervello-findings.ts';
import { cervelloSchema } from '../../../../../shared/domain/cervello-station.ts';

const folder = mkdtempSync(join(tmpdir(), 'lineside-cervello-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

function findings(part: object) {
  const settings = cervelloSchema.parse({ kind: 'cervello', url: 'https://cervello.example', ...part });
  return cervelloFindings('plant', settings, { folder, environment: {} });
}

test('an address without TLS, with a login or with a query is named by its place, and not repeated', () => {
  const found = findings({ url: 'https://me:word@cervello.example', telemetry: { url: 'https://a/?key=word' } });
  expect(found.map(({ path, code }) => [path, code])).toEqual([
    ['clouds.plant.url', 'cervello/bad-url'],
    ['clouds.plant.telemetry.url', 'cervello/bad-url'],
  ]);
  expect(JSON.stringify(found)).not.toContain('word');
  expect(findings({})).toEqual([]);
});

test.each([
  ['{"adapter": "cervello"', 'cervello/profile-invalid', { path: '', reason: 'JSON' }],
  ['{"adapter": "cervello"}', 'cervello/profile-invalid', { path: 'request' }],
  [undefined, 'cervello/profile-unreadable', {}],
])('a profile of %j is found out before the line starts', (content, code, params) => {
  const file = join(folder, 'profile.json');
  rmSync(file, { force: true });
  if (content !== undefined) writeFileSync(file, content);
  const [found] = findings({ profile: 'profile.json' });
  expect(found).toMatchObject({ path: 'clouds.plant.profile', code, params });
});
