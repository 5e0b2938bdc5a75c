/**
 * The power of a whole gateway is cut twenty times while the station writes its `kura_custom.properties`; every other time the station
 * dies with it. The file is then the old one or the new one, never a piece; and the unit ends with one outcome.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LinesideProcess, lineside } from '../support/lineside.ts';
import { readWithJava } from '../support/nspawn/kura-files.ts';
import { Machine, whyNoMachine } from './machine.ts';
import { machineImage } from './machine-image.ts';

const CUTS = 20;
const CUSTOM = '/opt/eclipse/kura/user/kura_custom.properties';
const PASSWORD_NAME = 'LINESIDE_TEST_GATEWAY_PASSWORD';
/** Long enough that writing it takes the disk more than one block. */
const FILLER = 'x'.repeat(300);

const recipe = {
  lineside: 1,
  recipe: 'Write in a storm',
  model: 'Debian with Kura',
  version: 1,
  profile: 'generic',
  steps: [
    {
      step: 'kura.properties',
      with: {
        set: {
          'kura.serialNumber': '{{unit.identifier}}',
          ...Object.fromEntries(Array.from({ length: 60 }, (_none, index) => [`site.filler.${index}`, `{{unit.identifier}} ${FILLER}`])),
        },
      },
    },
  ],
};

const refusal = await whyNoMachine();

describe.skipIf(refusal !== undefined)(`the power of a gateway${refusal === undefined ? '' : ` (${refusal})`}`, () => {
  let folder: string;
  let machine: Machine;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lineside-power-'));
    machine = await Machine.create({ image: machineImage(), folder });
    await machine.powerOn();
    const { host, port, user } = machine.login;
    const lane = { lane: 1, name: 'Virtual machine', ssh: { host, port, user, password: { env: PASSWORD_NAME } } };
    await writeFile(join(folder, 'station.json'), JSON.stringify({ lineside: 1, name: 'Power', lanes: [lane] }));
    await writeFile(join(folder, 'recipe.json'), JSON.stringify(recipe));
  }, 900_000);

  afterAll(async () => {
    await machine?.cutPower();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  test(`is cut ${CUTS} times in mid-write`, { timeout: 3_600_000 }, async () => {
    const spanMs = await measureApply('SN-UNCUT');
    const tally = { old: 0, new: 0, inFlight: 0 };
    for (let cut = 0; cut < CUTS; cut += 1) {
      const found = await cutOnce(cut, spanMs);
      tally[found.file] += 1;
      tally.inFlight += found.inFlight ? 1 : 0;
    }
    console.log(`${CUTS} cuts within ${Math.round(spanMs)} ms of apply: the file was old ${tally.old} times, new ${tally.new} times;`);
    console.log(`${tally.inFlight} of them struck between the intent and its result`);
    expect(tally.inFlight).toBeGreaterThanOrEqual(CUTS / 2);
  });

  interface Order {
    readonly words: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
  }

  /** A journal of its own for each cut: the gateway is a new unit each time. */
  async function order(serialNumber: string): Promise<Order> {
    const home = join(folder, serialNumber);
    const environment = { LINESIDE_HOME: home, [PASSWORD_NAME]: machine.login.password };
    const csv = join(folder, `${serialNumber}.csv`);
    await writeFile(csv, `identifier\n${serialNumber}\n`);
    const imported = await lineside(['import', csv, '--recipe', join(folder, 'recipe.json')], { environment });
    expect(imported.status, imported.stderr).toBe(0);
    const { id } = imported.lines[0]?.['batch'] as { id: string };
    return { words: [id, '--station', join(folder, 'station.json'), '--wait', '180'], environment };
  }

  /** How long an apply takes that nobody disturbs. */
  async function measureApply(serialNumber: string): Promise<number> {
    const { words, environment } = await order(serialNumber);
    const run = new LinesideProcess(['run', ...words, '--json'], { environment });
    await run.line((line) => typeOf(line) === 'step.intended');
    const startedAtMs = performance.now();
    await run.line((line) => typeOf(line) === 'step.settled');
    const spanMs = performance.now() - startedAtMs;
    expect(await run.ended, run.stderr).toBe(0);
    return spanMs;
  }

  async function cutOnce(cut: number, spanMs: number): Promise<{ readonly file: 'old' | 'new'; readonly inFlight: boolean }> {
    const serialNumber = `SN-${1000 + cut}`;
    const before = (await machine.exec(`cat ${CUSTOM}`)).toString('latin1');
    const { words, environment } = await order(serialNumber);
    const run = new LinesideProcess(['run', ...words, '--json'], { environment });
    await run.line((line) => typeOf(line) === 'step.intended');
    await delay((spanMs * (cut + 0.5)) / CUTS);
    const inFlight = !run.lines.some((line) => typeOf(line) === 'step.settled');
    await Promise.all([machine.cutPower(), cut % 2 === 0 ? undefined : run.stop('SIGKILL')]);
    await machine.powerOn();
    // Alone, the station waits for its gateway, inspects and goes on by itself; dead, it comes back by `resume`.
    const after = cut % 2 === 0 ? '' : (await machine.exec(`cat ${CUSTOM}`)).toString('latin1');
    const isOld = after === before;
    if (cut % 2 === 1 && !isOld) await expectNew(serialNumber);
    const ended = cut % 2 === 0 ? { status: await run.ended, stderr: run.stderr } : await lineside(['resume', ...words], { environment });
    expect(ended.status, ended.stderr).toBe(0);
    await expectNew(serialNumber);
    const status = await lineside(['status'], { environment });
    expect(status.lines[0]?.['batches']).toMatchObject([{ units: 1, outcomes: { pass: 1 } }]);
    return { file: isOld ? 'old' : 'new', inFlight };
  }

  /** Whole, as the JDK reads it. */
  async function expectNew(serialNumber: string): Promise<void> {
    const entries = readWithJava(await machine.exec(`cat ${CUSTOM}`));
    expect(entries['kura.serialNumber']).toBe(serialNumber);
    expect(entries['site.filler.59']).toBe(`${serialNumber} ${FILLER}`);
    expect(entries['no.newline.at.end']).toBe('yes');
  }
});

function typeOf(line: Readonly<Record<string, unknown>>): string | undefined {
  const stored = line['event'] as { readonly event?: { readonly type?: string } } | undefined;
  return stored?.event?.type;
}
