/** Main's keeping of the engine, with real processes in the engine's place. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EngineHost } from '../../electron/main/engine/engine-host.ts';
import type { ServerMessage } from '../../shared/rpc/messages.ts';

let folder: string;
let host: EngineHost;
let frames: ServerMessage[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineside-host-'));
  frames = [];
});
afterEach(async () => {
  await host.stop();
  await rm(folder, { recursive: true });
});

/** Starts a host whose engine is this program. */
async function startHost(program: string, environment: Record<string, string> = {}): Promise<void> {
  const script = join(folder, 'engine.mjs');
  await writeFile(script, program);
  host = new EngineHost({
    location: { nodePath: process.execPath, script },
    args: ['--journal', 'j'],
    environment,
    onFrame: (frame) => frames.push(frame),
  });
  host.start();
}

const kinds = () => frames.map((frame) => (frame.kind === 'host' ? `${frame.kind} ${frame.state}` : frame.kind));
const GREET = "process.on('disconnect', () => process.exit(0)); process.send({ kind: 'ready' });";

describe('the engine’s life', () => {
  test('frames go both ways, bytes as bytes, with the arguments and only the environment it was given', async () => {
    await startHost(
      `${GREET} process.on('message', (frame) => process.send({ kind: 'event', name: 'seen', payload: { bytes: frame.input instanceof Uint8Array, args: process.argv.slice(2), names: Object.keys(process.env).filter((name) => name !== 'NODE_CHANNEL_FD' && name !== 'NODE_CHANNEL_SERIALIZATION_MODE') } }));`,
      { ONLY: 'this' },
    );
    await expect.poll(kinds).toEqual(['ready']);
    host.send({ kind: 'request', id: 1, name: 'x', input: new Uint8Array(3) });
    await expect
      .poll(() => frames[1])
      .toEqual({ kind: 'event', name: 'seen', payload: { bytes: true, args: ['--journal', 'j'], names: ['ONLY'] } });
  });

  test.runIf(process.platform === 'linux')('no core dump is left by the engine or by what it starts', async () => {
    await startHost(
      `${GREET} import { readFileSync } from 'node:fs'; import { execFileSync } from 'node:child_process';
      const limits = [readFileSync('/proc/self/limits', 'utf8'), execFileSync('/bin/cat', ['/proc/self/limits'], { encoding: 'utf8' })];
      process.send({ kind: 'event', name: 'limits', payload: limits.map((text) => /^Max core file size +(\\S+) +(\\S+)/m.exec(text).slice(1)) });`,
    );
    await expect
      .poll(() => frames[1])
      .toMatchObject({
        payload: [
          ['0', '0'],
          ['0', '0'],
        ],
      });
  });

  test('a crash is told, and a fresh engine greets', async () => {
    await startHost(`${GREET} process.on('message', () => process.kill(process.pid, 'SIGKILL'));`);
    await expect.poll(kinds).toEqual(['ready']);
    host.send({ kind: 'cancel', id: 1 });
    await expect.poll(kinds).toEqual(['ready', 'host restarting', 'ready']);
    expect(frames[1]).toMatchObject({ failure: { code: 'engine/stopped', params: { reason: 'SIGKILL' } } });
  });

  test('an engine that keeps crashing is left alone after the third new start, and who asks then is told so', async () => {
    await startHost('process.exit(7);');
    await expect.poll(kinds, { timeout: 10_000 }).toEqual(['host restarting', 'host restarting', 'host restarting', 'host fault']);
    host.send({ kind: 'hello', id: 1 });
    expect(frames.at(-1)).toMatchObject({
      state: 'fault',
      failure: { code: 'engine/keeps-stopping', params: { reason: '7', times: '4' } },
    });
    expect(frames).toHaveLength(5);
  });

  test('an engine that says it cannot start is not started again', async () => {
    await startHost(
      "process.send({ kind: 'host', state: 'fault', failure: { code: 'journal/locked', params: {}, chain: [] } }, () => process.exit(78));",
    );
    await expect.poll(kinds).toEqual(['host fault']);
    // Longer than the pause before a new start: that nothing happens cannot be awaited.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(kinds()).toEqual(['host fault']);
  });

  test('a Node that is not there is a fault like any other', async () => {
    host = new EngineHost({
      location: { nodePath: join(folder, 'no-node'), script: 'x' },
      args: [],
      environment: {},
      onFrame: (frame) => frames.push(frame),
    });
    host.start();
    await expect.poll(kinds, { timeout: 10_000 }).toContain('host fault');
    expect(frames[0]).toMatchObject({ failure: { params: { reason: 'ENOENT' } } });
  });

  test('stopping lets the engine settle first, and no new one is started', async () => {
    await startHost(
      "process.send({ kind: 'ready' }); process.on('disconnect', () => setTimeout(() => process.exit(0), 200)); setInterval(() => {}, 1000);",
    );
    await expect.poll(kinds).toEqual(['ready']);
    const before = performance.now();
    await host.stop();
    expect(performance.now() - before).toBeGreaterThan(150);
    expect(kinds()).toEqual(['ready']);
  });
});
