/** The station dies while it makes requests: begun again, it makes none twice and misses none. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeFile } from 'node:fs/promises';
import type { JsonLine, LinesideProcess } from '../support/lineside.ts';
import { CommandLine, object, objects } from './cli-process.ts';

const UNITS = 60;

let cli: CommandLine;
let place: readonly string[];
beforeAll(async () => {
  cli = await CommandLine.open();
  // Answers are slow, so that a kill meets requests under way.
  await writeFile(cli.path('faults.json'), JSON.stringify({ lineside: 1, cloud: { slowMs: 40 } }));
  const words = ['--gateways', String(UNITS), '--lanes', '1', '--requests', 'none', '--faults', cli.path('faults.json')];
  const simulation = cli.start(['simulate', ...words, '--out', cli.path('station.json')]);
  const ready = await simulation.line((line) => line['ready'] === true);
  place = ['--cloud', 'training', '--station', String(ready['station'])];
  const imported = await cli.run(['import', String(ready['batch']), '--recipe', 'ESF gateway to Everyware Cloud', '--name', 'lot']);
  expect(imported).toMatchObject({ status: 0 });
}, 60_000);
afterAll(() => cli.close());

const isCreated = (line: JsonLine) => (line['event'] as { event?: { type?: string } } | undefined)?.event?.type === 'request.created';

/** Kills the command after so many of its requests were answered. */
async function killAfter(creation: LinesideProcess, answered: number): Promise<void> {
  await creation.line(() => creation.lines.filter(isCreated).length >= answered);
  await creation.stop('SIGKILL');
}

it('after each of three kills, and once to the end', async () => {
  const words = ['requests', 'create', 'lot', '--activation-key', ...place];
  for (const answered of [3, 9, 14]) await killAfter(cli.start(words), answered);
  const summary = objects(await cli.run([...words, '--json'])).at(-1)?.['summary'] as Record<string, number>;
  expect(summary).toMatchObject({ rows: UNITS, failed: 0, conflict: 0, unknown: 0, remaining: 0, found: 0, activationKeys: UNITS });
  expect((summary['created'] ?? 0) + (summary['present'] ?? 0)).toBe(UNITS);
  const page = object(await cli.run(['requests', 'list', '--limit', '100', ...place, '--json']));
  const ids = (page['requests'] as { id: string }[]).map(({ id }) => Number(id)).toSorted((a, b) => a - b);
  expect(ids).toEqual(Array.from({ length: UNITS }, (_item, index) => index + 1));
  const again = objects(await cli.run([...words, '--json'])).at(-1)?.['summary'];
  expect(again).toMatchObject({ created: 0, present: UNITS });
}, 120_000);
