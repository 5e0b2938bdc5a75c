/** Importing into a real journal and vault: all or nothing, verbatim, known devices found again. */
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import type { ImportOptions } from '../../electron/engine/batches/import-options.ts';
import { updateBatch } from '../../electron/engine/batches/update-batch.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import type { CellProblem } from '../../shared/domain/csv-report.ts';
import type { UnitId } from '../../shared/domain/ids.ts';
import type { Profile } from '../../shared/domain/recipe.ts';
import { everywareCells, everywareFile, quoted } from '../fixtures/batches/everyware-file.ts';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-import-'));
  engine = await openEngine({ journalFile: join(folder, 'journal.sqlite'), keyFolder: folder, environment: {}, linesideVersion: '0.0.0' });
});

afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

function recipeFor(profile: Profile, more: object = {}) {
  const steps = [{ step: 'wait', with: { seconds: 0 } }];
  return parseRecipe(JSON.stringify({ lineside: 1, recipe: 'Waits', model: 'any', version: 3, profile, steps, ...more }));
}

async function importText(content: string | Uint8Array, options: Partial<ImportOptions> = {}) {
  const path = options.path ?? join(folder, 'batch.csv');
  await writeFile(path, content);
  const { journal, vault } = engine;
  const by = options.by ?? (await journal.person('Tester'));
  return importBatch({ journal, vault, path, recipe: recipeFor('everyware'), signal: new AbortController().signal, ...options, by });
}

function unitsOf(batchId: Awaited<ReturnType<typeof importText>>['batch']['id'], limit = 2000) {
  return engine.journal.read.units({ batchId, limit }).map((row) => row.unit);
}

/** Neither to be seen nor left in the file: staged rows are invisible, so the file itself is asked. */
function nothingStored() {
  const database = new Database(engine.journal.file, { readonly: true });
  const counted = ['unit', 'secret', 'identifier', 'batch', 'batch_secret_key'].map((table) =>
    database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );
  database.close();
  expect(counted).toEqual([0, 0, 0, 0, 0]);
  expect(engine.journal.read.batches()).toEqual([]);
  expect(engine.journal.read.deviceByIdentifier('serialNumber', 'SN00001')).toBeUndefined();
  expect(engine.journal.read.events({ limit: 10 }).map((stored) => stored.event.type)).toEqual(['station.opened']);
}

describe('a good file', () => {
  it('is stored row by row, with its recipe, and published by one event', async () => {
    const content = everywareFile(...Array.from({ length: 1201 }, () => ({})));
    const progress: string[] = [];
    const { batch } = await importText(content, {
      quantity: 1300,
      manufacturer: 'Acme',
      onProgress: ({ phase, rows }) => progress.push(`${phase} ${rows}`),
    });
    expect(batch).toMatchObject({ name: 'batch', units: 1201 });
    const units = unitsOf(batch.id);
    expect(units.map((unit) => unit.row)).toEqual(Array.from({ length: 1201 }, (_item, index) => index + 1));
    const { password, activationKey, ...open } = everywareCells(7);
    expect(units[6]?.columns).toEqual(open);
    expect(units[6]?.secretColumns).toEqual(['password', 'activationKey']);
    expect(units[6]?.identifiers).toEqual([
      { kind: 'serialNumber', text: 'SN00007', key: 'SN00007' },
      { kind: 'macAddress', text: '00:60:0C:00:00:07', key: '00600C000007' },
      { kind: 'clientId', text: '00600C000007', key: '00600C000007' },
    ]);
    const unitId = units[6]?.unitId ?? ('' as UnitId);
    expect(['password', 'activationKey'].map((column) => engine.vault.reveal(batch.id, unitId, column))).toEqual([password, activationKey]);
    const event = engine.journal.read.events({ limit: 10 }).find((stored) => stored.event.type === 'batch.imported')?.event;
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(event).toMatchObject({
      file: { name: 'batch.csv', sha256, sizeBytes: content.length },
      quantity: 1300,
      manufacturer: 'Acme',
      unitCount: 1201,
    });
    expect(engine.journal.read.content(recipeFor('everyware').sha256)).toBe(recipeFor('everyware').content);
    expect(progress.filter((line) => line.startsWith('storing'))).toEqual(
      [200, 400, 600, 800, 1000, 1200, 1201].map((rows) => `storing ${rows}`),
    );
    expect((await engine.journal.read.verifyChain()).ok).toBe(true);
  });

  it('is one device’s second unit where two files have it, imported at once', async () => {
    const warned: string[] = [];
    const onProblems: ImportOptions['onProblems'] = (problems) => void warned.push(...problems.map(({ code }) => code));
    const paths = [join(folder, 'one.csv'), join(folder, 'two.csv')];
    const imports = paths.map((path) => importText('identifier\nA1\nA2\n', { path, recipe: recipeFor('generic'), onProblems }));
    const [one = [], two = []] = (await Promise.all(imports)).map(({ batch }) => unitsOf(batch.id).map(({ deviceId }) => deviceId));
    expect(one).toHaveLength(2);
    expect(two).toEqual(one);
    expect(warned).toEqual(['batch/unit-in-other-batch', 'batch/unit-in-other-batch']);
  });

  it('waits for the import before it, and is given up while it waits', async () => {
    const rows = Array.from({ length: 2000 }, (_item, index) => `A${index}\n`).join('');
    const first = importText(`identifier\n${rows}`, { path: join(folder, 'first.csv'), recipe: recipeFor('generic') });
    const stop = new AbortController();
    const gaveUp = new Error('given up');
    const second = importText('identifier\nB1\n', { path: join(folder, 'b.csv'), recipe: recipeFor('generic'), signal: stop.signal });
    const third = importText('identifier\nB2\n', { path: join(folder, 'c.csv'), recipe: recipeFor('generic') });
    stop.abort(gaveUp);
    await expect(second).rejects.toBe(gaveUp);
    expect(engine.journal.read.batches()).toEqual([]);
    expect([(await first).batch.units, (await third).batch.units]).toEqual([2000, 1]);
    expect(engine.journal.read.batches().map(({ name }) => name)).toEqual(expect.arrayContaining(['first', 'c']));
  });

  it('gets a name of its own where that of the file, or the one it is given, is taken', async () => {
    const names = [];
    for (const identifier of ['A1', 'A2', 'A3']) {
      names.push((await importText(`identifier\n${identifier}\n`, { recipe: recipeFor('generic') })).batch.name);
    }
    expect(names).toEqual(['batch', 'batch (2)', 'batch (3)']);
    const named = { recipe: recipeFor('generic'), name: 'batch (2)' };
    expect((await importText('identifier\nA4\n', named)).batch.name).toBe('batch (2) (2)');
  });

  it('keeps every value byte for byte, secret or not', async () => {
    const anyText = fc.string({ unit: 'binary', minLength: 0, maxLength: 30 }).filter((text) => !text.includes('\0'));
    const rows = fc.array(fc.record({ note: anyText, 'psk ü': anyText }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (cells, marked) => {
        const lines = cells.map((cell, index) => [`A${index}`, quoted(cell.note), `"${cell['psk ü'].replaceAll('"', '""')}"`].join(','));
        const content = `${marked ? '\ufeff' : ''}${['identifier,note,psk ü', ...lines].join('\r\n')}\r\n`;
        const { batch } = await importText(content, { recipe: recipeFor('generic'), secretColumns: ['psk ü'] });
        const stored = unitsOf(batch.id).map(({ unitId, columns, secretColumns }) => ({
          open: columns,
          'psk ü': secretColumns.length === 0 ? '' : engine.vault.reveal(batch.id, unitId, 'psk ü'),
        }));
        expect(stored).toEqual(
          cells.map((cell, index) => ({ open: { identifier: `A${index}`, note: cell.note }, 'psk ü': cell['psk ü'] })),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('all or nothing', () => {
  it('refuses a file with one wrong cell behind a thousand good rows', async () => {
    const rows = [...Array.from({ length: 1000 }, () => ({})), { macAddress: 'bad' }];
    const heard: CellProblem[] = [];
    const refused = importText(everywareFile(...rows), { onProblems: (problems) => heard.push(...problems) });
    await expect(refused).rejects.toMatchObject({
      code: 'batch/invalid-rows',
      params: { rows: '1001', invalidRows: '1', errors: '1', first: expect.stringContaining('1001 · macAddress') },
    });
    const errors = heard.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ row, code }) => [row, code])).toEqual([[1001, 'csv/bad-mac']]);
    nothingStored();
  });

  it.each<[string, string, { readonly content: string; readonly options?: Partial<ImportOptions> }]>([
    ['more rows than the quantity', 'batch/over-quantity', { content: everywareFile({}, {}), options: { quantity: 1 } }],
    ['no rows', 'batch/no-units', { content: everywareFile() }],
    ['a missing column', 'batch/invalid-rows', { content: 'serialNumber\nSN00001\n' }],
    ['a recipe for another profile', 'batch/wrong-profile', { content: everywareFile({}), options: { profile: 'cervello' } }],
    ['a workbook', 'csv/not-csv', { content: 'PK\u0003\u0004' }],
  ])('refuses %s', async (_name, code, { content, options }) => {
    await expect(importText(content, options)).rejects.toMatchObject({ code });
    nothingStored();
  });

  it('refuses a recipe with a name that nothing gives a value', async () => {
    const steps = [{ step: 'shell', with: { command: ['echo', '{{lane.colour}}'] } }];
    await expect(importText(everywareFile({}), { recipe: recipeFor('everyware', { steps }) })).rejects.toMatchObject({
      code: 'recipe/invalid',
      params: { path: 'steps[0].with.command[1]' },
    });
    nothingStored();
  });

  it('refuses a recipe with a column that the file has not', async () => {
    const steps = [{ step: 'shell', with: { command: ['echo', '{{unit.site}}'] } }];
    await expect(importText(everywareFile({}), { recipe: recipeFor('everyware', { steps }) })).rejects.toMatchObject({
      code: 'batch/invalid-rows',
      params: { first: expect.stringContaining('site') },
    });
  });

  it('leaves nothing behind when it is stopped while storing', async () => {
    const stop = new AbortController();
    const content = everywareFile(...Array.from({ length: 1500 }, () => ({})));
    const stopped = importText(content, {
      signal: stop.signal,
      onProgress: ({ phase }) => {
        if (phase === 'storing') stop.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    nothingStored();
  });

  it('leaves nothing behind when the file changes while it is stored', async () => {
    const path = join(folder, 'changing.csv');
    const content = everywareFile(...Array.from({ length: 600 }, () => ({})));
    let changed = false;
    const refused = importText(content, {
      path,
      onProgress: ({ phase }) => {
        if (phase === 'storing' && !changed) appendFileSync(path, Object.values(everywareCells(601)).join(','));
        changed ||= phase === 'storing';
      },
    });
    await expect(refused).rejects.toMatchObject({ code: 'batch/file-changed', params: { file: 'changing.csv' } });
    nothingStored();
  });
});

describe('devices that the record knows', () => {
  it('keep their id for life, by any of their identifiers', async () => {
    const first = unitsOf((await importText(everywareFile({}, {}))).batch.id);
    const heard: CellProblem[] = [];
    const again = await importText(
      everywareFile(
        { macAddress: '00-60-0c-00-00-01', serialNumber: 'other label' },
        { serialNumber: 'SN00003', macAddress: '00:60:0C:00:00:03' },
      ),
      {
        onProblems: (problems) => heard.push(...problems),
      },
    );
    const second = unitsOf(again.batch.id);
    expect(second[0]?.deviceId).toBe(first[0]?.deviceId);
    expect(second[1]?.deviceId).not.toBe(first[1]?.deviceId);
    expect(heard.filter(({ code }) => code === 'batch/unit-in-other-batch').map(({ row, severity }) => [row, severity])).toEqual([
      [1, 'warning'],
    ]);
  });

  it('are not mixed up: identifiers of two devices in one row, one device in two rows', async () => {
    await importText(everywareFile({}, {}));
    const heard: CellProblem[] = [];
    const mixed = everywareFile({ macAddress: '00:60:0C:00:00:02' }, { serialNumber: 'X2', macAddress: '00:60:0C:00:00:AA' });
    await expect(importText(mixed, { onProblems: (problems) => heard.push(...problems) })).rejects.toMatchObject({
      code: 'batch/invalid-rows',
    });
    expect(heard.map(({ row, code }) => [row, code])).toContainEqual([1, 'batch/conflicting-devices']);
    heard.length = 0;
    const twice = everywareFile({ macAddress: '00:60:0C:00:00:BB' }, { serialNumber: 'X2', macAddress: '00:60:0C:00:00:01' });
    await expect(importText(twice, { onProblems: (problems) => heard.push(...problems) })).rejects.toMatchObject({
      code: 'batch/invalid-rows',
    });
    expect(heard.map(({ row, code }) => [row, code])).toContainEqual([2, 'batch/device-twice']);
  });
});

describe('columns with other names', () => {
  const content = (id: string) => `Unique ID,Name,type\n${id},one,GATEWAY\n`;
  const mapping = { 'Unique ID': 'uniqueIdentifier', Name: 'deviceName', type: 'deviceType' };
  const recipe = recipeFor('cervello');

  it('are stored as they were mapped, and read so again in the next file of the profile', async () => {
    await expect(importText(content('A-1'), { recipe })).rejects.toMatchObject({ code: 'batch/invalid-rows' });
    const { batch } = await importText(content('A-1'), { recipe, mapping });
    expect(unitsOf(batch.id)[0]?.columns).toEqual({ uniqueIdentifier: 'A-1', deviceName: 'one', deviceType: 'GATEWAY' });
    const problems: CellProblem[] = [];
    const again = await importText(content('A-2'), { recipe, onProblems: (found) => problems.push(...found) });
    expect(unitsOf(again.batch.id)[0]?.columns).toEqual({ uniqueIdentifier: 'A-2', deviceName: 'one', deviceType: 'GATEWAY' });
    expect(problems.map(({ code, column, severity }) => `${severity} ${column} ${code}`)).toEqual([
      'warning uniqueIdentifier csv/column-remembered',
      'warning deviceName csv/column-remembered',
      'warning deviceType csv/column-remembered',
    ]);
  });

  it('are never read as before where the person names a mapping', async () => {
    await importText(content('A-1'), { recipe, mapping });
    const other = importText(content('A-2'), { recipe, mapping: { Name: 'deviceName' } });
    await expect(other).rejects.toMatchObject({ code: 'batch/invalid-rows' });
  });
});

describe('columns that came back', () => {
  async function comeBack(text: string, secretColumns: readonly string[] = []) {
    const path = join(folder, 'back.csv');
    await writeFile(path, text);
    const { journal, vault } = engine;
    const [batch] = journal.read.batches();
    if (batch === undefined) throw new Error('nothing was imported');
    const problems: CellProblem[] = [];
    const told = { language: 'en', onProblems: (found: readonly CellProblem[]) => void problems.push(...found) } as const;
    const order = { journal, vault, batch, path, secretColumns, by: await journal.person('Tester'), signal: new AbortController().signal };
    const result = await updateBatch({ ...order, ...told }).catch((thrown: { readonly code: string }) => thrown.code);
    return {
      result,
      problems: problems.map(({ code }) => code),
      isTold: JSON.stringify([problems, journal.read.events({ limit: 20 })]).includes('S3CRET'),
    };
  }

  it.each([
    { what: 'named as secret now', secretColumns: ['psk'], column: 'psk' },
    { what: 'that were secret at the import', secretColumns: [], column: 'password' },
  ])('tell no value of those $what', async ({ secretColumns, column }) => {
    await importText('identifier,password\nA1,\n', { recipe: recipeFor('generic'), secretColumns: ['password'] });
    const done = { result: { batch: { units: 1 } }, problems: ['csv/outer-blanks'], isTold: false };
    expect(await comeBack(`identifier,${column}\nA1, S3CRET\n`, secretColumns)).toMatchObject(done);
  });

  it('stay secret when they come back once more', async () => {
    await importText('identifier\nA1\n', { recipe: recipeFor('generic') });
    await comeBack('identifier,psk\nA1,S3CRET\n', ['psk']);
    expect(await comeBack('identifier,psk\nA1, S3CRET-2\n')).toMatchObject({ problems: ['csv/outer-blanks'], isTold: false });
  });

  it('are refused where a secret one is named that is not there: the one that is meant would be stored openly', async () => {
    await importText('identifier\nA1\n', { recipe: recipeFor('generic') });
    const refused = { result: 'update/refused', problems: ['csv/unknown-secret-column'] };
    expect(await comeBack('identifier,key\nA1,S3CRET\n', ['kex'])).toMatchObject(refused);
    expect(unitsOf(engine.journal.read.batches()[0]?.batchId ?? ('' as never))[0]?.columns).toEqual({ identifier: 'A1' });
  });
});
