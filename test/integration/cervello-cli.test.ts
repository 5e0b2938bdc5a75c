/**
 * The Cervello way by the command line, as a person goes it on a training line; and none of its secrets is anywhere but with whom it was
 * given: not in what commands print and write, not in the record, not in logs, not in argument lists.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CervelloEvent } from '../../electron/simulator/cervello/cervello-events.ts';
import { parseFaults } from '../../electron/simulator/faults/load-faults.ts';
import { type Simulation, startSimulation } from '../../electron/simulator/simulation.ts';
import { manufacturerSecrets } from '../support/cervello-bench.ts';
import { filesOf, filesWithPlanted, plantedIn, ProcessWatch } from '../support/planted-secrets.ts';
import { CommandLine, type Ended, object, objects } from './cli-process.ts';

const UNITS = 3;
const RECIPE = 'Kura gateway to Cervello';
/** The last one’s answer is a page that says again what was sent. */
const faults = { lineside: 1, cervello: { calls: [{ trouble: 'garbage', gateways: [UNITS] }] } };

let cli: CommandLine;
let simulation: Simulation;
const printed: string[] = [];
const events: CervelloEvent[] = [];
const imported = Promise.withResolvers<void>();

async function command(...words: readonly string[]): Promise<Ended> {
  const ended = await cli.run([...words, '--json']);
  printed.push(ended.stdout, ended.stderr);
  return ended;
}

beforeAll(async () => {
  cli = await CommandLine.open();
  simulation = await startSimulation({
    gateways: UNITS,
    lanes: 1,
    cloud: 'cervello',
    seed: 'cli',
    transports: ['rest'],
    swapPauseMs: 20,
    faults: parseFaults(JSON.stringify(faults), 'faults.json', 'en'),
    outStationFile: cli.path('station.json'),
    onEvent: () => undefined,
    onCervello: (event) => {
      events.push(event);
      if (event.event === 'cervello-imported') imported.resolve();
    },
  });
});
afterAll(async () => {
  await simulation?.close();
  await cli?.close();
});

it('goes from the manufacturer’s files to telemetry', async () => {
  const { cervelloFiles: files, cervello } = simulation;
  if (files === undefined || cervello === undefined) throw new Error('no Cervello');
  const maker = 'Training manufacturer';
  expect((await command('manufacturer', 'add', maker)).status).toBe(0);
  const given = ['--access-key-file', files.accessKey, '--access-token-file', files.accessToken];
  const added = await command('manufacturer', 'certificate-add', maker, files.certificate, files.privateKey, '--name', 'First', ...given);
  expect(object(added)).toMatchObject({ certificate: { name: 'First', hasSecrets: true, state: 'usable' }, warnings: [] });
  const stored = await command('import', simulation.batchFile, '--recipe', RECIPE, '--manufacturer', maker, '--name', 'lot');
  expect(object(stored)).toMatchObject({ batch: { units: UNITS } });

  const run = () => command('run', 'lot', '--station', simulation.stationFile);
  expect(objects(await run()).at(-1)).toMatchObject({ error: { code: 'cervello/not-confirmed' } });
  const exported = await command('export', 'lot', '--to', 'cervello-csv', '--out', join(files.importFolder, 'lot.csv'));
  expect(exported.status).toBe(0);
  await imported.promise;
  expect(events).toEqual([{ event: 'cervello-imported', file: 'lot.csv', devices: UNITS }]);
  expect(object(await command('batch', 'confirm', 'lot', '--note', 'imported by hand'))).toMatchObject({
    confirmed: { note: 'imported by hand' },
  });
  expect(cervello.provisioningCalls).toBe(0);

  const watch = new ProcessWatch(() => []);
  const ran = await run();
  const seen = watch.stop();
  expect(objects(ran).at(-1)?.['summary']).toMatchObject({ units: UNITS, pass: 2, provisioned: 2, unknown: 1, inDoubt: 1 });
  expect(cervello.organisation.devices.map(({ telemetry }) => telemetry.length)).toEqual([1, 1, 0]);
  expect(seen).toContain('station.json');
  printed.push(seen);
});

it('leaves its secrets nowhere', async () => {
  const [device = ''] = events.flatMap((event) => (event.event === 'cervello-telemetry' ? [event.uniqueIdentifier] : []));
  await command('export', 'lot', '--to', 'json', '--out', cli.path('home/out.json'));
  for (const words of [
    ['passport', device],
    ['batch', 'show', 'lot'],
    ['manufacturer', 'list'],
  ])
    await command(...words);
  await command('manufacturer', 'units', 'Training manufacturer', 'First');
  const secrets = manufacturerSecrets(simulation);
  for (const { uniqueIdentifier, credentials } of simulation.cervello?.organisation.devices ?? [])
    for (const [name, value] of Object.entries(credentials)) secrets[`${name} of ${uniqueIdentifier}`] = value;
  expect(Object.keys(secrets)).toHaveLength(4 + UNITS * 3);
  expect(printed.join('')).toContain(device);
  expect(plantedIn(printed.join('\n'), secrets)).toEqual([]);
  const names = filesOf(cli.path('home'));
  expect(names.some((name) => name.endsWith('journal.sqlite'))).toBe(true);
  expect(names.some((name) => name.endsWith('out.json'))).toBe(true);
  expect(filesWithPlanted(cli.path('home'), secrets)).toEqual([]);
});
