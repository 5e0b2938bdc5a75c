/** Exports as a window asks for them: what can be written, how it looks, and the file with its manifest where main fetches it. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyManifest } from '../../electron/engine/exports/manifest.ts';
import { Session } from '../../electron/engine/people/session.ts';
import { exportRequests } from '../../electron/engine/service/export-requests.ts';
import { handOverRequests } from '../../electron/engine/service/command-hand-over.ts';
import { handOverRequests as windowHandOver } from '../../electron/engine/service/hand-over-requests.ts';
import { OutgoingFiles } from '../../electron/engine/service/outgoing.ts';
import { transitPlace } from '../../electron/transit-folder.ts';
import { exportRequests as contract } from '../../shared/contract/exports.ts';
import { dialectSchema } from '../../shared/domain/exports.ts';
import type { Batch } from '../../shared/domain/unit.ts';
import { ExportStation } from '../support/export-station.ts';

const { signal } = new AbortController();
let station: ExportStation;
let outgoing: OutgoingFiles;
let batch: Batch;
let requests: ReturnType<typeof exportRequests>;

beforeAll(async () => {
  station = await ExportStation.open();
  outgoing = await OutgoingFiles.open(station.engine.journal.file);
  const engine = () => station.engine;
  requests = exportRequests({ engine, session: new Session(engine), outgoing });
  const rows = Array.from({ length: 900 }, (_item, index) => `g-${index},Ü${index},=1+${index}`);
  batch = await station.imported('generic', ['identifier,deviceType,note', ...rows, ''].join('\n'));
});
afterAll(async () => {
  await outgoing.close();
  await station.close();
});

const order = (part: object) => ({ batchId: batch.batchId, dialect: 'csv', only: 'all', formulaSafe: false, ...part }) as const;

it('lists every dialect, with what speaks against it', async () => {
  const views = contract['exports.dialects'].output.parse(await requests['exports.dialects']({ batchId: batch.batchId }, signal));
  expect(views.map(({ dialect }) => dialect)).toEqual(dialectSchema.options);
  const refused = Object.fromEntries(views.flatMap(({ dialect, refusal }) => (refusal === undefined ? [] : [[dialect, refusal.code]])));
  expect(refused).toEqual({
    'everyware-csv': 'export/lacks-column',
    'everyware-requests': 'export/other-profile',
    'rainmaker-csv': 'export/no-certificate',
  });
  expect(views.filter(({ canBeFormulaSafe }) => canBeFormulaSafe).map(({ dialect }) => dialect)).toEqual(['csv']);
});

it('shows the first lines, a workbook as lines of cells, and records nothing', async () => {
  const { seq } = station.engine.journal.read.head();
  const { text, isWhole } = await requests['exports.preview'](order({}), signal);
  expect([text.split('\r\n')[1]?.startsWith('g-0,Ü0,=1+0,1,'), isWhole]).toEqual([true, false]);
  expect(text.length).toBeLessThanOrEqual(16_000);
  const sheet = await requests['exports.preview'](order({ dialect: 'xlsx' }), signal);
  expect(sheet.text.split('\n')[1]).toMatch(/^g-0\tÜ0\t=1\+0\t1\t/);
  expect((await requests['exports.preview'](order({ only: 'pass' }), signal)).isWhole).toBe(true);
  await expect(requests['exports.preview'](order({ dialect: 'json', formulaSafe: true }), signal)).rejects.toMatchObject({
    code: 'export/not-formula-safe',
  });
  expect(station.engine.journal.read.head().seq).toBe(seq);
});

it('writes the file and its manifest where main fetches them', async () => {
  const answer = await requests['exports.write']({ ...order({ formulaSafe: true }), operator: 'Ada' }, signal);
  const { rows, sha256, warnings, outgoing: made } = contract['exports.write'].output.parse(answer);
  expect([rows, made.name, made.files.map(({ suffix }) => suffix)]).toEqual([900, 'batch.export.csv', ['', '.manifest.json']]);
  expect(warnings).toEqual([{ warning: 'formula-safe', count: 900 }]);
  const { fileOf } = transitPlace(station.engine.journal.file, 'outgoing');
  const [file = '', manifest = ''] = made.files.map(({ fileId }) => fileOf(fileId));
  expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256);
  expect(readFileSync(file, 'utf8')).toContain(",'=1+7,");
  expect(verifyManifest(readFileSync(manifest, 'utf8'), sha256)).toMatchObject({
    ok: true,
    manifest: { file: made.name, formulaSafe: true },
  });
  const told = station.engine.journal.read.eventsOfBatchAlone(batch.batchId).at(-1);
  expect(told?.event).toMatchObject({ type: 'batch.exported', file: made.name, sha256 });
});

it('sweeps what an engine that was lost had half written', async () => {
  const { fileOf } = transitPlace(station.engine.journal.file, 'outgoing');
  const id = '123e4567-e89b-42d3-a456-426614174000';
  const left = [fileOf(id), fileOf(`${id}.${id}.part`)];
  const foreign = fileOf('notes.txt');
  for (const file of [...left, foreign]) writeFileSync(file, 'half');
  await OutgoingFiles.open(station.engine.journal.file);
  expect([...left, foreign].map((file) => existsSync(file))).toEqual([false, false, true]);
});

it('hands secrets over to nobody but a supervisor', async () => {
  const asked: string[] = [];
  const session = { demand: (right: string) => Promise.reject(new Error(asked.push(right) > 0 ? 'refused' : '')) } as unknown as Session;
  const wish = { batch: batch.batchId, recipientPem: '', reason: 'because', again: false, operator: 'Kim' };
  await expect(handOverRequests(station.engine, session)['commands.handOverSecrets'](wish, signal)).rejects.toThrow('refused');
  const { 'exports.handOver': handOver } = windowHandOver({ engine: () => station.engine, session, outgoing });
  const { batch: _name, ...inWindow } = wish;
  await expect(handOver({ ...inWindow, batchId: batch.batchId }, signal)).rejects.toThrow('refused');
  expect(asked).toEqual(['hand-over', 'hand-over']);
});
