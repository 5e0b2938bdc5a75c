/**
 * Files that cannot be used, through the command line. Beside what is here: a CSV's rows and cells in cli-files and import-batch, journals
 * in journal-open and journal-tampering, a journal of another engine in commands-beside-an-engine, disks that are full in journal-disk-full.
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../support/refusals.ts';
import { CommandLine, object } from './cli-process.ts';

const recipe = {
  lineside: 1,
  recipe: 'Says yes',
  model: 'any',
  version: 1,
  profile: 'generic',
  steps: [{ step: 'shell', with: { command: ['true'] } }],
};
const ssh = { host: '127.0.0.1', port: 1, user: 'root', password: { env: 'BENCH_PASSWORD' } };
const lane = { lane: 1, name: 'Left', ssh };
const station = { lineside: 1, lanes: [lane] };
const BENCH = { BENCH_PASSWORD: 'Pl4nted-bench-password' };

let cli: CommandLine;
const write = async (name: string, content: unknown): Promise<string> => {
  await writeFile(cli.path(name), typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return cli.path(name);
};

beforeAll(async () => {
  cli = await CommandLine.open();
  await write('recipe.json', recipe);
  await write('batch.csv', 'identifier\nA1\nA2\n');
  await write('station.json', station);
  expect(await cli.run(['import', cli.path('batch.csv'), '--recipe', cli.path('recipe.json')])).toMatchObject({ status: 0 });
});
afterAll(() => cli.close());

const status = async () => object(await cli.run(['status', '--json']))['batches'];

describe('a journal', () => {
  const copy = async (name: string): Promise<string> => {
    await copyFile(cli.path('home/journal.sqlite'), cli.path(name));
    await copyFile(cli.path('home/station.key'), cli.path('station.key'));
    return cli.path(name);
  };
  const asked = (file: string) => [
    ['status', '--db', file],
    ['run', 'batch', '--station', cli.path('station.json'), '--db', file],
  ];

  it.each<[string, () => Promise<string>, string]>([
    ['that is not there', async () => cli.path('none.sqlite'), 'journal/not-found'],
    ['that is none', () => write('noise.sqlite', Buffer.alloc(20_000, 'no journal ')), 'journal/not-a-journal'],
    [
      'of a newer Lineside',
      async () => {
        const database = new Database(await copy('newer.sqlite'));
        database.pragma('user_version = 99');
        database.close();
        return cli.path('newer.sqlite');
      },
      'journal/newer-schema',
    ],
  ])('%s is refused and left as it is', async (_name, make, code) => {
    const file = await make();
    const before = await readFile(file).catch(() => undefined);
    for (const words of asked(file)) expect(await refusalOf(cli, words, BENCH)).toMatchObject({ status: 2, code, where: file });
    expect(await readFile(file).catch(() => undefined)).toEqual(before);
  });

  it('that another program has locked is refused, and can be used afterwards', async () => {
    const file = await copy('locked.sqlite');
    const database = new Database(file);
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    expect(await refusalOf(cli, ['status', '--db', file])).toMatchObject({ status: 2, code: 'journal/in-use', where: file });
    database.close();
    expect(await cli.run(['status', '--db', file])).toMatchObject({ status: 0 });
  });
});

describe('a batch file', () => {
  it.each<[string, string | Uint8Array, object]>([
    ['that is no CSV', Buffer.from('\u0089PNG\r\n\u001a\n\0\0\0', 'latin1'), { status: 2, code: 'csv/not-csv', where: 'bad.csv' }],
    ['with a unit that stands in it twice', 'identifier\nB1\nb-1\nB1\n', { status: 1, code: 'batch/invalid-rows', where: 'bad.csv' }],
  ])('%s stores nothing', async (_name, content, expected) => {
    const before = await status();
    const file = await write('bad.csv', content);
    expect(await refusalOf(cli, ['import', file, '--recipe', cli.path('recipe.json')])).toMatchObject(expected);
    expect(await status()).toEqual(before);
  });
});

describe('a recipe with a mistake', () => {
  const step = (part: object) => ({ ...recipe, steps: [{ ...recipe.steps[0], ...part }] });
  const told = async (content: unknown, name = 'bad.json') =>
    refusalOf(cli, ['import', cli.path('batch.csv'), '--recipe', await write(name, content)]);
  const at = (path: string) => ({ status: 2, code: 'recipe/invalid', where: `${cli.path('bad.json')} · ${path}` });

  it('is named with its path and what may have been meant', async () => {
    const before = await status();
    expect(await told({ ...recipe, stepps: recipe.steps, steps: undefined })).toMatchObject({
      ...at('stepps'),
      message: expect.stringContaining('"steps"?'),
    });
    expect(await told(step({ with: { comand: ['true'] } }))).toMatchObject({
      ...at('steps[0].with.comand'),
      message: expect.stringContaining('"command"?'),
    });
    expect(await told(step({ step: 'shel' }))).toMatchObject({ ...at('steps[0].step'), message: expect.stringContaining('"shell"?') });
    expect(await told(step({ with: {} }))).toMatchObject(at('steps[0].with.command'));
    expect(await told('{"lineside": 1,\n "recipe": }')).toMatchObject({ ...at('$'), message: expect.stringMatching(/line 2, column 12/) });
    expect(await status()).toEqual(before);
  });

  it('or that is nowhere, is told by its name', async () => {
    const words = ['import', cli.path('batch.csv'), '--recipe', 'Kura gatewy'];
    expect(await refusalOf(cli, words)).toMatchObject({
      status: 2,
      code: 'recipe/unknown-name',
      where: 'Kura gatewy',
      fix: expect.stringContaining('Kura gateway'),
    });
  });
});

describe('a station file with a mistake', () => {
  const told = async (content: unknown) => refusalOf(cli, ['run', 'batch', '--station', await write('bad-station.json', content)], BENCH);
  const at = (path: string) => ({ status: 2, code: 'station/invalid', where: `${cli.path('bad-station.json')} · ${path}` });
  const withLane = (part: object) => ({ ...station, lanes: [{ ...lane, ...part }] });

  it('is named with its path and what may have been meant, and nothing is begun', async () => {
    const before = await status();
    expect(await told(withLane({ ssh: { ...ssh, host: undefined, hots: 'x' } }))).toMatchObject({
      ...at('lanes[0].ssh.hots'),
      message: expect.stringContaining('"host"?'),
    });
    expect(await told({ ...station, brokrs: {} })).toMatchObject({ ...at('brokrs'), message: expect.stringContaining('"brokers"?') });
    expect(await told(withLane({ ssh: { ...ssh, password: { enf: 'X' } } }))).toMatchObject({
      ...at('lanes[0].ssh.password.enf'),
      message: expect.stringContaining('"env"?'),
    });
    expect(await told('{"lineside": 1,')).toMatchObject(at('$'));
    expect(await status()).toEqual(before);
  });

  it('that would make two lanes of one is refused', async () => {
    const line = { serial: { path: '/dev/ttyUSB7' }, login: { user: 'root' } };
    const two = (first: object, second: object) => ({
      ...station,
      lanes: [
        { lane: 1, name: 'One', ...first },
        { lane: 2, name: 'Two', ...second },
      ],
    });
    expect(await told(two({ console: line }, { console: line }))).toMatchObject(at('lanes[1].console'));
    expect(await told(two({ ssh }, { ssh }))).toMatchObject(at('lanes[1].ssh'));
    expect(await told({ ...station, lanes: [lane, { ...lane, ssh: { ...ssh, port: 2 } }] })).toMatchObject(at('lanes[1].lane'));
  });

  it('or with a secret or an authority that is not there, is refused before a gateway is touched', async () => {
    const before = await status();
    expect(await told(withLane({ ssh: { ...ssh, password: { env: 'NOT_SET' } } }))).toMatchObject({
      status: 2,
      code: 'station/secret-missing',
      where: expect.stringContaining('NOT_SET'),
    });
    expect(await told(withLane({ ssh: { ...ssh, password: { file: 'none' } } }))).toMatchObject({
      status: 2,
      code: 'station/secret-missing',
      where: cli.path('none'),
    });
    const rest = { url: 'https://127.0.0.1:1', user: 'admin', password: { env: 'BENCH_PASSWORD' }, caFile: 'none.pem' };
    expect(await told(withLane({ rest }))).toMatchObject({ status: 2, code: 'station/file-missing', where: cli.path('none.pem') });
    expect(await status()).toEqual(before);
  });

  it('or that is not there, is told by its path', async () => {
    const words = ['run', 'batch', '--station', cli.path('none.json')];
    expect(await refusalOf(cli, words)).toMatchObject({ status: 2, code: 'station/unreadable', where: cli.path('none.json') });
  });
});
