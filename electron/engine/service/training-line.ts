/**
 * The training line of a window: `lineside simulate` in a process of its own, with a journal and vault of its own in a folder that
 * is emptied at every start (ARCHITECTURE, idea 12).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { AppError } from '../../../shared/errors/app-error.ts';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;
const readyLine = z.object({ v: z.literal(1), ready: z.literal(true), station: z.string(), batch: z.string() });

export interface TrainingLine {
  readonly folder: string;
  readonly stationFile: string;
  readonly batchFile: { readonly name: string; readonly text: string };
  /** Ends the simulation. */
  close(): Promise<void>;
}

export interface TrainingOptions {
  readonly gateways: number;
  readonly lanes: number;
  /** Emptied first. */
  readonly folder: string;
  /** Arguments that make this Node run `lineside`. */
  readonly lineside: readonly string[];
}

/** `simulator/did-not-start` where the gateways do not come up in time. */
export async function startTrainingLine(options: TrainingOptions): Promise<TrainingLine> {
  const { folder } = options;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const seed = String(Math.floor(Math.random() * 1_000_000));
  const words = ['simulate', '--json', '--gateways', String(options.gateways), '--lanes', String(options.lanes), '--seed', seed];
  const child = spawn(process.execPath, [...options.lineside, ...words, '--out', path.join(folder, 'station.json')], {
    // The channel is not spoken over: it breaks when this engine is killed, and then the simulation ends, too.
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  try {
    const { station, batch } = await firstLine(child);
    const text = await readFile(batch, 'utf8');
    return { folder, stationFile: station, batchFile: { name: path.basename(batch), text }, close: () => stop(child) };
  } catch (cause) {
    await stop(child);
    throw new AppError('simulator/did-not-start', { cause });
  }
}

async function firstLine(child: ChildProcess): Promise<z.infer<typeof readyLine>> {
  if (child.stdout === null) throw new Error('no output');
  const lines = createInterface({ input: child.stdout });
  const signal = AbortSignal.timeout(START_TIMEOUT_MS);
  const ended = once(child, 'exit', { signal }).then(() => Promise.reject(new Error('ended')));
  const [line] = (await Promise.race([once(lines, 'line', { signal }), ended])) as [string];
  // Later lines are events that nobody here reads; reading goes on so that the child never waits.
  ended.catch(() => undefined);
  return readyLine.parse(JSON.parse(line));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(timer);
}
