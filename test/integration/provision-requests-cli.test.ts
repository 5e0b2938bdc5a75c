/** Provision requests by commands: made over a simulated line that starts with none, looked at, and the columns that come back. */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonLine } from '../support/lineside.ts';
import { CommandLine, object, objects } from './cli-process.ts';

const RECIPE = 'ESF gateway to Everyware Cloud';
const UNITS = 6;

let cli: CommandLine;
let place: readonly string[];
let rows: readonly string[];
beforeAll(async () => {
  cli = await CommandLine.open();
  const words = [
    'simulate',
    '--gateways',
    String(UNITS),
    '--lanes',
    '1',
    '--seed',
    '5',
    '--requests',
    'none',
    '--out',
    cli.path('station.json'),
  ];
  const simulation = cli.start(words);
  const ready = await simulation.line((line) => line['ready'] === true);
  place = ['--cloud', 'training', '--station', String(ready['station']), '--json'];
  const batchFile = String(ready['batch']);
  rows = (await readFile(batchFile, 'utf8')).split('\r\n').slice(1, -1);
  expect(await cli.run(['import', batchFile, '--recipe', RECIPE, '--name', 'lot'])).toMatchObject({ status: 0 });
}, 60_000);
afterAll(() => cli.close());

const serialOf = (row: number) => rows[row - 1]?.split(',')[0] ?? '';
const asked = async (...words: string[]) => cli.run([...words, ...place]);

describe('requests', () => {
  it('are made with a line per event and a summary, and again without harm', async () => {
    const first = await asked('requests', 'create', 'lot', '--activation-key', '--active-until', '2099-01-01T00:00:00Z');
    expect(first).toMatchObject({ status: 0 });
    const lines = objects(first);
    expect(lines.at(-1)?.['summary']).toMatchObject({ rows: UNITS, created: UNITS, activationKeys: UNITS, remaining: 0 });
    const types = lines.flatMap((line: JsonLine) => (line['event'] as { event?: { type?: string } } | undefined)?.event?.type ?? []);
    expect(types.filter((type) => type === 'request.created')).toHaveLength(UNITS);
    const again = await asked('requests', 'create', 'lot', '--activation-key');
    expect(objects(again).at(-1)?.['summary']).toMatchObject({ created: 0, present: UNITS });
    expect(object(await asked('requests', 'count'))).toMatchObject({ count: UNITS });
  }, 60_000);

  it('are listed in pages, shown, edited and removed', async () => {
    const page = object(await asked('requests', 'list', '--limit', '4'));
    expect(page).toMatchObject({ limitExceeded: true });
    expect(page['requests']).toHaveLength(4);
    const shown = object(await asked('requests', 'show', serialOf(2)));
    expect(shown['request']).toMatchObject({ status: 'ENABLED', hasActivationKey: true, expiresOn: '2099-01-01T00:00:00.000Z' });
    const edited = await asked('requests', 'edit', serialOf(2), '--status', 'disabled', '--retries', '7', '--active-until', 'none');
    expect(object(edited)['request']).toMatchObject({ status: 'DISABLED', job: { retryMaxAttempts: 7 } });
    expect(object(await asked('requests', 'executions', serialOf(2)))).toMatchObject({ executions: [] });
    expect(await asked('requests', 'delete', serialOf(6))).toMatchObject({ status: 0 });
    expect(object(await asked('requests', 'count'))).toMatchObject({ count: UNITS - 1 });
    const missing = await asked('requests', 'show', serialOf(6));
    expect(missing.status).toBe(2);
    expect(object(missing)).toMatchObject({ error: { code: 'requests/missing' } });
    expect(object(await cli.run(['requests', 'count', ...place.with(1, 'elsewhere')]))).toMatchObject({
      error: { code: 'requests/not-in-station-file' },
    });
  }, 60_000);
});

describe('import --update', () => {
  const update = async (lines: readonly string[], ...more: string[]) => {
    await writeFile(cli.path('back.csv'), lines.map((line) => `${line}\r\n`).join(''));
    return cli.run(['import', cli.path('back.csv'), '--update', 'lot', '--json', ...more]);
  };

  it('merges what came back, by any identifier, secrets as secrets', async () => {
    const done = await update([
      'serialNumber,activationKey,requestId',
      `${serialOf(1)},KEY-FROM-THE-CLOUD-0001,4711`,
      `${serialOf(2)},,4712`,
    ]);
    expect(done).toMatchObject({ status: 0 });
    expect(object(done)['batch']).toMatchObject({ name: 'lot', units: 2, columns: ['activationKey', 'requestId'] });
    const passport = await cli.run(['passport', serialOf(1), '--json']);
    expect(passport.stdout).toContain('4711');
    expect(passport.stdout).not.toContain('KEY-FROM-THE-CLOUD-0001');
    expect(passport.stderr + (await cli.run(['export', 'lot', '--to', 'csv', '--json'])).stdout).not.toContain('KEY-FROM-THE-CLOUD-0001');
  }, 60_000);

  it('lists every row that fits none or several, and stores nothing then', async () => {
    const refused = await update(['serialNumber,requestId', `${serialOf(3)},5`, 'NOBODY-1,6', `${serialOf(3)},7`, ',8', 'NOBODY-2,9']);
    expect(refused.status).toBe(1);
    const { problems, error } = object(refused) as { problems?: { row: number; code: string }[]; error?: { code: string } };
    expect(error?.code).toBe('update/refused');
    expect(problems?.filter(({ code }) => code.startsWith('update/')).map(({ row, code }) => [row, code])).toEqual([
      [2, 'update/unmatched'],
      [3, 'update/twice'],
      [5, 'update/unmatched'],
    ]);
    expect(problems?.some(({ row }) => row === 4)).toBe(true);
    const passport = await cli.run(['passport', serialOf(3), '--json']);
    expect(passport.stdout).not.toContain('requestId');
  }, 60_000);

  it('changes nothing that was imported', async () => {
    const refused = await update(['serialNumber,accountName', `${serialOf(3)},another-account`]);
    expect(object(refused)).toMatchObject({ problems: [{ code: 'update/would-change', row: 1 }] });
    expect((await update(['macAddress'])).status).toBe(1);
    expect((await update(['nothing,known'])).status).toBe(1);
    expect((await cli.run(['import', cli.path('back.csv'), '--update', 'lot', '--recipe', RECIPE])).status).toBe(2);
    expect((await cli.run(['import', cli.path('back.csv')])).status).toBe(2);
  }, 60_000);
});
