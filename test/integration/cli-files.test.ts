/** Commands on files alone: check, recipe, station, inspect. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cellProblemSchema, checkSummarySchema } from '../../shared/domain/csv-report.ts';
import { CommandLine, object } from './cli-process.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await CommandLine.open();
});
afterAll(() => cli.close());

const checkSchema = checkSummarySchema.extend({ v: z.literal(1), problems: z.array(cellProblemSchema) });
const fileProblems = z.strictObject({
  v: z.literal(1),
  ok: z.boolean(),
  file: z.string(),
  problems: z.array(
    z.strictObject({ path: z.string(), code: z.string(), message: z.string(), fix: z.string(), severity: z.enum(['error', 'warning']) }),
  ),
});

const HEADER = 'serialNumber,macAddress,accountName,clientId,username,password,activationKey,brokerUrl';
const good = (number: number) =>
  `SN${number},00:60:0C:00:00:${String(number).padStart(2, '0')},acme,,,Pa55word-of-${number},,mqtts://broker.example:8883`;
const station = { lineside: 1, lanes: [{ lane: 1, name: 'Left', ssh: { host: '127.0.0.1', user: 'root', password: 'Gl4sshaus-Tuer' } }] };
const recipe = {
  lineside: 1,
  recipe: 'Waits',
  model: 'any',
  version: 1,
  profile: 'generic',
  steps: [{ step: 'wait', with: { seconds: 1 } }],
};

async function write(name: string, content: string): Promise<string> {
  await writeFile(cli.path(name), content);
  return cli.path(name);
}

/** With its pipes in the test's hands. */
function spawnCheck({ folder }: CommandLine, words: readonly string[]) {
  return spawn(process.execPath, [resolve(import.meta.dirname, '../../electron/cli/main.ts'), ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('lineside check', () => {
  it('finds nothing wrong with a good file', async () => {
    const ended = await cli.run([
      'check',
      await write('good.csv', [HEADER, good(1), good(2)].join('\n')),
      '--profile',
      'everyware',
      '--json',
    ]);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(checkSchema.parse(object(ended))).toMatchObject({
      profile: 'everyware',
      rows: 2,
      validRows: 2,
      invalidRows: 0,
      invalidCells: 0,
    });
  });

  it('lists every problem and ends with 1', async () => {
    const file = await write('bad.csv', [HEADER, good(1), good(2).replace('00:60', 'xx:60'), good(1)].join('\n'));
    const ended = await cli.run(['check', file, '--profile', 'everyware', '--json']);
    expect(ended.status).toBe(1);
    const { problems, ...summary } = checkSchema.parse(object(ended));
    expect(summary).toMatchObject({ rows: 3, validRows: 1, invalidRows: 2, pages: { withErrors: [1] } });
    expect(problems).toContainEqual(
      expect.objectContaining({ row: 2, column: 'macAddress', value: expect.stringContaining('xx:60'), severity: 'error' }),
    );
    expect(problems).toContainEqual(expect.objectContaining({ row: 3, column: 'serialNumber', value: 'SN1' }));
    const readable = await cli.run(['check', file, '--profile', 'everyware', '--language', 'de']);
    expect(readable).toMatchObject({ status: 1, stderr: '', stdout: expect.stringContaining('Zeile 2 · macAddress') });
  });

  it('mends what can be mended in a new file, and checks that', async () => {
    const file = await write('blanks.csv', [HEADER, good(1), ` ${good(2)}`, good(3).replace('00:60', 'xx:60')].join('\n'));
    const words = ['check', file, '--profile', 'everyware', '--json', '--fix'];
    const ended = await cli.run([...words, 'outer-blanks', '--out', cli.path('mended.csv')]);
    expect(ended.status).toBe(1);
    const { problems, fixed } = checkSchema.extend({ fixed: z.unknown() }).parse(object(ended));
    expect(fixed).toEqual({ cells: 1, rows: 1, file: cli.path('mended.csv') });
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ row: 3, column: 'macAddress' }]);
    expect(await readFile(cli.path('mended.csv'), 'utf8')).toContain(`\r\n${good(2)}\r\n`);
    expect(object(await cli.run([...words, 'all', '--out', file]))).toMatchObject({ error: { code: 'cli/bad-arguments' } });
    expect(await readFile(file, 'utf8')).toContain(` ${good(2)}`);
  });

  it('never prints a secret', async () => {
    const file = await write('secret.csv', [HEADER, good(1).replace('Pa55word-of-1', 'tiny\u0001Secr3t')].join('\n'));
    const ended = await cli.run(['check', file, '--profile', 'everyware', '--json']);
    expect(`${ended.stdout}${ended.stderr}`).not.toContain('Secr3t');
  });

  it('ends with 2 where there is no usable header, naming each missing column, and where it is no CSV or no file', async () => {
    const noHeader = await cli.run(['check', await write('other.csv', 'a,b\n1,2\n'), '--profile', 'cervello', '--json']);
    expect(noHeader.status).toBe(2);
    const columns = checkSchema.parse(object(noHeader)).problems.map(({ row, column }) => `${row} ${column}`);
    expect(columns).toEqual(expect.arrayContaining(['0 uniqueIdentifier', '0 deviceName', '0 deviceType']));
    const noCsv = await cli.run(['check', await write('image.csv', '\u0089PNG\r\n\u001a\n\0\0\0'), '--profile', 'cervello', '--json']);
    expect(noCsv.status).toBe(2);
    expect(object(noCsv)).toMatchObject({ v: 1, error: { code: 'csv/nul-bytes' } });
    const noFile = await cli.run(['check', cli.path('none.csv'), '--profile', 'cervello', '--json']);
    expect(noFile.status).toBe(2);
    expect(object(noFile)).toMatchObject({ v: 1, error: { code: 'csv/unreadable-file' } });
  });

  it('streams more problems than a pipe holds, to a reader that is slow or goes away', async () => {
    const rows = 60_000;
    const file = createWriteStream(cli.path('many.csv'));
    file.write('uniqueIdentifier,deviceName,deviceType\n');
    for (let row = 1; row <= rows; row += 1) file.write(`id-${row},,\n`);
    file.end();
    await finished(file);
    const words = ['check', cli.path('many.csv'), '--profile', 'cervello', '--json'];

    const slow = spawnCheck(cli, words);
    slow.stdout.pause();
    await once(slow.stdout, 'readable');
    const [stdout, [status]] = await Promise.all([readText(slow.stdout), once(slow, 'close')]);
    expect(status).toBe(1);
    const { problems, invalidRows } = checkSchema.parse(JSON.parse(stdout));
    expect([problems.length >= rows, invalidRows]).toEqual([true, rows]);

    const leaving = spawnCheck(cli, words);
    leaving.stdout.once('data', () => leaving.stdout.destroy());
    const [stderr, [leavingStatus]] = await Promise.all([readText(leaving.stderr), once(leaving, 'close')]);
    expect([stderr, leavingStatus]).toEqual(['', 3]);
  });
});

describe('lineside recipe and station', () => {
  it('checks a recipe, names in braces included', async () => {
    const fine = await cli.run(['recipe', 'check', await write('recipe.json', JSON.stringify(recipe)), '--json']);
    expect([fine.status, fileProblems.parse(object(fine))]).toMatchObject([0, { ok: true, problems: [] }]);
    const wrong = { ...recipe, profile: 'cervello', steps: [{ step: 'shell', with: { command: ['echo', '{{unit.devicename}}'] } }] };
    const ended = await cli.run(['recipe', 'check', await write('wrong.json', JSON.stringify(wrong)), '--json']);
    expect(ended.status).toBe(1);
    expect(fileProblems.parse(object(ended)).problems).toEqual([
      expect.objectContaining({ path: 'steps[0].with.command[1]', code: 'template/unknown-name' }),
    ]);
  });

  it('checks a station file; plain secrets are warned of and not repeated', async () => {
    const ended = await cli.run(['station', 'check', await write('station.json', JSON.stringify(station)), '--json']);
    expect(ended.status).toBe(0);
    expect(fileProblems.parse(object(ended)).problems).toContainEqual(
      expect.objectContaining({ path: 'lanes[0].ssh.password', severity: 'warning' }),
    );
    expect(ended.stdout).not.toContain('Gl4sshaus-Tuer');
  });

  it('calls a file that is no JSON wrong, and one that is not there unusable', async () => {
    expect((await cli.run(['station', 'check', await write('broken.json', '{"lineside": 1,')])).status).toBe(1);
    expect((await cli.run(['station', 'check', cli.path('none.json')])).status).toBe(2);
  });

  it.each(['recipe', 'station'])('prints the JSON Schema of the %s file', async (kind) => {
    const ended = await cli.run([kind, 'schema', '--json']);
    expect(object(ended)).toMatchObject({
      v: 1,
      $schema: expect.stringContaining('json-schema.org'),
      type: 'object',
      properties: { lineside: { const: 1 } },
    });
    const { v: _v, ...schema } = object(ended);
    expect(JSON.parse((await cli.run([kind, 'schema'])).stdout)).toEqual(schema);
  });
});

describe('lineside inspect', () => {
  it('reads a properties file as Java does', async () => {
    const file = await write('kura.properties', '# note\nkura.name = caf\\u00e9\nlong=one \\\n   two\n__proto__=kept\n');
    const ended = await cli.run(['inspect', file, '--as', 'kura-properties', '--json']);
    expect(ended.status).toBe(0);
    const { entries, ...rest } = object(ended) as { entries: Record<string, string> };
    expect(rest).toEqual({ v: 1, kind: 'kura-properties' });
    expect(Object.entries(entries)).toEqual([
      ['kura.name', 'café'],
      ['long', 'one two'],
      ['__proto__', 'kept'],
    ]);
  });

  it('says where Java would stop', async () => {
    const ended = await cli.run(['inspect', await write('broken.properties', 'a=1\nb=\\u12\nc=3\n'), '--json']);
    expect([ended.status, object(ended)]).toMatchObject([1, { kind: 'kura-properties', entries: { a: '1' }, malformed: { line: 2 } }]);
  });

  it('finds out what a station file and a recipe are, and masks secrets', async () => {
    const asStation = await cli.run(['inspect', await write('s.json', JSON.stringify(station)), '--json']);
    expect(object(asStation)).toMatchObject({ kind: 'station', station: { lanes: [{ lane: '1', ssh: { port: 22, user: 'root' } }] } });
    expect(asStation.stdout).not.toContain('Gl4sshaus-Tuer');
    const asRecipe = await cli.run(['inspect', await write('r.json', JSON.stringify(recipe)), '--json']);
    expect(object(asRecipe)).toMatchObject({
      kind: 'recipe',
      recipe: { recipe: 'Waits' },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('refuses a kind that it does not know, and a file that shows none', async () => {
    const file = await write('what.bin', 'what');
    for (const words of [
      ['inspect', file],
      ['inspect', file, '--as', 'zip'],
    ]) {
      const ended = await cli.run([...words, '--json']);
      expect([ended.status, object(ended)]).toMatchObject([2, { error: { code: 'inspect/unknown-kind', where: file } }]);
    }
  });
});
