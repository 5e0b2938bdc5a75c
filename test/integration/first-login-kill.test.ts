/**
 * A gateway's password is changed at the station's first login, before any unit is chosen and anything is in the record. Whatever
 * happens in between, the next login knows both passwords.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { kuraCredentials, type KuraServer, makeCertificates, sendJson, startKuraServer } from '../support/https-server.ts';
import { LinesideProcess, lineside } from '../support/lineside.ts';

const NEW = 'Planted-new-password-1';

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

test('kill -9 between the change and the first word of the record loses neither password nor unit', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-first-login-'));
  running.push({ stop: () => rm(folder, { recursive: true, force: true }) });
  const kura = await startKuraServer(makeCertificates().kura);
  running.push(kura);
  kura.login = { ...kura.login, passwordChangeNeeded: true };
  kura.answer = ({ path }, response) => (path.endsWith('/framework') ? sendJson(response, 200, { serialNumber: 'A1' }) : '404');
  const changed = Promise.withResolvers<void>();
  kura.intercept = ({ path }) => {
    if (!path.endsWith('changePassword')) return false;
    kura.login = { ...kura.login, password: NEW, passwordChangeNeeded: false };
    changed.resolve();
    // The answer never comes.
    return true;
  };
  const { batch, words } = await lineAt(kura, folder);

  const first = new LinesideProcess(['run', batch, ...words]);
  running.push({ stop: () => first.stop('SIGKILL') });
  await changed.promise;
  await first.stop('SIGKILL');
  expect(JSON.stringify(first.lines)).not.toContain('run.started');

  const second = await lineside(['run', batch, ...words]);
  expect(second.lines.at(-1), second.stderr).toMatchObject({ summary: { units: 1, pass: 1, error: 0, remaining: 0 } });
  expect(second.stderr + JSON.stringify([second.lines, first.lines]) + first.stderr).not.toContain(NEW);
  const tried = kura.requests.filter(({ path }) => path.endsWith('login/password')).map(({ body }) => body.includes(NEW));
  expect(tried).toEqual([false, false, true]);
});

/** One lane with nothing but this web server, and one unit that is told by its serial number. */
async function lineAt(kura: KuraServer, folder: string) {
  const lane = { lane: 1, name: 'Lane 1', rest: { url: kura.url, ...kuraCredentials, newPassword: NEW } };
  await writeFile(join(folder, 'station.json'), JSON.stringify({ lineside: 1, lanes: [lane] }));
  const steps = [{ step: 'identify', with: { expect: { identifier: '{{unit.identifier}}' } } }];
  const recipe = { lineside: 1, recipe: 'Look', model: 'any', version: 1, profile: 'generic', steps };
  await writeFile(join(folder, 'recipe.json'), JSON.stringify(recipe));
  await writeFile(join(folder, 'batch.csv'), 'identifier\r\nA1\r\n');
  const db = ['--db', join(folder, 'journal.sqlite')];
  const imported = await lineside(['import', join(folder, 'batch.csv'), '--recipe', join(folder, 'recipe.json'), '--json', ...db]);
  expect(imported.status, imported.stderr).toBe(0);
  const { id } = imported.lines[0]?.['batch'] as { readonly id: string };
  return { batch: id, words: ['--station', join(folder, 'station.json'), '--operator', 'Ada', '--json', ...db] };
}
