/**
 * A gateway that demands another password is given one of its own. It is kept before the gateway hears of it, so that a kill at any
 * moment leaves a password that is known; from then on it is the unit's.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openEngine } from '../../electron/engine/open-engine.ts';
import { REST_PASSWORD_COLUMN } from '../../shared/domain/generated-secrets.ts';
import { batchIdSchema } from '../../shared/domain/ids.ts';
import { kuraCredentials, type KuraServer, makeCertificates, sendJson, startKuraServer } from '../support/https-server.ts';
import { LinesideProcess, lineside } from '../support/lineside.ts';

const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).toReversed()) await one.stop();
});

async function aKura(): Promise<KuraServer> {
  const kura = await startKuraServer(makeCertificates().kura);
  running.push(kura);
  kura.login = { ...kura.login, passwordChangeNeeded: true };
  kura.answer = ({ path }, response) => (path.endsWith('/framework') ? sendJson(response, 200, { serialNumber: 'A1' }) : '404');
  return kura;
}

/** Of each demand to change it, in order. */
const asked = (kura: KuraServer) =>
  kura.requests
    .filter(({ path }) => path.endsWith('changePassword'))
    .map(({ body }) => (JSON.parse(body) as { newPassword: string }).newPassword);

const tried = (kura: KuraServer) =>
  kura.requests
    .filter(({ path }) => path.endsWith('login/password'))
    .map(({ body }) => (JSON.parse(body) as { password: string }).password);

test('each gets a random one, which is the unit’s from then on and is used again', { timeout: 120_000 }, async () => {
  const kura = await aKura();
  const { batch, words, folder } = await lineAt(kura);
  const first = await lineside(['run', batch, ...words]);
  expect(first.lines.at(-1), first.stderr).toMatchObject({ summary: { units: 1, pass: 1 } });
  const [made = ''] = asked(kura);
  expect(kura.login.password).toBe(made);
  expect(made).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])(?=.*[^A-Za-z0-9])\S{24}$/);
  kura.requests.length = 0;
  const again = await lineside(['run', (await lineImport(folder, 'A1')).batch, ...words]);
  expect(again.lines.at(-1), again.stderr).toMatchObject({ summary: { units: 1, pass: 1 } });
  expect(tried(kura)).toEqual([made]);
  expect(JSON.stringify([first, again])).not.toContain(made);
  expect(await everyFile(folder)).not.toContain(made);
  expect(await secretOf(folder, batch)).toBe(made);
});

test.each(['before', 'after'] as const)(
  'kill -9 just %s the gateway has it leaves a password that is known',
  { timeout: 120_000 },
  async (when) => {
    const kura = await aKura();
    const reached = Promise.withResolvers<void>();
    kura.intercept = ({ path, body }) => {
      if (!path.endsWith('changePassword')) return false;
      const { newPassword } = JSON.parse(body) as { newPassword: string };
      if (when === 'after') kura.login = { ...kura.login, password: newPassword, passwordChangeNeeded: false };
      reached.resolve();
      // The answer never comes.
      return true;
    };
    const { batch, words, folder } = await lineAt(kura);
    const killed = new LinesideProcess(['run', batch, ...words]);
    running.push({ stop: () => killed.stop('SIGKILL') });
    await reached.promise;
    await killed.stop('SIGKILL');
    kura.intercept = () => false;
    const second = await lineside(['run', batch, ...words]);
    expect(second.lines.at(-1), second.stderr).toMatchObject({ summary: { units: 1, pass: 1, error: 0, remaining: 0 } });
    expect(new Set(asked(kura))).toEqual(new Set([kura.login.password]));
    expect(await secretOf(folder, batch)).toBe(kura.login.password);
  },
);

async function lineAt(kura: KuraServer) {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-own-passwords-'));
  running.push({ stop: () => rm(folder, { recursive: true, force: true }) });
  const lane = { lane: 1, name: 'Lane 1', rest: { url: kura.url, ...kuraCredentials, newPassword: { generate: true } } };
  await writeFile(join(folder, 'station.json'), JSON.stringify({ lineside: 1, lanes: [lane] }));
  const { batch } = await lineImport(folder, 'A1');
  const words = ['--station', join(folder, 'station.json'), '--operator', 'Ada', '--json', '--db', join(folder, 'journal.sqlite')];
  return { folder, batch, words };
}

/** A batch without any secret column. */
async function lineImport(folder: string, identifier: string): Promise<{ readonly batch: string }> {
  const steps = [{ step: 'identify', with: { expect: { identifier: '{{unit.identifier}}' } } }];
  const recipe = { lineside: 1, recipe: 'Look', model: 'any', version: 1, profile: 'generic', steps };
  await writeFile(join(folder, 'recipe.json'), JSON.stringify(recipe));
  await writeFile(join(folder, 'batch.csv'), `identifier\r\n${identifier}\r\n`);
  const db = ['--db', join(folder, 'journal.sqlite')];
  const imported = await lineside(['import', join(folder, 'batch.csv'), '--recipe', join(folder, 'recipe.json'), '--json', ...db]);
  expect(imported.status, imported.stderr).toBe(0);
  return { batch: (imported.lines[0]?.['batch'] as { readonly id: string }).id };
}

async function everyFile(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1'));
  return (await Promise.all(files)).join('\n');
}

async function secretOf(folder: string, batch: string): Promise<string> {
  const engine = await openEngine({
    journalFile: join(folder, 'journal.sqlite'),
    keyFolder: folder,
    environment: {},
    linesideVersion: '0',
  });
  try {
    const batchId = batchIdSchema.parse(batch);
    const [row] = engine.journal.read.units({ batchId, limit: 1 });
    if (row === undefined) throw new Error('no unit');
    return engine.vault.reveal(batchId, row.unit.unitId, REST_PASSWORD_COLUMN);
  } finally {
    await engine.close();
  }
}
