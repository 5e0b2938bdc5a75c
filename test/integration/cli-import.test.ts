/** `lineside import` and looking at what it stored. */
import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandLine, object } from './cli-process.ts';

const HEADER = 'identifier,pin';
const recipe = {
  lineside: 1,
  recipe: 'Waits',
  model: 'any',
  version: 1,
  profile: 'generic',
  steps: [{ step: 'wait', with: { seconds: 1 } }],
};

let cli: CommandLine;
beforeEach(async () => {
  cli = await CommandLine.open();
  await writeFile(cli.path('recipe.json'), JSON.stringify(recipe));
});
afterEach(() => cli.close());

async function importRows(rows: readonly string[], ...words: string[]) {
  await writeFile(cli.path('batch.csv'), rows.join('\n'));
  const ended = await cli.run(['import', cli.path('batch.csv'), '--recipe', cli.path('recipe.json'), '--json', ...words]);
  return { ...ended, told: object(ended) };
}

async function show(...words: string[]) {
  const ended = await cli.run([...words, '--json']);
  return { ...ended, told: object(ended) };
}

describe('lineside import', () => {
  it('stores a good file; its secrets are in no output', async () => {
    const imported = await importRows(
      [HEADER, 'unit-a,4711-kept-secret', 'Unit B,'],
      '--secret',
      'pin',
      '--name',
      'first',
      '--quantity',
      '2',
    );
    expect([imported.status, imported.told]).toEqual([0, { v: 1, batch: { id: expect.any(String), name: 'first', units: 2 } }]);
    const status = await show('status', 'first');
    expect(status.told).toMatchObject({
      batches: [{ name: 'first', units: 2, open: 2 }],
      rows: [
        { row: 1, identifier: 'unit-a' },
        { row: 2, identifier: 'Unit B' },
      ],
    });
    const passport = await show('passport', 'UNIT-A');
    expect(passport.told).toMatchObject({
      unit: { row: 1, status: 'open', secretColumns: ['pin'] },
      runs: [],
      certificates: [],
      labels: [],
      returns: [],
    });
    for (const { stdout, stderr } of [imported, status, passport]) expect(`${stdout}${stderr}`).not.toContain('4711-kept-secret');
  });

  it('stores nothing of a file with a wrong row, as check would say', async () => {
    const refused = await importRows([HEADER, 'a,1', 'a,2']);
    expect([refused.status, refused.told]).toMatchObject([1, { error: { code: 'batch/invalid-rows', where: 'batch.csv' } }]);
    expect(refused.stderr).toContain('row 2 · identifier');
    expect((await show('status')).told).toEqual({ v: 1, batches: [] });
  });

  it('refuses a file without a usable header, too many units, and another profile', async () => {
    expect(await importRows(['a,b', '1,2'])).toMatchObject({ status: 2 });
    expect(await importRows([HEADER, 'a,1', 'b,2'], '--quantity', '1')).toMatchObject({
      status: 2,
      told: { error: { code: 'batch/over-quantity' } },
    });
    expect(await importRows([HEADER, 'a,1'], '--profile', 'cervello')).toMatchObject({
      status: 2,
      told: { error: { code: 'batch/wrong-profile' } },
    });
  });
});

describe('a station without a journal', () => {
  it('has no batches, and that is no error; a journal that was named must be there', async () => {
    expect(await show('status')).toMatchObject({ status: 0, told: { v: 1, batches: [] } });
    expect(await show('status', '--db', cli.path('none.sqlite'))).toMatchObject({
      status: 2,
      told: { error: { code: 'journal/not-found' } },
    });
    expect(await show('passport', 'anyone')).toMatchObject({ status: 2, told: { error: { code: 'journal/not-found' } } });
  });
});
