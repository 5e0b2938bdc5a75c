/** `lineside reprovision`, as support staff type it, against a simulated line. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LinesideProcess, lineside } from '../support/lineside.ts';

const AGAIN = 'Re-provision an ESF gateway';
const FIRST = 'ESF gateway to Everyware Cloud';

let folder: string;
let simulation: LinesideProcess;
let serialNumber: string;
let password: string;
/** Of the first unit's row; the password's own are of no use, it may hold commas. */
let cells: readonly string[];
let keyFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-reprovision-'));
  const station = join(folder, 'line.json');
  simulation = new LinesideProcess(['simulate', '--json', '--gateways', '2', '--lanes', '2', '--seed', '7', '--out', station]);
  const ready = await simulation.line((line) => line['ready'] === true);
  const { training: _hand, ...file } = JSON.parse(await readFile(station, 'utf8')) as Record<string, unknown>;
  // Whoever is plugged in stays.
  await writeFile(join(folder, 'bench.json'), JSON.stringify(file), { mode: 0o600 });
  const batchFile = String(ready['batch']);
  const [, row = ''] = (await readFile(batchFile, 'utf8')).split('\r\n');
  cells = row.split(',');
  keyFile = join(folder, 'activation-key');
  serialNumber = cells[0] ?? '';
  password = /(aA1,[^"]*(?:""[^"]*)*)"/.exec(row)?.[1]?.replaceAll('""', '"') ?? '';
  const imported = await lineside(['import', batchFile, '--recipe', 'ESF gateway to Everyware Cloud', '--name', 'Factory', ...db()]);
  expect(imported.status, imported.stderr).toBe(0);
  const run = await lineside(['run', 'Factory', '--station', bench(), ...db()]);
  expect(run.status, run.stderr).toBe(0);
}, 120_000);
afterAll(async () => {
  await simulation.stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const db = () => ['--db', join(folder, 'journal.sqlite')];
const bench = () => join(folder, 'bench.json');

function reprovision(words: readonly string[], { identifier = serialNumber, recipe = AGAIN } = {}) {
  const common = ['--recipe', recipe, '--station', bench(), '--lane', '1', '--reason', 'came back from the field'];
  return lineside(['reprovision', identifier, ...common, ...words, ...db()]);
}

describe('reprovision', () => {
  test('without a decision shows what was found, and changes nothing', { timeout: 60_000 }, async () => {
    const shown = await reprovision([]);
    expect(shown.status, shown.stderr).toBe(1);
    expect(shown.lines).toMatchObject([{ v: 1, look: { finding: 'ours', device: { identity: { serialNumber } } } }]);
  });

  test('the label of another unit is stopped, and nothing is opened', { timeout: 60_000 }, async () => {
    const [, , row = ''] = (await readFile(String(simulation.lines[0]?.['batch']), 'utf8')).split('\r\n');
    const stopped = await reprovision(['--decision', 'same-identity'], { identifier: row.split(',')[0] ?? '' });
    expect(stopped.status).toBe(1);
    expect(stopped.lines.at(-1)).toMatchObject({ error: { code: 'returns/mismatch' } });
    const passport = await lineside(['passport', serialNumber, ...db()]);
    expect(passport.lines[0]).toMatchObject({ returns: [] });
  });

  test('same identity runs to its end, and the passport links old and new', { timeout: 60_000 }, async () => {
    const done = await reprovision(['--decision', 'same-identity']);
    expect(done.status, done.stderr + JSON.stringify(done.lines.at(-1))).toBe(0);
    expect(done.lines.at(-1)).toMatchObject({ summary: { units: 1, pass: 1, provisioned: 1 } });
    const passport = await lineside(['passport', serialNumber, ...db()]);
    const [{ batches, returns } = { batches: [], returns: [] }] = passport.lines as unknown as {
      batches: Record<string, string>[];
      returns: object[];
    }[];
    expect(returns).toMatchObject([{ decision: 'same-identity', outcome: 'pass', reason: 'came back from the field' }]);
    expect(batches).toHaveLength(2);
    expect(batches[0]?.['supersedes']).toBe(batches[1]?.['unitId']);
    expect(batches[1]?.['supersededBy']).toBe(batches[0]?.['unitId']);
  });

  test('what is missing is named, and a secret comes from a file only', { timeout: 60_000 }, async () => {
    const words = ['--decision', 'new-identity', '--set', 'serialNumber=NEW-1'];
    const bare = await reprovision(words, { recipe: FIRST });
    expect(bare.status).toBe(2);
    expect(bare.lines.at(-1)).toMatchObject({ error: { code: 'returns/missing-columns', message: expect.stringContaining('password') } });
    const open = await reprovision([...words, '--set', 'password=typed-here'], { recipe: FIRST });
    expect([open.status, open.lines.at(-1)]).toMatchObject([2, { error: { code: 'cli/bad-arguments' } }]);
    expect(JSON.stringify(open.lines) + open.stderr).not.toContain('typed-here');
    const file = join(folder, 'password');
    await writeFile(file, `${password}\n`, { mode: 0o600 });
    const absent = await reprovision([...words, '--secret-file', `password=${file}.not-there`], { recipe: FIRST });
    expect(absent.lines.at(-1)).toMatchObject({ error: { code: 'cli/bad-arguments' } });
    // The training cloud knows this gateway under its old client id and username.
    const [clientId, username] = cells.slice(3, 5);
    const known = ['--set', `clientId=${clientId}`, '--set', `username=${username}`, '--secret-file', `activationKey=${keyFile}`];
    await writeFile(keyFile, cells.at(-2) ?? '');
    const done = await reprovision([...words, ...known, '--secret-file', `password=${file}`], { recipe: FIRST });
    expect(done.status, done.stderr + JSON.stringify(done.lines.at(-1))).toBe(0);
    expect(done.stderr + JSON.stringify(done.lines)).not.toContain(password);
    const passport = await lineside(['passport', 'NEW-1', ...db()]);
    expect(passport.lines[0]).toMatchObject({
      returns: [{ decision: 'new-identity', proof: 'provisioned' }, { decision: 'same-identity' }],
    });
  });

  test('scrap is done and good, and is told so', { timeout: 60_000 }, async () => {
    const done = await reprovision(['--decision', 'scrap']);
    expect(done.status, done.stderr).toBe(0);
    expect(done.lines.at(-1)).toMatchObject({ summary: { units: 1, fail: 1 } });
    const passport = await lineside(['passport', serialNumber, ...db()]);
    expect(passport.lines[0]).toMatchObject({
      returns: [{ decision: 'scrap', scrapped: true }, { decision: 'new-identity' }, { decision: 'same-identity' }],
    });
  });
});
