/**
 * kill -9 of the engine at every commit of one run, before it is durable and after, and in the middle of each apply. After
 * `resume` the unit has one outcome, it is not false, and the cloud has seen exactly one change of account.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type JsonLine, LinesideProcess, lineside } from '../support/lineside.ts';

const RECIPE = 'ESF gateway to Everyware Cloud';
const AT_ONCE = 3;
/** A run of this recipe has fewer commits; the matrix ends where a kill point is not reached any more. */
const MAX_COMMITS = 40;

type KillPoint =
  | { readonly when: 'before-commit'; readonly commit: number }
  | { readonly when: 'after-event'; readonly event: number }
  | { readonly when: 'gateway-says'; readonly event: string; readonly delayMs: number };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-kill-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('kill -9', () => {
  test('before each commit is durable', { timeout: 600_000 }, async () => {
    const reached = await untilNotReached((commit) => ({ when: 'before-commit', commit: commit + 1 }));
    expect(reached).toBeGreaterThanOrEqual(10);
  });

  test('after each committed event', { timeout: 600_000 }, async () => {
    const reached = await untilNotReached((event) => ({ when: 'after-event', event: event + 1 }));
    expect(reached).toBeGreaterThanOrEqual(10);
  });

  test('in the middle of each apply', { timeout: 300_000 }, async () => {
    const points = ['restarted', 'provisioning-attempt', 'provisioned'].flatMap((event) =>
      [0, 40, 150].map((delayMs) => ({ event, delayMs })),
    );
    const killed = await inTurns(points, (point) => killAndResume({ when: 'gateway-says', ...point }));
    expect(killed.filter(Boolean).length).toBeGreaterThanOrEqual(points.length - 2);
  });
});

describe('kill -9 of a whole line', () => {
  test('again and again at any moment, with four lanes at work', { timeout: 300_000 }, async () => {
    const place = await mkdtemp(join(folder, 'line-'));
    const db = ['--db', join(place, 'journal.sqlite')];
    const station = join(place, 'station.json');
    const simulation = new LinesideProcess(['simulate', '--json', '--gateways', '8', '--lanes', '4', '--seed', '23', '--out', station]);
    try {
      const batch = await importInto(db, simulation);
      for (const [index, lifeMs] of [900, 1900, 1300, 2600, 3100, 1700].entries()) {
        const run = new LinesideProcess([index === 0 ? 'run' : 'resume', batch, '--station', station, '--json', ...db]);
        await Promise.race([delay(lifeMs), run.ended]);
        await run.stop('SIGKILL');
      }
      const last = await lineside(['resume', batch, '--station', station, ...db]);
      const status = await lineside(['status', batch, ...db]);
      const told = last.stderr + JSON.stringify(last.lines.at(-1));
      expect(status.lines[0]?.['batches'], told).toMatchObject([{ outcomes: { pass: 8 }, provisioned: 8, open: 0, interrupted: 0 }]);
      const provisioned = simulation.lines.filter((line) => line['event'] === 'provisioned').map((line) => line['serialNumber']);
      expect(new Set(provisioned).size).toBe(8);
      expect(provisioned).toHaveLength(8);
    } finally {
      await simulation.stop('SIGKILL');
    }
  });
});

async function importInto(db: readonly string[], simulation: LinesideProcess): Promise<string> {
  const ready = await simulation.line((line) => line['ready'] === true);
  const imported = await lineside(['import', String(ready['batch']), '--recipe', RECIPE, '--profile', 'everyware', ...db]);
  expect(imported.status, imported.stderr).toBe(0);
  return (imported.lines[0]?.['batch'] as { id: string }).id;
}

/** Goes through the kill points until the run ends before the kill; answers how many kills struck. */
async function untilNotReached(pointAt: (index: number) => KillPoint): Promise<number> {
  let kills = 0;
  for (let first = 0; first < MAX_COMMITS; first += AT_ONCE) {
    const indexes = Array.from({ length: AT_ONCE }, (_none, offset) => first + offset);
    const struck = await Promise.all(indexes.map((index) => killAndResume(pointAt(index))));
    kills += struck.filter(Boolean).length;
    if (struck.some((one) => !one)) return kills;
  }
  return kills;
}

/** True where the kill struck before the run was over. */
async function killAndResume(point: KillPoint): Promise<boolean> {
  const place = await mkdtemp(join(folder, 'run-'));
  const db = ['--db', join(place, 'journal.sqlite')];
  const station = join(place, 'station.json');
  const simulation = new LinesideProcess(['simulate', '--json', '--gateways', '1', '--seed', '7', '--out', station]);
  try {
    const batch = await importInto(db, simulation);
    const struck = await runUntilKilled(['run', batch, '--station', station, '--json', ...db], { point, simulation });
    const resumed = await lineside(['resume', batch, '--station', station, ...db]);
    await expectOneTrueOutcome({ batch, db, simulation, resumed: resumed.stderr + JSON.stringify(resumed.lines.slice(-2)), point });
    return struck;
  } finally {
    await simulation.stop('SIGKILL');
    await rm(place, { recursive: true, force: true });
  }
}

async function runUntilKilled(words: readonly string[], order: { point: KillPoint; simulation: LinesideProcess }): Promise<boolean> {
  const { point, simulation } = order;
  if (point.when === 'before-commit') {
    const sync = [
      'strace',
      '-f',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      'trace=fsync,fdatasync',
      '-e',
      `inject=fsync,fdatasync:signal=SIGKILL:when=${point.commit}`,
    ];
    const killed = new LinesideProcess(words, { under: sync });
    await killed.ended;
    return !hasSummary(killed);
  }
  const killed = new LinesideProcess(words);
  const moment =
    point.when === 'after-event'
      ? killed.line(() => killed.lines.filter((line) => 'event' in line).length >= point.event)
      : simulation.line((line) => line['event'] === point.event).then(() => delay(point.delayMs));
  await Promise.race([moment, killed.ended]).catch(() => undefined);
  await killed.stop('SIGKILL');
  return !hasSummary(killed);
}

function hasSummary(run: LinesideProcess): boolean {
  return run.lines.some((line) => 'summary' in line);
}

async function expectOneTrueOutcome(seen: {
  readonly batch: string;
  readonly db: readonly string[];
  readonly simulation: LinesideProcess;
  readonly resumed: string;
  readonly point: KillPoint;
}): Promise<void> {
  const status = await lineside(['status', seen.batch, ...seen.db]);
  const [batch] = status.lines[0]?.['batches'] as { outcomes: Record<string, number>; provisioned: number }[];
  const told = `${JSON.stringify(seen.point)}\n${seen.resumed}`;
  expect(batch?.outcomes, told).toEqual({ pass: 1 });
  expect(batch?.provisioned, told).toBe(1);
  const provisioned = seen.simulation.lines.filter((line: JsonLine) => line['event'] === 'provisioned');
  expect(provisioned.length, told).toBe(1);
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<boolean>): Promise<boolean[]> {
  const results: boolean[] = [];
  for (let first = 0; first < items.length; first += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(first, first + AT_ONCE).map(work))));
  }
  return results;
}
