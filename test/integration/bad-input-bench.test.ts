/**
 * A bench that is not as its station file says, through the command line: the lane stops with one message, its unit is not lost, and the
 * lane beside it works on. Beside what is here: faults of gateways in simulator-faults, every verdict on a broker in broker-check.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type ConsoleCable, layCable } from '../support/console/console-cable.ts';
import { whyNoConsoles } from '../support/console/light-gateway.ts';
import type { JsonLine, LinesideProcess } from '../support/lineside.ts';
import { LinesideProcess as Lineside } from '../support/lineside.ts';
import { type Refusal, stopOf } from '../support/refusals.ts';
import { CommandLine, type Ended, object, objects } from './cli-process.ts';

const recipe = {
  lineside: 1,
  recipe: 'Says yes',
  model: 'any',
  version: 1,
  profile: 'generic',
  steps: [{ step: 'shell', with: { command: ['true'] } }],
};
const SECRET = 'Pl4nted-bench-password';

interface Lane {
  readonly ssh: Readonly<Record<string, unknown>>;
  readonly rest: Readonly<Record<string, unknown>>;
}

let cli: CommandLine;
let simulation: LinesideProcess;
let lanes: readonly Lane[];
let orders = 0;

beforeAll(async () => {
  cli = await CommandLine.open();
  simulation = cli.start(['simulate', '--gateways', '2', '--seed', '11', '--out', cli.path('simulated.json')]);
  await simulation.line((line) => line['ready'] === true);
  ({ lanes } = JSON.parse(readFileSync(cli.path('simulated.json'), 'utf8')) as { lanes: readonly Lane[] });
  writeFileSync(cli.path('recipe.json'), JSON.stringify(recipe));
  writeFileSync(cli.path('batch.csv'), 'identifier\nA1\nA2\n');
  expect(await cli.run(['import', cli.path('batch.csv'), '--recipe', cli.path('recipe.json')])).toMatchObject({ status: 0 });
});
afterAll(() => cli.close());

/** One order over a journal of its own; lane 2 is a good one. */
async function order(bad: object, language: string, seconds = 3): Promise<Ended> {
  orders += 1;
  const home = cli.path(`home-${orders}`);
  cpSync(cli.path('home'), home, { recursive: true });
  const file = cli.path(`station-${orders}.json`);
  const both = [
    { lane: 1, name: 'Bad', ...bad },
    { lane: 2, name: 'Good', ssh: lanes[1]?.ssh },
  ];
  writeFileSync(file, JSON.stringify({ lineside: 1, lanes: both }));
  return cli.run(['run', 'batch', '--station', file, '--wait', String(seconds), '--language', language, '--json'], { LINESIDE_HOME: home });
}

/** The bad lane's message; the good lane's unit has passed, and nothing of the other one was done. */
function expectStop(english: Ended, german: Ended): Refusal {
  for (const ended of [english, german]) {
    const summary = { pass: 1, fail: 0, timeout: 0, unknown: 0, remaining: 1, inDoubt: 0, interrupted: false };
    expect(objects(ended).at(-1)?.['summary'], ended.stderr).toMatchObject(summary);
    expect(ended.stdout + ended.stderr).not.toContain(SECRET);
  }
  const refusal = stopOf(english, german);
  expect(refusal.status).toBe(1);
  return refusal;
}

describe('a lane', () => {
  const ssh = (part: object) => ({ ssh: { ...lanes[0]?.ssh, ...part } });
  const rest = (part: object) => ({ ...ssh({}), rest: { ...lanes[0]?.rest, ...part } });

  it.each<[string, () => object, object]>([
    ['with a wrong password', () => ssh({ password: SECRET }), { code: 'ssh/wrong-login' }],
    ['with a wrong host key', () => ssh({ hostKeySha256: `SHA256:${'A'.repeat(43)}` }), { code: 'ssh/host-key-mismatch' }],
    ['with a wrong certificate', () => rest({ certSha256: 'ab'.repeat(32) }), { code: 'rest/certificate-mismatch' }],
    ['with an authority that vouches for nobody', () => rest({ caFile: 'simulated.json' }), { code: 'rest/certificate-not-trusted' }],
    ['where nothing answers', () => ssh({ port: 1 }), { code: 'run/lane-empty', where: '1' }],
    ['with a port that is not there', () => serial('/dev/ttyUSB77'), { code: 'console/port-missing', where: '1 · /dev/ttyUSB77' }],
    ['with a port that is none', () => serial(cli.path('batch.csv')), { code: 'console/not-a-port' }],
  ])('%s stops with its own message', async (_name, bad, told) => {
    expect(expectStop(await order(bad(), 'en'), await order(bad(), 'de'))).toMatchObject(told);
  });
});

const refusal = whyNoConsoles();

describe.skipIf(refusal !== undefined)(`a console${refusal === undefined ? '' : ` (${refusal})`}`, () => {
  const programs = {
    flood: `yes "$(printf '\\033]0;title\\007\\033[31mflood\\033[2J')"`,
    silent: 'stty raw -echo; exec cat >/dev/null',
    menu: `stty raw -echo; while :; do printf '\\033[2JChoose 1..9\\007 '; sleep 1; done`,
  };

  async function cable(program: string): Promise<ConsoleCable> {
    orders += 1;
    const laid = await layCable({ folder: cli.folder, name: `cable-${orders}`, program, baud: 115_200 });
    onTestFinished(laid.stop);
    return laid;
  }

  it('that floods with escape sequences, never answers, or asks for no login stops with its own message', {
    timeout: 180_000,
  }, async () => {
    const told = await Promise.all(
      Object.values(programs).map(async (program) => {
        const ends = ['en', 'de'].map(async (language) => order(serial((await cable(program)).path), language));
        const [english, german] = await Promise.all(ends);
        for (const ended of [english, german]) expect(`${ended?.stdout}${ended?.stderr}`).not.toMatch(/\u001b|\\u001b|\\u0007/);
        return [english, german] as [Ended, Ended];
      }),
    );
    const codes = told.map(
      ([english, german]) => expectStop(english, { ...german, stdout: samePlace(german.stdout, english.stdout) }).code,
    );
    expect(codes).toEqual([expect.stringMatching(/^console\/(flood|no-prompt)$/), 'run/lane-empty', 'console/no-prompt']);
  });

  it('whose port another program has open stops with its own message', async () => {
    const { path } = await cable(programs.silent);
    const other = new SerialPort({ path, baudRate: 115_200 });
    onTestFinished(() => new Promise((closed) => other.close(() => closed())));
    await new Promise<void>((opened) => other.once('open', () => opened()));
    expect(expectStop(await order(serial(path), 'en'), await order(serial(path), 'de'))).toMatchObject({
      code: 'console/port-busy',
      where: `1 · ${path}`,
    });
  });
});

function serial(path: string): object {
  return { console: { serial: { path }, login: { user: 'root', password: SECRET } } };
}

/** Each language had a cable of its own. */
function samePlace(text: string, other: string): string {
  const [place, otherPlace] = [text, other].map((words) => /cable-\d+/.exec(words)?.[0] ?? '');
  return place === undefined || otherPlace === undefined ? text : text.replaceAll(place, otherPlace);
}

describe('one unit', () => {
  it('that two boards say they are, is done on the first; the second one is left alone and told', async () => {
    const line = await CommandLine.open();
    onTestFinished(() => line.close());
    const serialNumber = '4711-TWIN';
    const faults = [{ fault: 'wrong-serial', gateways: [1, 2], serialNumber }];
    writeFileSync(line.path('faults.json'), JSON.stringify({ lineside: 1, faults }));
    const twins = line.start([
      'simulate',
      '--gateways',
      '2',
      '--seed',
      '11',
      '--faults',
      line.path('faults.json'),
      '--out',
      line.path('station.json'),
    ]);
    await twins.line((each) => each['ready'] === true);
    const { lanes: both } = JSON.parse(readFileSync(line.path('station.json'), 'utf8')) as { lanes: readonly Lane[] };
    writeFileSync(
      line.path('station.json'),
      JSON.stringify({ lineside: 1, lanes: both.map(({ ssh }, index) => ({ lane: index + 1, name: 'Twin', ssh })) }),
    );
    writeFileSync(line.path('batch.csv'), `identifier\n${serialNumber}\nB2\n`);
    expect(await line.run(['import', line.path('batch.csv'), '--recipe', cli.path('recipe.json')])).toMatchObject({ status: 0 });
    const ran = await line.run(['run', 'batch', '--station', line.path('station.json'), '--wait', '3', '--json']);
    const summary = objects(ran).at(-1)?.['summary'] as JsonLine;
    expect(summary, ran.stderr).toMatchObject({ units: 1, pass: 1, remaining: 1, inDoubt: 0 });
    const stopped = (summary['stopped'] as Refusal[]).find(({ code }) => code === 'run/two-boards-one-number');
    expect(stopped).toMatchObject({
      where: expect.stringContaining(serialNumber),
      fix: expect.stringContaining('set the other one aside'),
    });
    const status = object(await line.run(['status', 'batch', '--json']));
    expect(status['rows']).toMatchObject([{ outcome: 'pass' }, { row: 2, status: 'open' }]);
  });
});

const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

describe.skipIf(!mayMount)(`a disk that runs full${mayMount ? '' : ' (needs root on Linux)'}`, () => {
  it('stops the lane before it touches another gateway, and loses nothing', { timeout: 120_000 }, async () => {
    const disk = cli.path('disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', [disk]));
    const line = await CommandLine.open();
    onTestFinished(() => line.close());
    const db = ['--db', join(disk, 'journal.sqlite')];
    const training = line.start(['simulate', '--gateways', '3', '--lanes', '1', '--seed', '7', '--out', line.path('station.json')]);
    const ready = await training.line((each) => each['ready'] === true);
    const imported = await line.run([
      'import',
      String(ready['batch']),
      '--recipe',
      'ESF gateway to Everyware Cloud',
      '--manufacturer',
      'Acme',
      '--json',
      ...db,
    ]);
    const { id } = object(imported)['batch'] as { id: string };
    const run = new Lineside(['run', id, '--station', line.path('station.json'), '--json', ...db], { environment: line.environment });
    await run.line((each) => (each['event'] as { event?: { type?: string } } | undefined)?.event?.type === 'step.intended');
    fillDisk(disk);
    const status = await run.ended;
    const begun = run.lines.filter((each) => (each['event'] as { event?: { type?: string } } | undefined)?.event?.type === 'run.started');
    expect([status, begun.length], run.stderr).toEqual([3, 1]);
    expect(run.lines.at(-1)).toMatchObject({
      error: { code: 'journal/disk-full', where: expect.stringContaining(disk), fix: expect.stringMatching(/.{10}/) },
    });
    expect(training.lines.filter((each) => each['event'] === 'plugged-in').length).toBeLessThanOrEqual(2);

    rmSync(join(disk, 'ballast'));
    await line.run(['resume', id, '--station', line.path('station.json'), ...db]);
    await line.run(['run', id, '--station', line.path('station.json'), ...db]);
    expect(object(await line.run(['status', id, '--json', ...db]))['batches']).toMatchObject([{ outcomes: { pass: 3 }, provisioned: 3 }]);
    const provisioned = training.lines.filter((each) => each['event'] === 'provisioned').map((each) => each['serialNumber']);
    expect([provisioned.length, new Set(provisioned).size]).toEqual([3, 3]);
  });
});

function fillDisk(disk: string): void {
  for (const size of [1024 * 1024, 4096, 1]) {
    try {
      for (;;) appendFileSync(join(disk, 'ballast'), Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}
