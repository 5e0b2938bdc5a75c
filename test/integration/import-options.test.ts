/** What an import takes beside the file: edits, recipes by row, who it is for; and what stops it halfway. */
import { createHash } from 'node:crypto';
import { utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { BatchEdits, FIRST_ADDED_KEY, type RowEdit } from '../../electron/engine/batches/batch-edits.ts';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import type { ImportOptions, ImportProgress } from '../../electron/engine/batches/import-options.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import type { CellProblem } from '../../shared/domain/csv-report.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { eventsOfRun } from '../support/journal-events.ts';
import { fill, mayMount, smallDisk } from '../support/small-disk.ts';

let folder: string;
let engine: Engine;

const open = (journalFolder: string) =>
  openEngine({ journalFile: join(journalFolder, 'journal.sqlite'), keyFolder: folder, environment: {}, linesideVersion: '0.0.0' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-import-'));
  engine = await open(folder);
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

function aRecipe(name = 'Waits', more: object = {}) {
  const steps = [{ step: 'wait', with: { seconds: 0 } }];
  return parseRecipe(
    JSON.stringify({ lineside: 1, recipe: name, model: 'any', version: 3, profile: 'generic', steps, ...more }),
    `${name}.json`,
  );
}

async function importText(content: string, options: Partial<ImportOptions> = {}, by = engine) {
  const path = join(folder, 'batch.csv');
  await writeFile(path, content);
  const { journal, vault } = by;
  const person = await journal.person('Tester');
  return importBatch({ journal, vault, path, recipe: aRecipe(), signal: new AbortController().signal, ...options, by: person });
}

function unitsOf(batchId: BatchId) {
  return engine.journal.read.units({ batchId, limit: 2000 }).map((row) => row.unit);
}

function importedEvent(batchId: BatchId) {
  return engine.journal.read.eventsOfBatchAlone(batchId).find(({ event }) => event.type === 'batch.imported')?.event;
}

/** Neither published nor staged. */
function batchesInFile({ journal }: Engine): unknown[] {
  const database = new Database(journal.file, { readonly: true });
  const batches = database.prepare('SELECT batch_id FROM batch WHERE imported_seq IS NULL').all();
  database.close();
  return batches;
}

describe('an edited table', () => {
  it('is stored as it was edited, and the record says what was changed in which file', async () => {
    const content = 'identifier,site\nE1,a\nE2,b\nE3,c\n';
    const edits = BatchEdits.none.with(
      new Map([
        [1, { kind: 'cells', cells: new Map([[1, 'north']]) }],
        [2, { kind: 'deleted' }],
        [FIRST_ADDED_KEY, { kind: 'added', cells: ['E4', 'd'] }],
      ]),
    );
    const { batch } = await importText(content, { edits });
    expect(unitsOf(batch.id).map(({ row, columns }) => [row, columns])).toEqual([
      [1, { identifier: 'E1', site: 'north' }],
      [2, { identifier: 'E3', site: 'c' }],
      [3, { identifier: 'E4', site: 'd' }],
    ]);
    expect(importedEvent(batch.id)).toMatchObject({
      file: { sha256: createHash('sha256').update(content).digest('hex'), sizeBytes: content.length },
      edits: { cells: 1, deletedRows: 1, addedRows: 1 },
      unitCount: 3,
    });
    expect((await engine.journal.read.verifyChain()).ok).toBe(true);
  });

  it('has as many units as rows, each verbatim, however it was edited', async () => {
    let imports = 0;
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', ' ', '0', '=', '\n', '𝒳'), maxLength: 6 });
    const rows = fc.array(fc.record({ text: cell, change: fc.option(cell), isDeleted: fc.boolean() }), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, async (found) => {
        imports += 1;
        const id = (index: number) => `V${imports}-${index}`;
        const lines = found.map(({ text }, index) => `${id(index)},"${text.replaceAll('"', '""')}"`);
        // The first row stays, so that there is one.
        const changes = found.map(({ change, isDeleted }, index): [number, RowEdit | undefined] => {
          if (isDeleted && index > 0) return [index + 1, { kind: 'deleted' }];
          return [index + 1, change === null ? undefined : { kind: 'cells', cells: new Map([[1, change]]) }];
        });
        const { batch } = await importText(`${['identifier,note', ...lines].join('\n')}\n`, {
          edits: BatchEdits.none.with(new Map(changes)),
        });
        const wanted = found.flatMap(({ text, change, isDeleted }, index) =>
          isDeleted && index > 0 ? [] : [{ identifier: id(index), note: change ?? text }],
        );
        expect(unitsOf(batch.id).map(({ columns }) => columns)).toEqual(wanted);
        expect(batch.units).toBe(wanted.length);
      }),
      { numRuns: 20 },
    );
  });
});

describe('recipes by a value of the row', () => {
  const recipes = new Map([
    ['A', aRecipe('For A', { columns: ['port'] })],
    ['B', aRecipe('For B')],
  ]);

  it('are stored with the batch, by their contents', async () => {
    const recipesBy = { column: 'kind', recipes };
    const { batch } = await importText('identifier,kind,port\nR1,A,1\nR2,C,2\n', { recipesBy, customer: 'Tenant 7' });
    const listed = [...recipes].map(([value, { recipe, sha256 }]) => ({ value, name: recipe.recipe, version: 3, sha256 }));
    expect(engine.journal.read.batch(batch.id)).toMatchObject({ customer: 'Tenant 7', recipesBy: { column: 'kind', recipes: listed } });
    for (const { sha256, content } of recipes.values()) expect(engine.journal.read.content(sha256)).toBe(content);
  });

  it.each([
    ['a column that only one of them needs is missing', 'identifier,kind\nR3,A\n', { code: 'batch/invalid-rows', word: 'port' }],
    ['the column is not there', 'identifier,port\nR3,1\n', { code: 'batch/no-recipe-column', word: 'kind' }],
  ])('are refused where %s', async (_name, content, { code, word }) => {
    const refused = await importText(content, { recipesBy: { column: 'kind', recipes } }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code });
    expect(JSON.stringify((refused as { params: unknown }).params)).toContain(word);
  });

  it('are refused where one is for another profile', async () => {
    const recipesBy = { column: 'kind', recipes: new Map([['A', aRecipe('Other', { profile: 'cervello' })]]) };
    await expect(importText('identifier,kind\nR4,A\n', { recipesBy })).rejects.toMatchObject({ code: 'batch/wrong-profile' });
  });
});

describe('devices of earlier batches', () => {
  it('are told with batch and date where they passed', async () => {
    const { batch } = await importText('identifier\nH1\nH2\n', { name: 'Spring' });
    const [first] = unitsOf(batch.id);
    if (first !== undefined) await engine.journal.append(eventsOfRun(first).whole);
    const heard: CellProblem[] = [];
    await importText('identifier\nH1\nh2\nH3\n', { onProblems: (problems) => heard.push(...problems) });
    const today = engine.journal.read.unit(first?.unitId ?? ('' as never))?.state.run?.endedAt?.slice(0, 10);
    expect(heard.map(({ row, code, message }) => [row, code, message])).toEqual([
      [1, 'batch/unit-done-before', `The same device passed on ${today}, as row 1 of batch Spring.`],
      [2, 'batch/unit-in-other-batch', expect.stringContaining('row 2 of batch Spring')],
    ]);
  });
});

describe('an import that is stopped halfway', () => {
  it.each([
    ['that changes in the second reading', 'storing'],
    ['that changed between the two, in the same size and of the same date', 'checking'],
  ])('leaves nothing of a file %s', async (_name, phase) => {
    const path = join(folder, 'changing.csv');
    const rows = Array.from({ length: 300 }, (_item, index) => `C${index}`);
    const setDate = () => utimesSync(path, 1_700_000_000, 1_700_000_000);
    await writeFile(path, `identifier\n${rows.join('\n')}\n`);
    setDate();
    const change = (progress: ImportProgress) => {
      if (progress.phase !== phase) return;
      writeFileSync(path, `identifier\n${rows.with(250, 'X250').join('\n')}\n`);
      if (phase === 'checking') setDate();
    };
    const { journal, vault } = engine;
    const options = { journal, vault, path, recipe: aRecipe(), by: await journal.person('Tester') };
    const refused = importBatch({ ...options, signal: new AbortController().signal, onProgress: change });
    await expect(refused).rejects.toMatchObject({ code: 'batch/file-changed', params: { file: 'changing.csv' } });
    expect(batchesInFile(engine)).toEqual([]);
  });

  it('leaves nothing on a disk that fills up', async ({ skip }) => {
    skip(!mayMount(), 'only root on Linux may mount a small disk');
    const disk = smallDisk();
    const other = await open(disk);
    onTestFinished(() => other.close());
    let makeRoom: (() => void) | undefined;
    const rows = Array.from({ length: 20_000 }, (_item, index) => `D${index},${'x'.repeat(200)}`).join('\n');
    const refused = importText(
      `identifier,note\n${rows}\n`,
      {
        onProgress: ({ phase }) => {
          if (phase === 'storing') makeRoom ??= fill(disk);
        },
      },
      other,
    );
    await expect(refused).rejects.toMatchObject({ code: 'journal/disk-full' });
    makeRoom?.();
    expect(batchesInFile(other)).toEqual([]);
    expect(other.journal.read.batches()).toEqual([]);
    await expect(importText('identifier\nD1\n', {}, other)).resolves.toMatchObject({ batch: { units: 1 } });
  });
});
