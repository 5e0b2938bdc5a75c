/** `lineside watch` beside a run: a line per message, from the station's own broker and from one of the station file. */
import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JsonLine } from '../support/lineside.ts';
import { CommandLine, object, objects } from './cli-process.ts';

let cli: CommandLine;
let station: string;
let batch: string;

beforeEach(async () => {
  cli = await CommandLine.open();
  const words = ['simulate', '--way', 'station-broker', '--gateways', '2', '--seed', '5', '--out', cli.path('station.json')];
  const ready = await cli.start(words).line((line) => line['ready'] === true);
  station = String(ready['station']);
  const recipe = cli.path('recipe.json');
  await writeFile(recipe, await readFile('resources/recipes/kura-station-broker.json'));
  const imported = await cli.run(['import', String(ready['batch']), '--recipe', recipe, '--json']);
  expect(imported).toMatchObject({ status: 0 });
  batch = (object(imported)['batch'] as { readonly id: string }).id;
});

afterEach(() => cli.close());

const saidBy = (lines: readonly JsonLine[]) =>
  lines.flatMap((line) => {
    const { identifier, message } = (line['message'] ?? {}) as { identifier?: string; message?: string };
    return message === undefined ? [] : [`${identifier} ${message}`];
  });

it('tells who comes and goes while another command runs the batch in its engine', { timeout: 60_000 }, async () => {
  const watch = cli.start(['watch', batch, '--station', station]);
  expect(await watch.line((line) => line['watching'] !== undefined)).toMatchObject({ v: 1, watching: 'station' });
  const ran = await cli.run(['run', batch, '--station', station, '--json']);
  expect(objects(ran).at(-1)).toMatchObject({ summary: { units: 2, pass: 2, provisioned: 2 } });
  expect(await watch.stop('SIGINT')).toBe(0);
  const said = saidBy(watch.lines);
  expect(said.filter((words) => words.endsWith(' birth'))).toHaveLength(2);
  expect(said.filter((words) => words.endsWith(' disconnect'))).toHaveLength(2);
  expect(said.every((words) => /^\d+ /.test(words))).toBe(true);
});

it('hears the account at a broker of the station file, and refuses one without a login', { timeout: 60_000 }, async () => {
  const watch = cli.start(['watch', batch, '--station', station, '--broker', 'target']);
  await watch.line((line) => line['watching'] === 'target');
  await cli.run(['run', batch, '--station', station, '--json']);
  await watch.line((line) => (line['message'] as { message?: string } | undefined)?.message === 'birth');
  expect(await watch.stop('SIGINT')).toBe(0);
  const refused = await cli.run(['watch', batch, '--station', station, '--broker', 'training', '--json']);
  expect(objects(refused).at(-1)).toMatchObject({ error: { code: 'watch/no-login' } });
  expect(refused.status).not.toBe(0);
});
