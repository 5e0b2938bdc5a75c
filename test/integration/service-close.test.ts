/** The end of an engine: whoever ends it waits longer than the engine itself does, and what has to end ends side by side. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Engine, openEngine } from '../../electron/engine/open-engine.ts';
import { EngineHost } from '../../electron/main/engine/engine-host.ts';
import { toAppError } from '../../shared/errors/app-error.ts';
import { ENGINE_CLOSE_MS, STEP_PATIENCE_MS, TRAINING_END_MS } from '../../shared/rpc/close-times.ts';
import { StationClient } from '../support/station-client.ts';
import { stubbornSimulation } from '../support/stubborn-simulation.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-close-'));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

test('the host does not kill an engine that still keeps to its own times', async () => {
  expect(ENGINE_CLOSE_MS).toBeGreaterThan(STEP_PATIENCE_MS + TRAINING_END_MS);
  const settled = join(folder, 'settled');
  const script = join(folder, 'engine.mjs');
  await writeFile(
    script,
    `import { writeFileSync } from 'node:fs';
     process.on('disconnect', () => setTimeout(() => { writeFileSync(${JSON.stringify(settled)}, 'yes'); process.exit(0); }, 300));
     process.send({ kind: 'ready' });`,
  );
  const ready = Promise.withResolvers<void>();
  const host = new EngineHost({
    location: { nodePath: process.execPath, script },
    args: [],
    environment: {},
    onFrame: () => ready.resolve(),
  });
  host.start();
  await ready.promise;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stopped = host.stop();
  vi.advanceTimersByTime(STEP_PATIENCE_MS + TRAINING_END_MS);
  await stopped;
  expect(await readFile(settled, 'utf8')).toBe('yes');
});

test('the journal is closed while a training line that does not want to end is still waited for', async () => {
  const station = await StationClient.open({ lineside: await stubbornSimulation(folder) });
  try {
    await station.ask('line.startTraining', { gateways: 1, lanes: 1 });
    const before = performance.now();
    let isClosed = false;
    const closed = station.close().then(() => {
      isClosed = true;
    });
    await (await whenFree(join(station.folder, 'journal.sqlite'))).close();
    expect(isClosed).toBe(false);
    await closed;
    expect(performance.now() - before).toBeLessThan(TRAINING_END_MS + 2000);
  } finally {
    await station.remove();
  }
});

test('closing gives up a training line that is still coming up', async () => {
  const script = join(folder, 'silent.mjs');
  await writeFile(script, 'setInterval(() => undefined, 1000);');
  const station = await StationClient.open({ lineside: [script] });
  try {
    const training = station.ask('line.startTraining', { gateways: 1, lanes: 1 });
    const codeOfTraining = training.then(
      () => 'none',
      (error: unknown) => toAppError(error).code,
    );
    await expect.poll(() => readFile(join(station.folder, 'training', 'lineside-training'), 'utf8').catch(() => '')).not.toBe('');
    const before = performance.now();
    await station.close();
    expect(performance.now() - before).toBeLessThan(3000);
    expect(await codeOfTraining).toBe('simulator/did-not-start');
    await expect(station.ask('runs.start', { batchId: 'any', operator: 'Ada' })).rejects.toMatchObject({
      code: 'engine/stopped',
    });
  } finally {
    await station.remove();
  }
});

test('an engine whose station file cannot be read ends, and says why', async () => {
  const entry = join(import.meta.dirname, '../../electron/engine/entry.ts');
  const args = ['--journal', join(folder, 'journal.sqlite'), '--station', join(folder, 'none.json')];
  const child = fork(entry, args, { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const [[frame], [status]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
  expect(frame).toMatchObject({ kind: 'host', state: 'fault', failure: { code: 'station/unreadable' } });
  expect(status).toBe(78);
});

/** Opens the journal as soon as nobody else has it. */
async function whenFree(journalFile: string): Promise<Engine> {
  const open = () => openEngine({ journalFile, keyFolder: join(journalFile, '..'), environment: {}, linesideVersion: '0.0.0' });
  let engine: Engine | undefined;
  await expect
    .poll(
      async () => {
        engine = await open().catch(() => undefined);
        return engine;
      },
      { timeout: 4000 },
    )
    .toBeDefined();
  if (engine === undefined) throw new Error('never free');
  return engine;
}
