/** A secret column's value is found nowhere but, encrypted, in the vault: not in any file the station writes, nor in what it prints. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LinesideProcess, lineside } from '../support/lineside.ts';

const PLANTED = 'Pl4nted-Secret-0f-One-Unit';
const RECIPE = 'ESF gateway to Everyware Cloud';

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
    const imported = await say(['import', batch, '--recipe', RECIPE, '--profile', 'everyware']);
    const id = (imported.lines[0]?.['batch'] as { id: string }).id;
    const running = new LinesideProcess(['run', id, '--station', station.file, '--json', ...db]);
    const argumentLists = await watchArguments(running);
    const units = (running.lines.at(-1)?.['summary'] as { units: number }).units;
    expect(units).toBe(2);
    await say(['status']);
    for (const serial of station.serials) await say(['passport', serial]);
    printed.push(JSON.stringify(running.lines), running.stderr, argumentLists);
    const files = await contentsOf(own);
    for (const secret of secrets) {
      for (const [name, content] of files) expect(content.includes(secret), `${secret.slice(0, 4)}… in ${name}`).toBe(false);
      expect(printed.join('\n').includes(secret), 'in what was printed, or in an argument list').toBe(false);
    }
  } finally {
    await station.simulation.stop();
  }
});

async function startedStation(place: string) {
  const file = `${place}-station.json`;
  const simulation = new LinesideProcess(['simulate', '--json', '--gateways', '2', '--seed', '11', '--out', file]);
  const ready = await simulation.line((line) => line['ready'] === true);
  const batch = String(ready['batch']);
  const [, ...rows] = (await readFile(batch, 'utf8')).trim().split(/\r?\n/);
  return { simulation, file, batch, serials: rows.map((row) => row.split(',')[0] ?? '') };
}

/** The simulated units' own passwords, and one in a row that its cloud does not know: that unit is refused, and its secret kept. */
async function plantSecret(batchFile: string): Promise<{ readonly batch: string; readonly secrets: readonly string[] }> {
  const text = await readFile(batchFile, 'utf8');
  const [header = '', first = '', ...rest] = text.trim().split(/\r?\n/);
  const columns = header.split(',');
  const passwordAt = columns.indexOf('password');
  const keyAt = columns.indexOf('activationKey');
  const cells = first.split(',');
  const own = rest.flatMap((row) => [row.split(',')[passwordAt] ?? '', row.split(',')[keyAt] ?? '']);
  const planted = cells.map((cell, index) => (index === keyAt ? PLANTED : cell)).join(',');
  const batch = join(folder, 'planted.csv');
  await writeFile(batch, [header, planted, ...rest, ''].join('\r\n'));
  return { batch, secrets: [PLANTED, cells[passwordAt] ?? '', ...own].filter((secret) => secret.length >= 6) };
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
