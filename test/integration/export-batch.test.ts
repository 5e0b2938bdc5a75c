/** Batches for other systems: the same records give the same bytes, whole or not at all, and what is in the file is what was recorded. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, onTestFinished, test } from 'vitest';
import { verifyFile } from '../../electron/engine/audit/verify-file.ts';
import { exportBatch } from '../../electron/engine/exports/export-batch.ts';
import { readAnchors } from '../../electron/engine/journal/chain/anchors.ts';
import { verifyManifest } from '../../electron/engine/exports/manifest.ts';
import type { Dialect, Only } from '../../shared/domain/exports.ts';
import type { BatchId, PersonId } from '../../shared/domain/ids.ts';
import { aFolder, aJournal, importUnits } from '../support/journal.ts';
import { eventsOfRun, unitsOf } from '../support/journal-events.ts';
import { startProgram } from '../support/journal-programs/start-program.ts';
import { CommandLine, object } from './cli-process.ts';

const AWKWARD = 'a "quoted", 0012\r\nnext · ünïcode';
const BATCH = 'batch-1' as BatchId;

/** Three units: one passed, one failed, one untouched; the first has an identifier that only quotes can carry. */
async function aStation() {
  const journal = await aJournal();
  const units = unitsOf(BATCH, 3).map((unit, index) =>
    index === 0 ? { ...unit, columns: { ...unit.columns, serialNumber: AWKWARD } } : unit,
  );
  await importUnits(journal, units);
  const [first, second] = units;
  if (first === undefined || second === undefined) throw new Error('no units');
  await journal.append(eventsOfRun(first).whole);
  const failing = eventsOfRun(second);
  await journal.append([
    failing.started,
    { ...failing.passed, outcome: 'fail', proof: undefined, failure: { code: 'identify/foreign-unit', params: {}, chain: [] } } as never,
  ]);
  const folder = aFolder();
  const write = (dialect: Dialect, part: { readonly only?: Only; readonly name?: string } = {}) => {
    const batch = journal.read.batch(BATCH);
    if (batch === undefined) throw new Error('no batch');
    const file = join(folder, part.name ?? `out.${dialect}`);
    const signal = new AbortController().signal;
    const by = 'person-1' as PersonId;
    return exportBatch({
      journal,
      batch,
      dialect,
      only: part.only ?? 'all',
      formulaSafe: false,
      file,
      by,
      linesideVersion: '0.0.0',
      signal,
    });
  };
  return { journal, folder, units, write };
}

const rowsOf = (file: string) => Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').trimEnd(), { header: true }).data;

test('a CSV holds every unit verbatim with what became of it, and the manifest says what it is', async () => {
  const { write, journal } = await aStation();
  const before = journal.read.head();
  const { file, rows, sha256, manifest } = await write('csv');
  const bytes = readFileSync(file);
  expect([rows, sha256]).toEqual([3, createHash('sha256').update(bytes).digest('hex')]);
  const [passed, failed, open] = rowsOf(file);
  expect(passed).toMatchObject({
    serialNumber: AWKWARD,
    lineside_row: '1',
    lineside_status: 'settled',
    lineside_outcome: 'pass',
    lineside_proof: 'prepared',
    lineside_lane: '1',
    lineside_operator: 'person-1',
    lineside_proved: '1',
    lineside_refuted: '0',
  });
  expect(Date.parse(passed?.['lineside_endedAt'] ?? '')).toBeGreaterThan(0);
  expect(failed).toMatchObject({ lineside_outcome: 'fail', lineside_failure: 'identify/foreign-unit', lineside_proof: '' });
  expect(open).toMatchObject({ lineside_status: 'open', lineside_outcome: '', lineside_attempts: '0' });
  const told = journal.read.eventsOfBatchAlone(BATCH).at(-1);
  expect(told?.event).toEqual({
    type: 'batch.exported',
    version: 1,
    batchId: BATCH,
    dialect: 'csv',
    only: 'all',
    file: 'out.csv',
    sha256,
    rows: 3,
    by: 'person-1',
  });
  const { seq } = before;
  expect(told?.seq).toBe(seq + 1);
  expect(verifyManifest(readFileSync(manifest, 'utf8'), sha256)).toMatchObject({
    ok: true,
    manifest: {
      file: 'out.csv',
      dialect: 'csv',
      only: 'all',
      rows: 3,
      sha256,
      sizeBytes: bytes.length,
      batch: { id: BATCH },
      journal: { ...before, readUpTo: seq },
      stationId: journal.stationId,
      publicKey: journal.signingKey.publicKey,
    },
  });
  expect(readAnchors(`${journal.file}.anchors`).at(-1)).toMatchObject(before);
  expect([statSync(file).mode & 0o777, statSync(manifest).mode & 0o777]).toEqual([0o600, 0o600]);
});

test('a pass of the training line is told from one that proves a gateway, in each row and beside them', async () => {
  const { write, journal, units } = await aStation();
  const third = units[2];
  if (third === undefined) throw new Error('no unit');
  const [started, ...rest] = eventsOfRun(third).whole;
  await journal.append([{ ...started, training: true } as never, ...rest]);
  const { file, manifest } = await write('csv');
  expect(rowsOf(file).map((row) => [row['lineside_outcome'], row['lineside_training']])).toEqual([
    ['pass', 'false'],
    ['fail', 'false'],
    ['pass', 'true'],
  ]);
  expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ trainingRows: 1 });
  const json = JSON.parse(readFileSync((await write('json')).file, 'utf8')) as { units: { training: boolean }[] };
  expect(json.units.map(({ training }) => training)).toEqual([false, false, true]);
});

test('what lies in the manifest’s place and is none is left alone, and no file is new', async () => {
  const { write, folder } = await aStation();
  const foreign = join(folder, 'out.csv.manifest.json');
  writeFileSync(foreign, '{"name":"of another program"}');
  await expect(write('csv')).rejects.toMatchObject({ code: 'export/other-file', params: { file: foreign } });
  rmSync(foreign);
  mkdirSync(foreign);
  await expect(write('csv')).rejects.toMatchObject({ code: 'export/other-file' });
  expect(readdirSync(folder)).toEqual(['out.csv.manifest.json']);
});

test.each(['csv', 'json'] as const)('the same records give the same %s, whenever it is written', async (dialect) => {
  const { write } = await aStation();
  const first = await write(dialect, { name: 'first' });
  const second = await write(dialect, { name: 'second' });
  expect(readFileSync(second.file)).toEqual(readFileSync(first.file));
  expect(second.sha256).toBe(first.sha256);
});

test('JSON holds the evidence, too, a unit per line', async () => {
  const { write } = await aStation();
  const { file } = await write('json');
  const content = JSON.parse(readFileSync(file, 'utf8')) as { units: unknown[] };
  expect(content).toMatchObject({ lineside: 1, batch: { id: BATCH, units: 3 } });
  expect(content.units[0]).toMatchObject({
    row: 1,
    outcome: 'pass',
    columns: { serialNumber: AWKWARD },
    evidence: [{ name: 'a', verdict: 'proved', source: 'shell', expected: '2', observed: '2' }],
  });
  expect(readFileSync(file, 'utf8').split('\n').length).toBe(3 + 3);
});

test.each([
  ['all', ['1', '2', '3']],
  ['pass', ['1']],
  ['fail', ['2']],
  ['changed', ['1', '2']],
] as const)('--only %s', async (only, rows) => {
  const { write } = await aStation();
  expect(rowsOf((await write('csv', { only })).file).map((row) => row['lineside_row'])).toEqual(rows);
});

test('a disk that is full leaves what was there before, and nothing half', async () => {
  const { write, folder } = await aStation();
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return console.log('skipped: a small disk can be mounted by root only');
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]).status).toBe(0);
  onTestFinished(() => void spawnSync('umount', [folder]));
  const { file } = await write('csv');
  const before = readFileSync(file);
  expect(() => writeFileSync(join(folder, 'ballast'), Buffer.alloc(64 * 1024))).toThrow('ENOSPC');
  await expect(write('csv')).rejects.toMatchObject({ code: 'file/not-writable', params: { reason: 'ENOSPC' } });
  expect(readFileSync(file)).toEqual(before);
  expect(readdirSync(folder).toSorted()).toEqual(['ballast', 'out.csv', 'out.csv.manifest.json']);
});

test('killed between manifest and file it is known as interrupted, and the next export mends it', async () => {
  const { write, journal, folder } = await aStation();
  const { file } = await write('csv');
  const before = readFileSync(file);
  // Something that the next one tells of.
  await journal.append(eventsOfRun(unitsOf(BATCH, 3)[2] ?? ({} as never)).whole);
  await journal.close();
  const program = startProgram('export-half', journal.file, file);
  await program.printed(1);
  await program.kill();
  const { signal } = new AbortController();
  expect(readFileSync(file)).toEqual(before);
  expect(await verifyFile({ file, signal })).toMatchObject({ kind: 'manifest', ok: false, problem: 'interrupted' });
  const again = await aJournal(journal.file);
  const batch = again.read.batch(BATCH) ?? ({} as never);
  const order = { dialect: 'csv', only: 'all', formulaSafe: false, by: 'person-1' as PersonId, linesideVersion: '0.0.0' } as const;
  await exportBatch({ ...order, journal: again, batch, file, signal });
  expect(await verifyFile({ file, signal })).toMatchObject({ ok: true, rows: 3 });
  expect([readFileSync(file).equals(before), readdirSync(folder).filter((name) => !name.endsWith('.part'))]).toEqual([
    false,
    ['out.csv', 'out.csv.manifest.json'],
  ]);
});

test('the command writes it, says where, and keeps secrets out', async () => {
  const cli = await CommandLine.open();
  onTestFinished(() => cli.close());
  writeFileSync(
    cli.path('recipe.json'),
    JSON.stringify({
      lineside: 1,
      recipe: 'Waits',
      model: 'any',
      version: 1,
      profile: 'generic',
      steps: [{ step: 'wait', with: { seconds: 1 } }],
    }),
  );
  writeFileSync(cli.path('units.csv'), 'identifier,pin\nunit-a,4711-kept-secret\n');
  await cli.run(['import', cli.path('units.csv'), '--recipe', cli.path('recipe.json'), '--secret', 'pin']);
  for (const dialect of ['csv', 'json']) {
    const ended = await cli.run(['export', 'units', '--to', dialect, '--json']);
    const told = object(ended) as { file: string; rows: number; sha256: string; manifest: string };
    expect([ended.status, told]).toEqual([
      0,
      {
        v: 1,
        file: cli.path(`units.export.${dialect}`),
        rows: 1,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        manifest: cli.path(`units.export.${dialect}.manifest.json`),
        warnings: [],
      },
    ]);
    expect(readFileSync(told.file, 'utf8')).not.toContain('4711');
  }
  expect(rowsOf(cli.path('units.export.csv'))[0]).not.toHaveProperty('pin');
  const over = await cli.run(['export', 'units', '--to', 'csv', '--out', cli.path('units.csv'), '--json']);
  expect([over.status, object(over)]).toMatchObject([2, { error: { code: 'export/other-file' } }]);
  expect(readFileSync(cli.path('units.csv'), 'utf8')).toContain('4711');
  expect(await cli.run(['export', 'nothing', '--to', 'csv'])).toMatchObject({ status: 2 });
  expect(await cli.run(['export', 'units', '--to', 'csv', '--out', cli.path('no/such/folder/x.csv'), '--json'])).toMatchObject({
    status: 2,
    stdout: expect.stringContaining('file/not-writable'),
  });
});
