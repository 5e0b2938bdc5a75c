/** Commands beside an open window and beside each other: one engine, one journal, the same words and numbers as with an engine of their own. */
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../electron/cli/run-command-line.ts';
import { connectToEngine } from '../../electron/engine/local-socket/local-client.ts';
import { encodeFrame } from '../../electron/engine/local-socket/frames.ts';
import { readSocketNote } from '../../electron/engine/local-socket/socket-place.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { EngineProcess } from '../support/engine-process.ts';
import type { JsonLine, LinesideProcess } from '../support/lineside.ts';
import { CommandLine, object, objects } from './cli-process.ts';

const RECIPE = 'ESF gateway to Everyware Cloud';

let cli: CommandLine;
let simulation: LinesideProcess;
let station: string;
let batchFile: string;
let engine: EngineProcess | undefined;

beforeEach(async () => {
  cli = await CommandLine.open();
  simulation = cli.start(['simulate', '--gateways', '2', '--seed', '11', '--out', cli.path('station.json')]);
  const ready = await simulation.line((line) => line['ready'] === true);
  station = String(ready['station']);
  batchFile = String(ready['batch']);
});
afterEach(async () => {
  await engine?.kill();
  engine = undefined;
  await cli.close();
});

const journal = () => cli.path('home/journal.sqlite');
const isEvent = (type: string) => (line: JsonLine) => (line['event'] as { event?: { type?: string } } | undefined)?.event?.type === type;
const isFirstEvent = (line: JsonLine) => 'event' in line;

async function openWindow(): Promise<EngineProcess> {
  engine = await EngineProcess.start(journal());
  return engine;
}

async function importBatch(...words: string[]) {
  const imported = await cli.run(['import', batchFile, '--recipe', RECIPE, '--json', ...words]);
  return { ...imported, id: (object(imported)['batch'] as { id: BatchId }).id };
}

async function standing(batch: string) {
  return (object(await cli.run(['status', batch, '--json']))['batches'] as JsonLine[])[0];
}

function provisionedOnce(): void {
  const serials = simulation.lines.filter((line) => line['event'] === 'provisioned').map((line) => line['serialNumber']);
  expect([serials.length, new Set(serials).size]).toEqual([2, 2]);
}

describe('beside an open window', { timeout: 180_000 }, () => {
  it('imports and runs at the window’s engine, which hears all of it, and says the same as with an engine of its own', async () => {
    const window = await openWindow();
    const { id } = await importBatch();
    expect((await window.client.request('batches.list', {})).map(({ batch }) => batch.batchId)).toEqual([id]);

    const run = cli.start(['run', id, '--station', station, '--operator', 'Ada']);
    await run.line(isEvent('run.started'));
    await expect(window.client.request('runs.start', { batchId: id, operator: 'Eve' })).rejects.toMatchObject({
      code: 'run/already-running',
    });
    expect(await run.ended).toBe(0);
    expect(run.lines.at(-1)).toMatchObject({ v: 1, summary: { units: 2, pass: 2, provisioned: 2, interrupted: false } });
    const told = run.lines.slice(0, -1).map((line) => line['event']);
    expect(told).toEqual(window.appended.filter(({ event }) => 'runId' in event));
    await expect.poll(() => window.lines.map(({ running }) => running)).toEqual(expect.arrayContaining([true, false]));
    expect((await window.client.request('line.get', {})).running).toBe(false);

    expect(await standing(id)).toMatchObject({ outcomes: { pass: 2 } });
  });

  it('stops at a step boundary on Ctrl+C; the window’s engine goes on, and resume at it finishes', async () => {
    await openWindow();
    const { id } = await importBatch();
    const run = cli.start(['run', id, '--station', station]);
    await run.line(isEvent('step.intended'));
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(3);
    expect(run.lines.at(-1)).toMatchObject({ summary: { interrupted: true } });
    const resumed = await cli.run(['resume', id, '--station', station, '--json']);
    expect([resumed.status, objects(resumed).at(-1)]).toMatchObject([0, { summary: { pass: 2, remaining: 0 } }]);
    provisionedOnce();
  });

  it('loses no unit when the command is killed: its order stops at the step boundary', async () => {
    const window = await openWindow();
    const { id } = await importBatch();
    const run = cli.start(['run', id, '--station', station]);
    await run.line(isEvent('step.intended'));
    await expect.poll(() => window.lines.at(-1)?.running).toBe(true);
    await run.stop('SIGKILL');
    await expect.poll(() => window.lines.at(-1)?.running, { timeout: 20_000 }).toBe(false);
    expect(await standing(id)).toMatchObject({ running: 0, interrupted: 2, outcomes: {} });
    expect((await cli.run(['resume', id, '--station', station])).status).toBe(0);
    provisionedOnce();
  });

  it('ends as interrupted when the engine is killed, and finds its socket stale afterwards', async () => {
    const window = await openWindow();
    const { id } = await importBatch();
    const run = cli.start(['run', id, '--station', station]);
    await run.line(isEvent('step.intended'));
    await window.kill();
    expect(await run.ended).toBe(3);
    expect(run.lines.at(-1)).toMatchObject({ error: { code: 'engine/stopped' } });
    expect(readSocketNote(journal())).toBeDefined();
    expect((await cli.run(['resume', id, '--station', station])).status).toBe(0);
    provisionedOnce();
    expect(await readdir(cli.path('home'))).not.toContain('journal.sqlite.run');
  });

  it('gives the engine the variables that the station file names, as the command has them', async () => {
    await openWindow();
    const { id } = await importBatch();
    const file = JSON.parse(await readFile(station, 'utf8')) as { lanes: { ssh: { password: unknown } }[] };
    const password = String(file.lanes[0]?.ssh.password);
    for (const lane of file.lanes) lane.ssh.password = { env: 'BENCH_PASSWORD' };
    const own = cli.path('own-station.json');
    await writeFile(own, JSON.stringify(file));
    const run = await cli.run(['run', id, '--station', own, '--json'], { BENCH_PASSWORD: password });
    expect([run.status, objects(run).at(-1)]).toMatchObject([0, { summary: { pass: 2 } }]);
  });

  it('refuses bad words with the same error and status as alone', async () => {
    await openWindow();
    const { id } = await importBatch();
    const refused = async (...words: string[]) => {
      const ended = await cli.run([...words, '--json']);
      return [ended.status, object(ended)];
    };
    expect(await refused('run', 'nothing', '--station', station)).toMatchObject([2, { error: { code: 'batch/not-found' } }]);
    expect(await refused('run', id, '--station', station, '--lanes', '9')).toMatchObject([2, { error: { code: 'run/lane-unknown' } }]);
    const bad = cli.path('bad.csv');
    await writeFile(bad, (await readFile(batchFile, 'utf8')).replaceAll(/[0-9A-F]{2}:[0-9A-F]{2}:/g, 'zz:'));
    expect(await refused('import', bad, '--recipe', RECIPE)).toMatchObject([1, { error: { code: 'batch/invalid-rows' } }]);
  });
});

describe('a station file’s secrets', { timeout: 180_000 }, () => {
  it('come from the vault, with an engine of the command’s own and at the window’s; they can be named and never read', async () => {
    const file = JSON.parse(await readFile(station, 'utf8')) as { lanes: { ssh: { password: unknown } }[] };
    const password = String(file.lanes[0]?.ssh.password);
    for (const lane of file.lanes) lane.ssh.password = { vault: 'bench-password' };
    const own = cli.path('own-station.json');
    await writeFile(own, JSON.stringify(file));
    const { id } = await importBatch();
    const missing = await cli.run(['run', id, '--station', own, '--limit', '1', '--lanes', '1', '--wait', '1', '--json']);
    expect([missing.status, missing.stdout]).toEqual([2, expect.stringContaining('station/secret-missing')]);

    expect(await cli.runWith(`${password}\n`, ['secret', 'set', 'bench-password', '--json'])).toMatchObject({
      status: 0,
      stdout: '{"v":1,"secret":"bench-password"}\n',
    });
    expect(object(await cli.run(['secret', 'list', '--json']))).toEqual({ v: 1, secrets: ['bench-password'] });
    expect(objects(await cli.run(['run', id, '--station', own, '--limit', '1', '--wait', '5', '--json'])).at(-1)).toMatchObject({
      summary: { pass: 1 },
    });
    await openWindow();
    expect(objects(await cli.run(['run', id, '--station', own, '--wait', '5', '--json'])).at(-1)).toMatchObject({
      summary: { pass: 1, remaining: 0 },
    });
    expect((await cli.run(['secret', 'remove', 'bench-password'])).status).toBe(0);
    expect((await cli.run(['secret', 'remove', 'bench-password'])).status).toBe(2);
    expect((await cli.runWith('', ['secret', 'set', 'x'])).status).toBe(2);
    const files = (await readdir(cli.path('home'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const contents = await Promise.all(files.map(({ parentPath, name }) => readFile(`${parentPath}/${name}`, 'latin1')));
    expect(files.filter((_file, index) => contents[index]?.includes(password)).map(({ name }) => name)).toEqual([]);
  });
});

describe('what an engine keeps for the next', () => {
  it('is the station file that a person chose, until another is edited later', async () => {
    const window = await openWindow();
    const text = JSON.stringify({
      lineside: 1,
      name: 'Chosen',
      lanes: [{ lane: 1, name: 'L', ssh: { host: '127.0.0.9', user: 'root', password: 'x' } }],
    });
    expect((await window.client.request('line.loadStation', { text })).stationName).toBe('Chosen');
    await window.kill();
    const next = await openWindow();
    expect((await next.client.request('line.get', {})).stationName).toBe('Chosen');
    expect((await stat(`${journal()}.station.json`)).mode & 0o777).toBe(0o600);
    await next.stop();
    await writeFile(`${journal()}.station.json`, 'no station any more');
    expect((await (await openWindow()).client.request('line.get', {})).lanes).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('is a log of its beginning and its end', async () => {
    const window = await openWindow();
    process.kill(window.child.pid ?? 0, 'SIGTERM');
    await once(window.child, 'exit');
    const told = await readFile(cli.path('home/logs/lineside-engine.log'), 'utf8');
    expect(told).toMatch(/"message":"started".*\n[\s\S]*"message":"ended"/);
  });
});

describe('beside another command', { timeout: 180_000 }, () => {
  it('imports while a run goes on, and the run stays alone on the lanes', async () => {
    const { id } = await importBatch();
    const run = cli.start(['run', id, '--station', station]);
    await run.line(isFirstEvent);
    expect((await importBatch('--name', 'second')).status).toBe(0);
    const second = await cli.run(['run', 'second', '--station', station, '--json']);
    expect([second.status, object(second)]).toMatchObject([2, { error: { code: 'run/already-running' } }]);
    expect(await run.ended).toBe(0);
    expect(await standing('second')).toMatchObject({ units: 2, open: 2 });
  });

  it('several imports at once are all stored', async () => {
    const imports = await Promise.all(['a', 'b', 'c', 'd'].map((name) => importBatch('--name', name)));
    expect(imports.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect((object(await cli.run(['status', '--json']))['batches'] as unknown[]).length).toBe(4);
  });
});

describe('the socket', () => {
  it('is for its owner only, and takes nobody without the token', async () => {
    await openWindow();
    const note = readSocketNote(journal());
    const modes = await Promise.all(
      [journal().concat('.run'), note?.address ?? '', journal().concat('.run/note.json')].map((file) => stat(file)),
    );
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600', '600']);
    const stranger = createConnection(note?.address ?? '');
    stranger.write(encodeFrame({ protocol: 1, lineside: '0.0.0', token: 'guessed' }));
    stranger.resume();
    await once(stranger, 'close');
    expect(stranger.bytesRead).toBe(0);
  });

  it('is not spoken to by another version', async () => {
    await openWindow();
    const told: string[] = [];
    const sink = () =>
      new Writable({
        write: (piece: Buffer, _encoding, done) => {
          told.push(piece.toString());
          done();
        },
      });
    const status = await runCommandLine(['import', batchFile, '--recipe', RECIPE, '--json'], {
      stdout: sink(),
      stderr: sink(),
      environment: { ...process.env, ...cli.environment },
      signals: { on: () => undefined, off: () => undefined, exit: () => undefined },
      linesideVersion: '999.0.0',
    });
    expect([status, told.join('')]).toEqual([2, expect.stringContaining('"engine/other-version"')]);
  });

  it('does not answer what windows ask, nor windows what commands ask', async () => {
    const window = await openWindow();
    const version = (object(await cli.run(['--version', '--json'])) as { lineside: string }).lineside;
    const connection = await connectToEngine(journal(), version);
    await expect(connection?.client.request('batches.list' as never, {} as never)).rejects.toMatchObject({
      code: 'contract/unknown-request',
    });
    connection?.close();
    await expect(window.client.request('commands.head' as never, {} as never)).rejects.toMatchObject({ code: 'contract/unknown-request' });
  });

  it('is not spoken to in the name of a copy that was made while the engine ran', async () => {
    const folder = cli.path(`${'deep/'.repeat(40)}home`);
    await mkdir(folder, { recursive: true });
    for (const original of [cli.path('home'), folder]) {
      const window = await EngineProcess.start(join(original, 'journal.sqlite'));
      engine = window;
      const { address } = readSocketNote(join(original, 'journal.sqlite')) ?? { address: '' };
      const copy = cli.path(`copy-of-${original.length}`);
      await cp(original, copy, { recursive: true, filter: (file) => !file.endsWith('.sock') });
      const db = ['--db', join(copy, 'journal.sqlite')];
      expect((await cli.runWith('2468\n', ['people', 'set-up', 'Eve', '--pin-file', '-', ...db])).status).toBe(0);
      expect(await window.client.request('people.get', {})).toEqual({ mode: 'open', people: [] });
      expect(object(await cli.run(['people', 'list', '--json', ...db]))).toMatchObject({ mode: 'named', people: [{ name: 'Eve' }] });
      await stat(address);
      await window.stop();
    }
  });

  it('takes nothing away that an engine did not put there', async () => {
    await mkdir(journal().concat('.run'), { recursive: true });
    await writeFile(journal().concat('.run/notes.txt'), 'of the station’s owner');
    expect((await importBatch()).status).toBe(0);
    expect(await readFile(journal().concat('.run/notes.txt'), 'utf8')).toBe('of the station’s owner');
  });

  it('works where the journal’s path is longer than a socket’s may be', async () => {
    const folder = cli.path(`${'deep/'.repeat(40)}home`);
    await mkdir(folder, { recursive: true });
    const db = ['--db', `${folder}/journal.sqlite`];
    engine = await EngineProcess.start(`${folder}/journal.sqlite`);
    const note = readSocketNote(`${folder}/journal.sqlite`);
    const imported = await importBatch(...db);
    expect([note?.ownFolder !== undefined, imported.status]).toEqual([true, 0]);
    expect((await engine.client.request('batches.list', {})).length).toBe(1);
    await engine.stop();
    await expect(stat(note?.ownFolder ?? '')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
