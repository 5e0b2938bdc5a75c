/** People on the command line: set up, signed in by a PIN that is never a word of the command, two of them for what cannot be taken back. */
import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonLine } from '../support/lineside.ts';
import { CommandLine, type Ended, object, objects } from './cli-process.ts';

const ANNA_PIN = '246813579';
const KIM_PIN = '975319753';

let cli: CommandLine;
beforeEach(async () => {
  cli = await CommandLine.open();
});
afterEach(() => cli.close());

/** A file of PINs in the order in which they are asked for. */
async function pins(...lines: readonly string[]): Promise<string> {
  const file = cli.path(`pins-${lines.join('-')}`);
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return file;
}

const codeOf = (ended: Ended) => [ended.status, (object(ended)['error'] as { code?: string } | undefined)?.code];

async function setUp(): Promise<void> {
  expect(await cli.run(['people', 'set-up', 'Anna', '--pin-file', await pins(ANNA_PIN)])).toMatchObject({ status: 0 });
  const add = ['people', 'add', 'Kim', '--role', 'operator', '--operator', 'Anna'];
  expect(await cli.run([...add, '--pin-file', await pins(ANNA_PIN, KIM_PIN)])).toMatchObject({ status: 0, stderr: '' });
}

describe('people', () => {
  it('are nobody at first, and the station says so', async () => {
    const listed = await cli.run(['people', 'list', '--json']);
    expect([listed.status, object(listed)]).toEqual([0, { v: 1, mode: 'open', people: [] }]);
    const doctor = object(await cli.run(['doctor', '--json']))['checks'] as { name: string; ok: boolean; detail: string }[];
    expect(doctor.find(({ name }) => name === 'people')).toMatchObject({ ok: true, detail: expect.stringContaining('any name') });
  });

  it('are set up, listed, given roles and PINs, and removed', async () => {
    await setUp();
    const listed = object(await cli.run(['people', 'list', '--json']));
    expect(listed).toMatchObject({
      mode: 'named',
      people: [
        { name: 'Anna', role: 'supervisor' },
        { name: 'Kim', role: 'operator' },
      ],
    });
    const asAnna = ['--operator', 'Anna', '--pin-file', await pins(ANNA_PIN)];
    expect(await cli.run(['people', 'set-role', 'kim', '--role', 'engineer', ...asAnna])).toMatchObject({ status: 0 });
    const own = ['people', 'set-pin', 'Kim', '--operator', 'Kim', '--pin-file', await pins(KIM_PIN, '864208642')];
    expect(await cli.run(own)).toMatchObject({ status: 0 });
    expect(codeOf(await cli.run(['people', 'remove', 'Anna', ...asAnna, '--json']))).toEqual([2, 'people/last-supervisor']);
    const removed = object(await cli.run(['people', 'remove', 'Kim', '--erase-name', ...asAnna, '--json']));
    expect(removed['people']).toMatchObject([{ name: 'Anna' }]);
  });

  it('are found under any spelling of their name', async () => {
    await setUp();
    const asAnna = ['--operator', 'ANNA', '--pin-file', await pins(ANNA_PIN, KIM_PIN), '--json'];
    const added = await cli.run(['people', 'add', 'Zoe\u0308 Ro\u0301th', '--role', 'operator', ...asAnna]);
    expect(object(added)['people']).toHaveLength(3);
    expect(object(await cli.run(['people', 'remove', 'zoë  RÓTH', ...asAnna]))['people']).toHaveLength(2);
  });

  it('are told what does not fit', async () => {
    expect(codeOf(await cli.run(['people', 'set-up', 'Anna', '--pin-file', await pins('1234'), '--json']))).toEqual([
      2,
      'people/pin-too-simple',
    ]);
    expect(codeOf(await cli.run(['people', 'set-up', 'Anna', '--json']))).toEqual([2, 'people/pin-missing']);
    const open = await pins(ANNA_PIN);
    await writeFile(cli.path('open'), await readFile(open), { mode: 0o644 });
    expect(codeOf(await cli.run(['people', 'set-up', 'Anna', '--pin-file', cli.path('open'), '--json']))).toEqual([
      2,
      'people/pin-file-open-to-others',
    ]);
    expect(codeOf(await cli.run(['people', 'set-up', 'Anna', '--pin-file', cli.path('none'), '--json']))).toEqual([2, 'people/pin-file']);
    await setUp();
    const asKim = ['--operator', 'Kim', '--pin-file', await pins(KIM_PIN, '864208642'), '--json'];
    const refused = await cli.run(['people', 'add', 'Lee', '--role', 'support', ...asKim]);
    expect(codeOf(refused)).toEqual([2, 'people/not-allowed']);
    expect(refused.stderr).toContain('Supervisor');
    const inGerman = await cli.run(['people', 'add', 'Lee', '--role', 'support', ...asKim, '--language', 'de']);
    expect(inGerman.stderr).toContain('Leitung');
  });
});

describe('orders', () => {
  const isEvent = (type: string) => (line: JsonLine) => (line['event'] as { event?: { type?: string } } | undefined)?.event?.type === type;

  async function startLine(): Promise<string> {
    const simulation = cli.start(['simulate', '--gateways', '1', '--seed', '7', '--out', cli.path('station.json')]);
    const ready = await simulation.line((line) => line['ready'] === true);
    const steps = [{ step: 'shell', name: 'burn', with: { command: ['sleep', '30'] } }];
    const recipe = { lineside: 1, recipe: 'Burn', model: 'any', version: 1, profile: 'everyware', steps };
    await writeFile(cli.path('burn.json'), JSON.stringify(recipe));
    return String(ready['batch']);
  }

  it('need somebody who is signed in; what cannot be taken back needs two', async () => {
    const csv = await startLine();
    await setUp();
    const burn = ['import', csv, '--recipe', cli.path('burn.json'), '--name', 'burn'];
    expect(codeOf(await cli.run([...burn, '--json']))).toEqual([2, 'people/pin-missing']);
    const asKim = { LINESIDE_PIN_FILE: await pins(KIM_PIN) };
    expect(codeOf(await cli.run([...burn, '--operator', 'Kim', '--json'], asKim))).toEqual([2, 'people/not-allowed']);
    const asAnna = { LINESIDE_PIN_FILE: await pins(ANNA_PIN) };
    expect(await cli.run([...burn, '--operator', 'Anna'], asAnna)).toMatchObject({ status: 0 });

    const order = ['--station', cli.path('station.json'), '--operator', 'Kim'];
    const wrong = await cli.run(['run', 'burn', ...order, '--json'], asAnna);
    expect(codeOf(wrong)).toEqual([2, 'people/wrong-pin']);
    const run = cli.start(['run', 'burn', ...order, '--pin-file', await pins(KIM_PIN)]);
    await run.line(isEvent('step.intended'));
    await run.stop('SIGKILL');

    const unit = (await readFile(csv, 'utf8')).split(/\r?\n/)[1]?.split(',')[0] ?? '';
    const scrap = ['resume', 'burn', ...order, '--decide', `${unit}=scrap`, '--reason', 'it is burnt'];
    expect(codeOf(await cli.run([...scrap, '--json'], asKim))).toEqual([2, 'people/second-person-needed']);
    const both = { LINESIDE_PIN_FILE: await pins(KIM_PIN, ANNA_PIN) };
    expect(codeOf(await cli.run([...scrap, '--second', 'Kim', '--json'], asKim))).toEqual([2, 'people/same-person']);
    const decided = await cli.run([...scrap, '--second', 'Anna', '--json'], both);
    const event = objects(decided).find(isEvent('unit.decided'))?.['event'] as { event: Record<string, string> };
    expect(event.event).toMatchObject({ decision: 'scrap', reason: 'it is burnt' });
    expect(event.event['secondPerson']).not.toBe(event.event['operator']);
    const everything = decided.stdout + decided.stderr + wrong.stdout + wrong.stderr;
    expect(everything).not.toContain(KIM_PIN);
    expect(everything).not.toContain(ANNA_PIN);
  });

  it('read PINs from standard input where that is asked for', async () => {
    const ended = await cli.runWith(`${ANNA_PIN}\n`, ['people', 'set-up', 'Anna', '--pin-file', '-', '--json']);
    expect([ended.status, object(ended)['mode']]).toEqual([0, 'named']);
  });
});
