/** From a CSV to proven units over a simulated line, all by commands: import, run, stop, kill, resume, look up. */
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { storedEventSchema } from '../../shared/domain/events.ts';
import { outcomeSchema } from '../../shared/domain/outcome.ts';
import type { JsonLine, LinesideProcess } from '../support/lineside.ts';
import { CommandLine, object, objects } from './cli-process.ts';

const RECIPE = 'ESF gateway to Everyware Cloud';

const count = z.int().min(0);
const summarySchema = z.object({
  units: count,
  pass: count,
  prepared: count,
  provisioned: count,
  remaining: count,
  seconds: z.number(),
  interrupted: z.boolean(),
});
const batchSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  units: count,
  open: count,
  running: count,
  interrupted: count,
  outcomes: z.partialRecord(outcomeSchema, count),
  prepared: count,
  provisioned: count,
});
const rowSchema = z.object({ row: count, identifier: z.string(), status: z.string(), outcome: outcomeSchema.optional() });
const statusSchema = z.strictObject({ v: z.literal(1), batches: z.array(batchSchema), rows: z.array(rowSchema).optional() });
const passportSchema = z.object({
  v: z.literal(1),
  unit: z.object({ row: count, identifiers: z.array(z.object({ text: z.string() })), outcome: outcomeSchema.optional() }),
  batches: z.array(z.object({ id: z.string(), name: z.string() })),
  runs: z.array(z.object({ runId: z.string(), outcome: outcomeSchema.optional(), events: z.array(storedEventSchema) })),
  certificates: z.tuple([]),
  labels: z.tuple([]),
  returns: z.tuple([]),
});

let cli: CommandLine;
let simulation: LinesideProcess;
let station: string;
let batchFile: string;
let batch: string;

/** A line of two gateways, each in its lane, its batch imported. */
beforeEach(async () => {
  cli = await CommandLine.open();
  simulation = cli.start(['simulate', '--gateways', '2', '--seed', '11', '--out', cli.path('station.json')]);
  const ready = await simulation.line((line) => line['ready'] === true);
  station = String(ready['station']);
  batchFile = String(ready['batch']);
  const imported = await cli.run(['import', batchFile, '--recipe', RECIPE, '--manufacturer', 'Acme', '--json']);
  expect(imported).toMatchObject({ status: 0 });
  ({ id: batch } = z.object({ id: z.string(), name: z.string(), units: z.literal(2) }).parse(object(imported)['batch']));
});
afterEach(() => cli.close());

const isEvent = (type: string) => (line: JsonLine) => (line['event'] as { event?: { type?: string } } | undefined)?.event?.type === type;
const summaryOf = (lines: readonly JsonLine[]) => summarySchema.parse(lines.at(-1)?.['summary']);

async function standing() {
  const [found] = statusSchema.parse(object(await cli.run(['status', batch, '--json']))).batches;
  return found;
}

describe('a line by commands', () => {
  it('takes a batch from the CSV to proven units, and knows each of them afterwards', async () => {
    expect(await standing()).toMatchObject({ units: 2, open: 2, outcomes: {} });
    const run = cli.start(['run', batch, '--station', station, '--operator', 'Ada']);
    await run.line(isEvent('run.started'));

    const meanwhile = await cli.run(['status', '--json']);
    expect(statusSchema.parse(object(meanwhile)).batches).toHaveLength(1);
    const second = await cli.run(['run', batch, '--station', station, '--json']);
    expect([second.status, object(second)]).toMatchObject([2, { error: { code: 'run/already-running' } }]);

    expect(await run.ended).toBe(0);
    for (const line of run.lines.slice(0, -1)) expect(storedEventSchema.parse(line['event'])).toBeDefined();
    expect(summaryOf(run.lines)).toMatchObject({ units: 2, pass: 2, provisioned: 2, remaining: 0, interrupted: false });
    expect(await standing()).toMatchObject({ open: 0, running: 0, outcomes: { pass: 2 }, provisioned: 2 });

    const serialNumber = (await readFile(batchFile, 'utf8')).split(/\r?\n/)[1]?.split(',')[0] ?? '';
    const passport = passportSchema.parse(object(await cli.run(['passport', serialNumber.toLowerCase(), '--json'])));
    expect(passport.unit).toMatchObject({ row: 1, outcome: 'pass' });
    expect(passport.unit.identifiers.map(({ text }) => text)).toContain(serialNumber);
    expect(passport.runs).toHaveLength(1);
    expect(passport.runs[0]?.events.map(({ event }) => event.type)).toEqual(
      expect.arrayContaining(['run.started', 'step.intended', 'step.settled', 'run.settled']),
    );

    const inWords = await cli.run(['passport', serialNumber, '--language', 'de']);
    expect(inWords.stdout).toContain('bestanden, provisioniert');
    const nothingLeft = await cli.run(['run', batch, '--station', station, '--json']);
    expect([nothingLeft.status, summaryOf(objects(nothingLeft)).units]).toEqual([0, 0]);
  });

  it('stops at a step boundary when asked to, and goes on with resume', async () => {
    const run = cli.start(['run', batch, '--station', station]);
    await run.line(isEvent('step.settled'));
    expect(await run.stop('SIGINT')).toBe(3);
    expect(summaryOf(run.lines)).toMatchObject({ interrupted: true });
    expect(run.stderr).toContain('step boundary');
    const resumed = await cli.run(['resume', '--station', station, '--json']);
    expect(resumed).toMatchObject({ status: 0 });
    await expectAllDone(2);
  });

  it('ends at once at the second signal', async () => {
    const run = cli.start(['run', batch, '--station', station]);
    await run.line(isEvent('step.intended'));
    run.child.kill('SIGINT');
    await once(run.child.stderr, 'data');
    expect(await run.stop('SIGINT')).toBe(3);
    expect(run.lines.some((line) => 'summary' in line)).toBe(false);
    expect(await cli.run(['resume', batch, '--station', station])).toMatchObject({ status: 0 });
    await expectAllDone(2);
  });

  it('loses no unit to kill -9 in mid-apply, and does none twice', async () => {
    const run = cli.start(['run', batch, '--station', station]);
    await run.line(isEvent('step.intended'));
    await run.stop('SIGKILL');
    const resumed = await cli.run(['resume', batch, '--station', station, '--language', 'de']);
    expect(resumed).toMatchObject({ status: 0, stdout: expect.stringContaining('2 bestanden') });
    await expectAllDone(2);
    const provisioned = simulation.lines.filter((line) => line['event'] === 'provisioned').map((line) => line['serialNumber']);
    expect([provisioned.length, new Set(provisioned).size]).toEqual([2, 2]);
  });

  it('stops when nobody reads the events any more', async () => {
    const run = cli.start(['run', batch, '--station', station]);
    await run.line(isEvent('step.intended'));
    run.child.stdout.destroy();
    expect([await run.ended, run.stderr]).toEqual([3, '']);
    expect((await cli.run(['resume', batch, '--station', station])).status).toBe(0);
    await expectAllDone(2);
  });

  it('takes no more units than asked for, in the lanes asked for, and refuses what is not there', async () => {
    const run = cli.start(['run', batch, '--station', station, '--lanes', '2', '--limit', '1']);
    expect(await run.ended).toBe(0);
    expect(summaryOf(run.lines)).toMatchObject({ units: 1, pass: 1, remaining: 1 });
    const started = run.lines.filter(isEvent('run.started')).map((line) => storedEventSchema.parse(line['event']).event);
    expect(started).toMatchObject([{ lane: '2' }]);
    await expectRefusals();
    expect(await simulation.stop('SIGTERM')).toBe(0);
  });

  it('leaves to a person what nobody could read, and takes the word of one', async () => {
    const steps = [{ step: 'shell', with: { command: ['sleep', '2'] } }];
    await writeFile(
      cli.path('once.json'),
      JSON.stringify({ lineside: 1, recipe: 'Once', model: 'any', version: 1, profile: 'everyware', steps }),
    );
    await writeFile(
      cli.path('once.csv'),
      (await readFile(batchFile, 'utf8'))
        .split(/(?<=\n)/)
        .slice(0, 2)
        .join(''),
    );
    const imported = await cli.run(['import', cli.path('once.csv'), '--recipe', cli.path('once.json'), '--json']);
    expect(imported.status).toBe(0);
    const run = cli.start(['run', 'once', '--station', station, '--lanes', '1']);
    await run.line(isEvent('step.intended'));
    await run.stop('SIGKILL');

    const undecided = await cli.run(['resume', 'once', '--station', station, '--lanes', '1', '--json']);
    expect([undecided.status, objects(undecided).at(-1)]).toMatchObject([1, { summary: { unknown: 1 } }]);
    const status = statusSchema.parse(object(await cli.run(['status', 'once', '--json'])));
    const unit = status.rows?.find(({ outcome }) => outcome === 'unknown')?.identifier ?? '';
    const decide = ['resume', 'once', '--station', station, '--lanes', '1', '--decide', `${unit}=applied`];
    expect(await cli.run(decide)).toMatchObject({ status: 2, stderr: expect.stringContaining('reason') });
    const decided = await cli.run([...decide, '--reason', 'the lamp is lit', '--json']);
    expect(decided.status).toBe(0);
    const decision = objects(decided).find(isEvent('unit.decided'));
    expect(decision).toMatchObject({ event: { event: { decision: 'applied', reason: 'the lamp is lit' } } });
    expect(objects(decided).at(-1)).toMatchObject({ summary: { pass: 1, unknown: 0 } });
  });
});

async function expectRefusals(): Promise<void> {
  const refused = async (...words: string[]) => {
    const ended = await cli.run([...words, '--json']);
    return [ended.status, object(ended)];
  };
  expect(await refused('run', batch, '--station', station, '--lanes', '7')).toMatchObject([
    2,
    { error: { code: 'run/lane-unknown', where: '7' } },
  ]);
  expect(await refused('run', 'nothing', '--station', station)).toMatchObject([
    2,
    { error: { code: 'batch/not-found', where: 'nothing' } },
  ]);
  expect(await refused('run', batch)).toMatchObject([2, { error: { code: 'station/none' } }]);
  expect(await refused('passport', 'nobody')).toMatchObject([2, { error: { code: 'unit/not-found', where: 'nobody' } }]);
}

/** Every unit has one outcome, and it is a proven one. */
async function expectAllDone(units: number): Promise<void> {
  expect(await standing()).toMatchObject({ open: 0, running: 0, interrupted: 0, outcomes: { pass: units }, provisioned: units });
}
