/**
 * A whole recipe on twenty whole gateways, eight at a time: identity written, Kura restarted, everything read back. Held against a bare loop
 * that says the same commands to the same gateways.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importBatch } from '../../electron/engine/batches/import-batch.ts';
import { parseRecipe } from '../../electron/engine/files/recipe-file.ts';
import { parseStation } from '../../electron/engine/files/station-file.ts';
import { type NspawnFleet, startNspawnFleet, whyNoFleet } from '../support/nspawn-fleet.ts';
import { withBenchEngine } from './bench-engine.ts';
import { type BenchRow, median, type SkippedBench } from './bench-row.ts';
import { recordCommands, replayCommands, type SaidCommand } from './ssh-recording.ts';

const GATEWAYS = 20;
const AT_ONCE = 8;
const ROUNDS = 3;
const NAME = `whole recipe on ${GATEWAYS} gateways over SSH, ${AT_ONCE} at a time`;

type Gateways = NspawnFleet['gateways'];

const recipe = (round: number) => ({
  lineside: 1,
  recipe: 'bench',
  model: 'bench',
  version: 1,
  profile: 'generic',
  steps: [
    { step: 'kura.properties', with: { set: { 'kura.serialNumber': '{{unit.identifier}}', 'bench.round': String(round) } } },
    { step: 'shell', with: { command: ['systemctl', 'is-active', 'kura'] } },
  ],
});

export async function benchDeviceWork(): Promise<readonly (BenchRow | SkippedBench)[]> {
  const refusal = whyNoFleet();
  if (refusal !== undefined) return [{ name: NAME, skipped: refusal }];
  const fleet = await startNspawnFleet(GATEWAYS);
  try {
    const said = await recordCommands(async () => void (await runRecipe(fleet.gateways.slice(0, 1), 0)));
    const bare: number[] = [];
    const ours: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      ours.push(await runRecipe(fleet.gateways, round));
      bare.push(await replayAll(fleet.gateways, said));
    }
    const baseline = { name: 'the same commands in a bare ssh2 loop', value: median(bare) / GATEWAYS };
    const note = `${said.length} commands a gateway; ours journals, judges and inspects as well; shall be 1.3 × at most`;
    return [{ name: NAME, value: median(ours) / GATEWAYS, unit: 's/gateway', baseline, note }];
  } finally {
    await fleet.stop();
  }
}

/** Seconds from the order to its summary; engine and batch stand ready. A journal of its own each time: the gateways are new to it. */
async function runRecipe(gateways: Gateways, round: number): Promise<number> {
  return withBenchEngine(async (engine, folder) => {
    const path = join(folder, 'batch.csv');
    await writeFile(path, ['identifier,address', ...gateways.map(({ hostname, host }) => `${hostname}-${round},${host}`), ''].join('\n'));
    const { journal, vault, runs } = engine;
    const { signal } = new AbortController();
    const parsed = parseRecipe(JSON.stringify(recipe(round)));
    const by = await journal.person('Bench');
    const { batch } = await importBatch({ journal, vault, path, recipe: parsed, secretColumns: [], by, signal });
    const startedAtMs = performance.now();
    const summary = await runs.run({ batchId: batch.id, station: station(gateways), operator: by, signal });
    const seconds = (performance.now() - startedAtMs) / 1000;
    if (summary.pass !== gateways.length) throw new Error(`the bench's own line did not pass: ${JSON.stringify(summary)}`);
    return seconds;
  });
}

/** Lanes are places, not gateways: each takes the address of the unit that is next. */
function station(gateways: Gateways) {
  const [{ port, user, password } = { port: 22, user: '', password: '' }] = gateways;
  const lanes = Array.from({ length: AT_ONCE }, (_none, index) => ({
    lane: index + 1,
    name: `Lane ${index + 1}`,
    ssh: { host: '{{unit.address}}', port, user, password },
  }));
  return parseStation(JSON.stringify({ lineside: 1, lanes }), {});
}

async function replayAll(gateways: Gateways, said: readonly SaidCommand[]): Promise<number> {
  const startedAtMs = performance.now();
  const waiting = [...gateways];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await replayCommands(next, said);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (performance.now() - startedAtMs) / 1000;
}
