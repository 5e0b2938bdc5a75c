/** The window's training line: it comes up with a batch of its own, and ends with its engine, however that ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrainingLine } from '../../electron/engine/service/training-line.ts';

const root = resolve(import.meta.dirname, '../..');
const lineside = [join(root, 'electron/cli/main.ts')];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-training-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** True while the simulated operator's hand answers. */
async function isUp(hand: string): Promise<boolean> {
  try {
    return (await fetch(hand, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

async function handOf(stationFile: string): Promise<string> {
  const { default: station } = (await import(stationFile, { with: { type: 'json' } })) as { default: { training: { hand: string } } };
  return station.training.hand;
}

test('comes up with a batch and goes when closed', async () => {
  const line = await startTrainingLine({ gateways: 2, lanes: 1, folder: join(folder, 'closed'), lineside });
  const hand = await handOf(line.stationFile);
  expect(line.batchFile.text.split('\r\n').filter((row) => row !== '')).toHaveLength(3);
  expect(await isUp(hand)).toBe(true);
  await line.close();
  expect(await isUp(hand)).toBe(false);
});

test('ends when its engine is killed', async () => {
  const script = join(folder, 'engine.mjs');
  const options = JSON.stringify({ gateways: 1, lanes: 1, folder: join(folder, 'killed'), lineside });
  await writeFile(
    script,
    `import { startTrainingLine } from ${JSON.stringify(join(root, 'electron/engine/service/training-line.ts'))};
     const line = await startTrainingLine(${options});
     console.log(line.stationFile);
     setInterval(() => undefined, 1000);`,
  );
  const engine = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [stationFile] = (await once(createInterface({ input: engine.stdout }), 'line')) as [string];
  const hand = await handOf(stationFile);
  expect(await isUp(hand)).toBe(true);
  engine.kill('SIGKILL');
  await expect.poll(() => isUp(hand), { timeout: 10_000 }).toBe(false);
});
