/** A batch file that is mended at the window and imported as it was mended: what is shown is what is stored, and no secret is ever shown. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TableEdit, TableState } from '../../shared/contract/batch-table.ts';
import { StationClient } from '../support/station-client.ts';
import { checkedTable } from '../support/window-tables.ts';

const SECRET = 'Pl4nted-Secret-0f-A-Table';
const TYPED = 'Typ3d-Secret-0f-A-Table';
const RECIPE = 'kura-gateway.json';
/** Of a file and of its folder; Windows has no rights of this kind. */
const OWNERS_ONLY = process.platform === 'win32' ? [0o666, 0o666] : [0o600, 0o700];
const header = 'serialNumber,macAddress,accountName,clientId,username,password,activationKey,brokerUrl';

let station: StationClient;
beforeAll(async () => {
  station = await StationClient.open();
});
afterAll(() => station.remove());

function row(prefix: string, number: number, macAddress = `00:60:0C:81:${hex(number >> 8)}:${hex(number & 255)}`): string {
  return `${prefix}-${number},${macAddress},acme,${prefix}${number},user-${prefix}-${number},${SECRET}-${number},key,mqtts://broker.example:8883`;
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0').toUpperCase();
}

async function open(lines: readonly string[], name = 'week 10.csv'): Promise<TableState> {
  const uploadId = await station.upload(name, [header, ...lines, ''].join('\r\n'));
  return station.ask('batches.check', { uploadId, profile: 'everyware', recipe: RECIPE });
}

async function edit(checkId: string, wish: TableEdit): Promise<TableState> {
  return checkedTable(station, await station.ask('batches.edit', { checkId, edit: wish }));
}

const events = (type: string) => station.heard['journal.appended'].flat().flatMap(({ event }) => (event.type === type ? [event] : []));

describe('a batch file with mistakes', () => {
  let checkId: string;
  test('is opened, mended, and good', async () => {
    const opened = await open([row('A', 1), row('A', 2, 'bad'), row('A', 3), row('A', 3)]);
    checkId = opened.checkId;
    expect(opened).toMatchObject({
      phase: 'checked',
      isGood: false,
      fileName: 'week 10.csv',
      missingColumns: [],
      summary: { invalidRows: 2 },
    });
    expect(opened.columns[5]).toEqual({ name: 'password', header: 'password', isExpected: true, secret: true });
    await expect(station.ask('batches.import', { checkId, recipe: RECIPE })).rejects.toMatchObject({ code: 'batch/invalid-rows' });
    const cells = [
      { key: 2, column: 'macAddress', text: '00:60:0C:81:00:02' },
      { key: 2, column: 'password', text: TYPED },
    ];
    expect((await edit(checkId, { kind: 'cells', cells })).summary.invalidRows).toBe(1);
    expect(await edit(checkId, { kind: 'delete', keys: [4] })).toMatchObject({ isGood: true, summary: { rows: 3 } });
    const added = row('A', 5).split(',');
    expect(await edit(checkId, { kind: 'append', rows: [added] })).toMatchObject({ isGood: true, summary: { rows: 4 } });
  });

  test('is saved corrected: with its secrets, in a private file that is swept', async () => {
    const made = await station.ask('batches.corrected', { checkId });
    expect(made.name).toBe('week 10-corrected.csv');
    const folder = join(station.folder, 'outgoing');
    const file = join(folder, `journal.sqlite-${made.files[0]?.fileId}`);
    const lines = [row('A', 1), row('A', 2).replace(`${SECRET}-2`, TYPED), row('A', 3), row('A', 5)];
    expect(await readFile(file, 'utf8')).toBe([header, ...lines, ''].join('\r\n'));
    expect([(await stat(file)).mode & 0o777, (await stat(folder)).mode & 0o777]).toEqual(OWNERS_ONLY);
    for (let again = 0; again < 6; again += 1) await station.ask('batches.corrected', { checkId });
    expect(await readdir(folder)).toHaveLength(4);
  });

  test('shows no secret, neither the file’s nor a typed one', async () => {
    const answers = [
      await station.ask('batches.table', { checkId, known: -1 }),
      await station.ask('batches.rows', { checkId, offset: 0, limit: 10, onlyInvalid: false }),
      await station.ask('batches.previewFix', { checkId, code: 'csv/outer-blanks', column: 'password' }),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/Pl4nted|Typ3d/);
  });

  test('is imported as it was mended, and the record tells what was changed', async () => {
    const { batch } = await station.ask('batches.import', { checkId, recipe: RECIPE, name: 'Mended', customer: 'Plant North' });
    expect(batch.units).toBe(4);
    const units = await station.ask('units.list', { batchId: batch.id, limit: 10 });
    expect(units.map(({ unit }) => [unit.row, unit.columns['serialNumber'], unit.columns['macAddress']])).toEqual([
      [1, 'A-1', '00:60:0C:81:00:01'],
      [2, 'A-2', '00:60:0C:81:00:02'],
      [3, 'A-3', '00:60:0C:81:00:03'],
      [4, 'A-5', '00:60:0C:81:00:05'],
    ]);
    const edits = { cells: 2, deletedRows: 1, addedRows: 1 };
    expect(events('batch.imported').at(-1)).toMatchObject({ name: 'Mended', customer: 'Plant North', edits, unitCount: 4 });
    await expect(station.ask('batches.table', { checkId, known: -1 })).rejects.toMatchObject({ code: 'table/gone' });
    expect(await readdir(join(station.folder, 'uploads'))).toEqual([]);
  });
});

describe('a table that is not known to be good', () => {
  test('is not imported while its last change is being checked', async () => {
    const lines = Array.from({ length: 8000 }, (_item, index) => row('B', index + 1));
    const { checkId } = await checkedTable(station, await open(lines));
    const edited = await station.ask('batches.edit', { checkId, edit: { kind: 'delete', keys: [8000] } });
    expect(edited).toMatchObject({ phase: 'checking', isGood: false });
    await expect(station.ask('batches.import', { checkId, recipe: RECIPE })).rejects.toMatchObject({
      code: 'batch/not-checked',
      params: { file: 'week 10.csv' },
    });
    expect(await checkedTable(station, edited)).toMatchObject({ isGood: true, summary: { rows: 7999 } });
  });

  test('is imported once however often that is asked for, and is not changed meanwhile', async () => {
    const lines = Array.from({ length: 2000 }, (_item, index) => row('G', index + 1));
    const { checkId } = await checkedTable(station, await open(lines));
    const imports = ['Once', 'Twice'].map((name) => station.ask('batches.import', { checkId, recipe: RECIPE, name }));
    // Who imports is asked for first.
    await station.ask('line.get', {});
    const asked = [
      ...imports,
      station.ask('batches.edit', { checkId, edit: { kind: 'delete', keys: [1] } }),
      station.ask('batches.undo', { checkId }),
      station.ask('batches.checkAgain', { checkId, secretColumns: [] }),
    ];
    const answers = await Promise.allSettled<unknown>(asked);
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? 'done' : answer.reason.code))).toEqual([
      'done',
      ...Array.from({ length: 4 }, () => 'table/being-imported'),
    ]);
    expect((await station.ask('batches.list', {})).filter(({ batch }) => ['Once', 'Twice'].includes(batch.name))).toHaveLength(1);
  });

  test('is not imported where its file is another now', async () => {
    const { checkId, isGood } = await open([row('C', 1), row('C', 2)]);
    expect(isGood).toBe(true);
    const uploads = await readdir(join(station.folder, 'uploads'));
    expect(uploads).toHaveLength(1);
    await writeFile(join(station.folder, 'uploads', uploads[0] ?? ''), [header, row('D', 1), row('D', 2), ''].join('\r\n'));
    await expect(station.ask('batches.import', { checkId, recipe: RECIPE })).rejects.toMatchObject({
      code: 'csv/file-changed',
      params: { file: 'week 10.csv' },
    });
  });
});

test('an import ends as it began where another table is opened meanwhile, which stays open', async () => {
  const lines = Array.from({ length: 3000 }, (_item, index) => row('H', index + 1));
  const first = await checkedTable(station, await open(lines));
  const importing = station.ask('batches.import', { checkId: first.checkId, recipe: RECIPE });
  const second = await open([row('I', 1)]);
  expect((await importing).batch.units).toBe(3000);
  expect((await station.ask('batches.table', { checkId: second.checkId, known: -1 })).isGood).toBe(true);
});

test('another check takes the place of the last, whose requests end', async () => {
  const first = await open([row('E', 1)]);
  const waiting = station.ask('batches.table', { checkId: first.checkId, known: first.revision }).catch((thrown: unknown) => thrown);
  const second = await open([row('F', 1)]);
  await expect(station.ask('batches.undo', { checkId: first.checkId })).rejects.toMatchObject({ code: 'table/gone' });
  expect(await waiting).toMatchObject({ code: 'run/aborted' });
  expect((await station.ask('batches.undo', { checkId: second.checkId })).isGood).toBe(true);
});
