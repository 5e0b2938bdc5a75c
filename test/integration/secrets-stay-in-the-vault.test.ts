/** A secret column's value is found nowhere but, encrypted, in the vault: not in any file the station writes, nor in what it prints. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LinesideProcess, lineside } from '../support/lineside.ts';

const PLANTED = 'Pl4nted-Secret-0f-One-Unit';
const RECIPE = resolve(import.meta.dirname, '../../resources/recipes/esf-everyware.json');
/** The refused unit shall not be waited for as long as on a line. */
const DEADLINE_SECONDS = 5;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-secrets-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('planted secrets of a whole run', { timeout: 180_000 }, async () => {
  const simulated = join(folder, 'simulated');
  const station = await startedStation(simulated);
  try {
    const { batch, secrets } = await plantSecret(station.batch);
    const own = join(folder, 'own');
    const db = ['--db', join(own, 'journal.sqlite')];
    const printed: string[] = [];
    const say = async (words: readonly string[]) => {
      const result = await lineside([...words, ...db]);
      printed.push(JSON.stringify(result.lines), result.stderr);
      return result;
    };
    await say(['check', batch, '--profile', 'everyware']);
    const imported = await say(['import', batch, '--recipe', await impatientRecipe(), '--profile', 'everyware']);
    const id = (imported.lines[0]?.['batch'] as { id: string }).id;
    const running = new LinesideProcess(['run', id, '--station', station.file, '--json', ...db]);
    const argumentLists = await watchArguments(running);
    expect(running.lines.at(-1)?.['summary']).toMatchObject({ units: 2, provisioned: 1, timeout: 1 });
    await say(['status']);
    for (const serial of station.serials) await say(['passport', serial]);
    printed.push(JSON.stringify(running.lines), running.stderr, argumentLists);
    const files = await contentsOf(own);
    expect(files.filter(([name]) => name.endsWith('.log'))).not.toEqual([]);
    for (const secret of secrets) {
      for (const [name, content] of files) expect(content.includes(secret), `${secret.slice(0, 4)}… in ${name}`).toBe(false);
      expect(printed.join('\n').includes(secret), 'in what was printed, or in an argument list').toBe(false);
    }
  } finally {
    await station.simulation.stop();
  }
});

async function impatientRecipe(): Promise<string> {
  const recipe = JSON.parse(await readFile(RECIPE, 'utf8')) as { steps: { step: string; with: object }[] };
  const provision = recipe.steps.find((step) => step.step === 'everyware.provision');
  Object.assign(provision?.with ?? {}, { deadlineSeconds: DEADLINE_SECONDS });
  const file = join(folder, 'recipe.json');
  await writeFile(file, JSON.stringify(recipe));
  return file;
}

async function startedStation(place: string) {
  const file = `${place}-station.json`;
  const simulation = new LinesideProcess(['simulate', '--json', '--gateways', '2', '--seed', '11', '--out', file]);
  const ready = await simulation.line((line) => line['ready'] === true);
  const batch = String(ready['batch']);
  const rows = await readRows(batch);
  return { simulation, file, batch, serials: rows.map((row) => row['serialNumber'] ?? '') };
}

/** The simulated units' own passwords, and one in a row that its cloud does not know: that unit is refused, and its secret kept. */
async function plantSecret(batchFile: string): Promise<{ readonly batch: string; readonly secrets: readonly string[] }> {
  const rows = await readRows(batchFile);
  const planted = rows.map((row, index) => (index === 0 ? { ...row, activationKey: PLANTED } : row));
  const batch = join(folder, 'planted.csv');
  await writeFile(batch, Papa.unparse(planted));
  const secrets = planted.flatMap((row) => [row['password'] ?? '', row['activationKey'] ?? '']);
  expect(secrets.every((secret) => secret.length >= 6)).toBe(true);
  return { batch, secrets };
}

async function readRows(batchFile: string): Promise<Record<string, string>[]> {
  return Papa.parse<Record<string, string>>((await readFile(batchFile, 'utf8')).trim(), { header: true }).data;
}

/** Argument lists and environments of the running station, as another user of the machine could read them. */
async function watchArguments(running: LinesideProcess): Promise<string> {
  const seen: string[] = [];
  const look = async () => {
    seen.push(await readFile(`/proc/${running.child.pid}/cmdline`, 'latin1').catch(() => ''));
    seen.push(await readFile(`/proc/${running.child.pid}/environ`, 'latin1').catch(() => ''));
  };
  await running.line((line) => 'event' in line);
  await look();
  await running.ended;
  return seen.join('\n');
}

async function contentsOf(place: string): Promise<[string, string][]> {
  const names = await readdir(place, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.some((file) => file.endsWith('journal.sqlite'))).toBe(true);
  return Promise.all(files.map(async (file): Promise<[string, string]> => [file, await readFile(file, 'latin1')]));
}
