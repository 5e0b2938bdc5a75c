/** Simulated gateways outside of the window's engine, so that they live on when that is killed, as a real bench does. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { LinesideProcess } from '../lineside.ts';

export interface OuterBench {
  readonly stationFile: string;
  readonly batchFile: string;
  /** Stops the gateways and removes what they left. */
  remove(): Promise<void>;
}

export async function startOuterBench({ gateways, lanes }: { readonly gateways: number; readonly lanes: number }): Promise<OuterBench> {
  const folder = await mkdtemp(join(tmpdir(), 'lineside-bench-'));
  const words = ['simulate', '--json', '--gateways', String(gateways), '--lanes', String(lanes), '--out', join(folder, 'station.json')];
  const simulator = new LinesideProcess(words);
  const ready = await simulator.line((line) => line['ready'] === true);
  const stationFile = String(ready['station']);
  await nameFilesWholly(stationFile);
  return {
    stationFile,
    batchFile: String(ready['batch']),
    remove: async () => {
      await simulator.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A window hands a station file over as a text, which has no folder that paths could count from. */
async function nameFilesWholly(stationFile: string): Promise<void> {
  const text = await readFile(stationFile, 'utf8');
  const whole = (_all: string, file: string) => `"caFile": ${JSON.stringify(resolve(dirname(stationFile), file))}`;
  await writeFile(stationFile, text.replaceAll(/"caFile":\s*"([^"]+)"/g, whole));
}
