/**
 * The step that every line has, done to whole gateways: one property set in kura_custom.properties over SSH, Kura restarted, read back. Held
 * against the shell script one would write instead, all gateways at once in both.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lineside } from '../support/lineside.ts';
import { type NspawnFleet, startNspawnFleet, whyNoFleet } from '../support/nspawn-fleet.ts';
import { type BenchRow, median, type SkippedBench } from './bench-row.ts';

const GATEWAYS = 8;
const ROUNDS = 3;
const NAME = `kura.properties on ${GATEWAYS} gateways over SSH, all at once`;

/** What a careful person's script does in one connection: backup, edit beside the file, owner and mode, sync, rename, restart, look. */
const BY_HAND = `set -e; F=/opt/eclipse/kura/user/kura_custom.properties
cp -p "$F" "$F.bak"; T=$(mktemp "$F.XXXXXX")
{ grep -v '^kura[.]serialNumber' "$F"; echo; echo kura.serialNumber=SN-0001; } >"$T"
chown kurad:kurad "$T"; chmod 600 "$T"; sync "$T"; mv -f "$T" "$F"; sync "$(dirname "$F")"
systemctl restart kura; systemctl is-active kura; grep '^kura[.]serialNumber=SN-0001$' "$F"`;

const recipe = {
  lineside: 1,
  recipe: 'bench',
  model: 'bench',
  version: 1,
  profile: 'generic',
  steps: [{ step: 'kura.properties', with: { set: { 'kura.serialNumber': '{{unit.identifier}}' } } }],
};

export async function benchDeviceWork(): Promise<readonly (BenchRow | SkippedBench)[]> {
  const refusal = whyNoFleet();
  if (refusal !== undefined) return [{ name: NAME, skipped: refusal }];
  const byHand: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    byHand.push(await measure((fleet) => () => Promise.all(fleet.gateways.map((gateway) => gateway.exec(BY_HAND)))));
    ours.push(await measure(importBatch));
  }
  return [
    {
      name: NAME,
      value: median(ours) / GATEWAYS,
      unit: 's/gateway',
      baseline: { name: 'shell script over ssh', value: median(byHand) / GATEWAYS },
      note: 'ours is the whole command `run`: program start, journal, intent before deed, reading back after the restart',
    },
  ];
}

/** Seconds of the work that `prepare` returns, on fresh gateways; neither their start nor the preparation is counted. */
async function measure(prepare: (fleet: NspawnFleet) => Work | Promise<Work>): Promise<number> {
  await using fleet = disposable(await startNspawnFleet(GATEWAYS));
  const work = await prepare(fleet);
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

type Work = () => Promise<unknown>;

const disposable = (fleet: NspawnFleet) => ({ ...fleet, [Symbol.asyncDispose]: () => fleet.stop() });

async function importBatch({ gateways }: NspawnFleet): Promise<Work> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-bench-'));
  const write = async (name: string, content: string) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const lanes = gateways.map(({ host, port, user, password, hostname }, index) => ({
    lane: index + 1,
    name: hostname,
    ssh: { host, port, user, password },
  }));
  const station = await write('station.json', JSON.stringify({ lineside: 1, lanes }));
  const batch = await write('batch.csv', ['identifier', ...gateways.map(({ hostname }) => hostname)].join('\n'));
  const environment = { LINESIDE_HOME: folder };
  const imported = await lineside(['import', batch, '--recipe', await write('recipe.json', JSON.stringify(recipe))], { environment });
  const { id } = imported.lines[0]?.['batch'] as { id: string };
  return async () => {
    const { status, stderr } = await lineside(['run', id, '--station', station], { environment });
    await rm(folder, { recursive: true, force: true });
    if (status !== 0) throw new Error(`lineside run ended with ${status}\n${stderr}`);
  };
}
