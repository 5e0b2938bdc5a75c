/**
 * kill -9 of the station at every boundary of a run, over every way to a gateway's shell: before and after each commit of the journal, before,
 * during and after each call to the gateway; for some, everything that ran on the gateway dies, too. After `resume` the unit has exactly
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
/** Milliseconds into a call; with the second one the gateway's sessions die as well. */
const DURING_MS = [3, 25] as const;
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
  const all = [...tallies].map(
    ([name, tally]) => `${name}: ${tally.kills} kills (${tally.everything} with everything on the gateway), then
    ${tally.bySelf} units came to their end by themselves, ${tally.byPerson} waited for a person first`,
  );
  console.log(all.join('\n'));
});

describe('kill -9 of the station', () => {
  test.concurrent.each(transports.map((transport) => [transport.name, transport] as const))(
    'over %s',
    { timeout: 1_500_000 },
    (_name, transport) => killEverywhere(transport),
  );
});

async function killEverywhere(transport: Transport): Promise<void> {
  if (transport.refusal !== undefined) {
    console.log(`left out: kills over ${transport.name}: ${transport.refusal}`);
    return;
  }
  const place = await transport.start();
  try {
    const whole = await new KilledUnit(place, 'whole').run();
    expect(whole.report, JSON.stringify(whole.report)).toMatchObject({ status: 'settled', outcome: 'pass' });
    const { commits = 0, calls = 0 } = whole.report ?? {};
    const tally: Tally = { kills: 0, bySelf: 0, byPerson: 0, everything: 0 };
    tallies.set(transport.name, tally);
    for (const point of killPoints(commits, calls)) await killAndResume(place, point, tally);
    expect(tally.kills).toBeGreaterThanOrEqual(100);
  } finally {
    await place.stop();
  }
}

function killPoints(commits: number, calls: number): readonly KillPoint[] {
  const at = (kind: KillPoint['at'], count: number, moments: readonly KillPoint['when'][]) =>
    Array.from({ length: count }, (_none, index) => moments.map((when) => ({ at: kind, index: index + 1, when }))).flat();
  return [...at('commit', commits, ['before', 'after']), ...at('call', calls, ['before', ...DURING_MS, 'after'])];
}

async function killAndResume(place: KilledPlace, point: KillPoint, tally: Tally): Promise<void> {
  const unit = new KilledUnit(place, `${point.at}-${point.index}-${point.when}`);
  const killed = await unit.run(point);
  if (killed.report === undefined) tally.kills += 1;
  if (killed.report === undefined && point.when === DURING_MS[1]) {
    place.cut();
    tally.everything += 1;
  }
  const told = JSON.stringify(point);
  let { report } = await unit.resume();
  if (report?.outcome === 'unknown') {
    tally.byPerson += 1;
    // What an irreversible deed left is read from the gateway by a person, here as there.
    const file = report.waitsFor === 'deed' ? 'deeds' : 'slow-deeds';
    ({ report } = await unit.resume(unit.read(file) === '' ? 'not-applied' : 'applied'));
  } else if (killed.report === undefined) tally.bySelf += 1;
  expect(report, told).toMatchObject({ status: 'settled', outcome: 'pass' });
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
