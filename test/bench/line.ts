/**
 * What the station itself costs: 24 lanes whose gateways take two seconds for each step and nothing for anything else. Whatever a unit takes
 * beyond that is the station's own work: meeting the gateway, claiming a unit, journal, planning, settling, the next one.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { parseStation } from '../../electron/engine/files/station-file.ts';
import type { Engine } from '../../electron/engine/open-engine.ts';
import { Floor } from '../../electron/engine/runs/floor.ts';
import type { BatchId } from '../../shared/domain/ids.ts';
import { ScriptedGateway } from '../support/scripted-gateway.ts';
import { withBenchEngine } from './bench-engine.ts';
import type { BenchRow } from './bench-row.ts';

const LANES = 24;
const UNITS_PER_LANE = 4;
const STEPS = 4;
const STEP_MS = 2000;

export async function benchLine(): Promise<readonly BenchRow[]> {
  return withBenchEngine(async (engine, folder) => {
    const cycles = await measureCycles(engine, await importUnits(engine, folder));
    const idealMs = UNITS_PER_LANE * STEPS * STEP_MS;
    const note = `${LANES} lanes, ${UNITS_PER_LANE} units each, ${STEPS} steps of ${STEP_MS} ms`;
    return [
      {
        name: `line: station's own time per unit, p95 at ${LANES} lanes`,
        value: percentile(cycles.ownMs, 95),
        unit: 'ms',
        note: `${note}; shall be 50 ms at most`,
      },
      {
        name: `line: whole time of ${LANES} lanes`,
        value: cycles.wholeMs / 1000,
        unit: 's',
        baseline: { name: 'the steps alone', value: idealMs / 1000 },
        note: `efficiency ${((100 * idealMs) / cycles.wholeMs).toFixed(1)} %, shall be 95 % at least`,
      },
    ];
  });
}

/** From one gateway's first contact in a lane to the next one's, less what the gateway took. */
async function measureCycles(engine: Engine, batchId: BatchId): Promise<{ readonly ownMs: readonly number[]; readonly wholeMs: number }> {
  const contacts = new Map<number, { atMs: number; deviceMs: number }[]>();
  let gateways = 0;
  const floor = new Floor({
    journal: engine.journal,
    vault: engine.vault,
    openGateway: (target) => {
      gateways += 1;
      const lane = target.ssh?.port ?? 0;
      const contact = { atMs: performance.now(), deviceMs: 0 };
      contacts.set(lane, [...(contacts.get(lane) ?? []), contact]);
      const script = async (words: readonly string[]) => {
        if (words[0] !== 'deed') return 1;
        const startedAtMs = performance.now();
        await delay(STEP_MS);
        contact.deviceMs += performance.now() - startedAtMs;
        return 0;
      };
      return new ScriptedGateway(script, `SHA256:${gateways}`).meet(target.judgeFingerprint);
    },
  });
  const lanes = Array.from({ length: LANES }, (_none, index) => ({
    lane: index + 1,
    name: `Lane ${index + 1}`,
    ssh: { host: '127.0.0.1', port: index + 1, user: 'root', password: 'unused' },
  }));
  const station = parseStation(JSON.stringify({ lineside: 1, lanes }), {});
  const operator = await engine.journal.person('Bench');
  const startedAtMs = performance.now();
  const summary = await floor.run({ batchId, station, operator, signal: new AbortController().signal, gatewayTimeoutMs: 1000 });
  const endedAtMs = performance.now();
  if (summary.pass !== LANES * UNITS_PER_LANE) throw new Error(`the bench's own line did not pass: ${JSON.stringify(summary)}`);
  const ownMs = [...contacts.values()].flatMap((inLane) =>
    inLane.map(({ atMs, deviceMs }, index) => (inLane[index + 1]?.atMs ?? endedAtMs) - atMs - deviceMs).slice(0, UNITS_PER_LANE - 1),
  );
  return { ownMs, wholeMs: endedAtMs - startedAtMs };
}

async function importUnits({ journal, vault }: Engine, folder: string): Promise<BatchId> {
  const steps = Array.from({ length: STEPS }, (_none, index) => ({ step: 'shell', name: `deed ${index}`, with: { command: ['deed'] } }));
  const recipe = { lineside: 1, recipe: 'Bench', model: 'any', version: 1, profile: 'generic', steps };
  const path = join(folder, 'batch.csv');
  const rows = Array.from({ length: LANES * UNITS_PER_LANE }, (_none, index) => `UNIT-${index}`);
  await writeFile(path, ['identifier', ...rows, ''].join('\r\n'));
  const signal = new AbortController().signal;
  const by = await journal.person('Bench');
  const imported = await importBatch({ journal, vault, path, recipe: parseRecipe(JSON.stringify(recipe)), secretColumns: [], by, signal });
  return imported.batch.id;
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
