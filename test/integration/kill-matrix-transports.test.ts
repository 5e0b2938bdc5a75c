/**
 * kill -9 of the station at every boundary of a run, over every way to a gateway's shell: before and after each commit of the journal, before,
 * during and after calls to the gateway; for some, everything that ran on the gateway dies, too. After `resume` the unit has exactly
 * one outcome or waits for a person, and what must not be done twice was done once. Journals and gateways of the transports stand side by side.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KillLineReport, KillOrder, KillPoint } from '../support/kill/kill-line.ts';
import { type KilledPlace, type Transport, transports } from '../support/kill/killed-places.ts';
import { lineside } from '../support/lineside.ts';

const KILL_LINE = resolve(import.meta.dirname, '../support/kill/kill-line.ts');
const LEAST_KILLS = 300;
const LEAST_OF_ONE = 40;
const MOST_LOOKS = 3;
/** Gateways of one transport, side by side. */
const PLACES = 2;
const SERIAL_NUMBER = 'UNIT-1';

const shell = (name: string, script: string, part: object = {}) => ({
  step: 'shell',
  name,
  with: { command: ['sh', '-c', script, '{{lane.name}}'], ...part },
});
const recipe = {
  lineside: 1,
  recipe: 'To be killed',
  model: 'any',
  version: 1,
  profile: 'generic',
  steps: [
    shell('note', 'cat >"$0/note"', { idempotent: true, stdin: 'of {{unit.identifier}}' }),
    { step: 'kura.properties', with: { set: { 'kura.serialNumber': '{{unit.identifier}}' }, restartTimeoutSeconds: 5 } },
    shell('deed', 'echo done >>"$0/deeds"'),
    shell('slow deed', 'sleep 0.05; echo done >>"$0/slow-deeds"; sleep 0.05'),
  ],
};

interface Tally {
  kills: number;
  bySelf: number;
  byPerson: number;
  everything: number;
}

let template: string;
let compiled: string;
let batchId: string;
const tallies = new Map<string, Tally>();

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'lineside-killed-'));
  compiled = await mkdtemp(join(tmpdir(), 'lineside-compiled-'));
  await writeFile(join(template, 'recipe.json'), JSON.stringify(recipe));
  await writeFile(join(template, 'batch.csv'), `identifier\n${SERIAL_NUMBER}\n`);
  const words = [
    'import',
    join(template, 'batch.csv'),
    '--recipe',
    join(template, 'recipe.json'),
    '--db',
    join(template, 'journal.sqlite'),
  ];
  const imported = await lineside(words);
  expect(imported.status, imported.stderr).toBe(0);
  batchId = (imported.lines[0]?.['batch'] as { id: string }).id;
});

afterAll(async () => {
  for (const folder of [template, compiled]) await rm(folder, { recursive: true, force: true });
});

describe('kill -9 of the station', () => {
  for (const transport of transports) {
    const { name, refusal } = transport;
    const title = refusal === undefined ? `over ${name}` : `over ${name} (${refusal})`;
    (refusal === undefined ? test.concurrent : test.skip)(title, { timeout: 1_500_000 }, async () => {
      const tally = await killEverywhere(transport);
      expect(tally.kills).toBeGreaterThanOrEqual(LEAST_OF_ONE);
    });
  }

  test('struck often enough to mean something', () => {
    for (const [name, { kills, everything, bySelf, byPerson }] of tallies) {
      console.log(`${name}: ${kills} kills, ${everything} of them with everything on the gateway; then`);
      console.log(`  ${bySelf} units came to their end by themselves, ${byPerson} waited for a person first`);
    }
    const kills = [...tallies.values()].reduce((sum, tally) => sum + tally.kills, 0);
    expect(kills).toBeGreaterThanOrEqual(transports.every(({ refusal }) => refusal === undefined) ? LEAST_KILLS : 0);
  });
});

/** Each kill is followed by its resume and its proof; answers how many there were. Most of the time something is waited for, so two gateways share the work. */
async function killEverywhere(transport: Transport): Promise<Tally> {
  const tally: Tally = { kills: 0, bySelf: 0, byPerson: 0, everything: 0 };
  tallies.set(transport.name, tally);
  await Promise.all(Array.from({ length: PLACES }, (_none, place) => killAt(transport, { tally, place })));
  return tally;
}

/** Takes every `PLACES`th of the points. */
async function killAt(transport: Transport, share: { readonly tally: Tally; readonly place: number }): Promise<void> {
  const place = await transport.start();
  try {
    const whole = await new KilledUnit(place, 'whole').run();
    expect(whole.report, JSON.stringify(whole.report)).toMatchObject({ status: 'settled', outcome: 'pass' });
    const { commits = 0, calls = 0 } = whole.report ?? {};
    const points = killPoints(transport, { commits, calls }).filter((_point, index) => index % PLACES === share.place);
    for (const point of points) await killAndResume({ place, tally: share.tally, everythingAtMs: transport.duringMs.at(-1) }, point);
  } finally {
    await place.stop();
  }
}

function killPoints(
  { callStride, duringMs }: Transport,
  { commits, calls }: { readonly commits: number; readonly calls: number },
): readonly KillPoint[] {
  const at = (kind: KillPoint['at'], indexes: readonly number[], moments: readonly KillPoint['when'][]) =>
    indexes.flatMap((index) => moments.map((when) => ({ at: kind, index, when })));
  const upTo = (count: number, stride: number) =>
    Array.from({ length: Math.floor(count / stride) }, (_none, index) => (index + 1) * stride);
  return [...at('commit', upTo(commits, 1), ['before', 'after']), ...at('call', upTo(calls, callStride), ['before', ...duringMs, 'after'])];
}

function isUnseen(report: KillLineReport | undefined): boolean {
  return report?.outcome === 'unknown' && report.failure?.includes('run/needs-decision') !== true;
}

interface Killing {
  readonly place: KilledPlace;
  readonly tally: Tally;
  readonly everythingAtMs: number | undefined;
}

async function killAndResume({ place, tally, everythingAtMs }: Killing, point: KillPoint): Promise<void> {
  const unit = new KilledUnit(place, `${point.at}-${point.index}-${point.when}`);
  const killed = await unit.run(point);
  if (killed.report === undefined) tally.kills += 1;
  if (killed.report === undefined && point.when === everythingAtMs) {
    place.cut();
    tally.everything += 1;
  }
  const told = JSON.stringify(point);
  let { report } = await unit.resume();
  // A gateway whose power was cut may not answer yet: nothing was found out, and nobody is asked before it was.
  for (let again = 1; again < MOST_LOOKS && isUnseen(report); again += 1) ({ report } = await unit.resume());
  if (report?.outcome === 'unknown') {
    tally.byPerson += 1;
    // What an irreversible deed left is read from the gateway by a person, here as there.
    const file = report.waitsFor === 'deed' ? 'deeds' : 'slow-deeds';
    ({ report } = await unit.resume(unit.read(file) === '' ? 'not-applied' : 'applied'));
  } else if (killed.report === undefined) tally.bySelf += 1;
  expect(report, `${told} ${JSON.stringify(report)}`).toMatchObject({ status: 'settled', outcome: 'pass' });
  expect({ deeds: unit.read('deeds'), slow: unit.read('slow-deeds'), note: unit.read('note') }, told).toEqual({
    deeds: 'done\n',
    slow: 'done\n',
    note: `of ${SERIAL_NUMBER}`,
  });
  expect(unit.read('user/kura_custom.properties'), told).toContain(`kura.serialNumber=${SERIAL_NUMBER}`);
  await unit.forget();
}

class KilledUnit {
  readonly #place: KilledPlace;
  readonly #home: string;
  #folder: string | undefined;

  constructor(place: KilledPlace, name: string) {
    this.#place = place;
    this.#home = place.prepare(name);
  }

  run(kill?: KillPoint) {
    return this.#start({ resume: false, ...(kill === undefined ? {} : { kill }) });
  }

  resume(decision?: KillOrder['decision']) {
    return this.#start({ resume: true, ...(decision === undefined ? {} : { decision }) });
  }

  read(file: string): string {
    return this.#place.read(`${this.#home}/${file}`);
  }

  async forget(): Promise<void> {
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }

  /** The report is undefined where the program was killed. */
  async #start(part: Pick<KillOrder, 'resume' | 'kill' | 'decision'>): Promise<{ readonly report: KillLineReport | undefined }> {
    if (this.#folder === undefined) {
      this.#folder = await mkdtemp(join(tmpdir(), 'lineside-killed-'));
      await cp(template, this.#folder, { recursive: true });
    }
    const lane = { lane: 1, name: this.#home, kuraHome: this.#home, restartCommand: ['true'], ...this.#place.endpoint };
    const order: KillOrder = { folder: this.#folder, station: { lineside: 1, lanes: [lane] }, batchId, ...part };
    const child = spawn(process.execPath, [KILL_LINE, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
    const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (signal === 'SIGKILL') return { report: undefined };
    if (status !== 0) throw new Error(`the station ended with ${status ?? signal}\n${stderr}`);
    return { report: JSON.parse(stdout) as KillLineReport };
  }
}
