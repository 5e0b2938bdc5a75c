/**
 * The training line of a window: `lineside simulate` in a process of its own, with a journal and vault of its own in a folder that
 * is emptied at every start (ARCHITECTURE, idea 12). It gets none of the station's secrets.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { AppError } from '../../../shared/errors/app-error.ts';
import { TRAINING_END_MS } from '../../../shared/rpc/close-times.ts';
import { prepareTrainingFolder } from './training-folder.ts';

const START_TIMEOUT_MS = 60_000;
/** What a program needs to run at all; in capitals, as Windows writes them in any way. Beside these, `LC_…`. */
const PASSED_ON: ReadonlySet<string> = new Set([
  'PATH',
  'HOME',
  'LANG',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SYSTEMROOT',
  'APPDATA',
  'NODE_COMPILE_CACHE',
]);
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
  /** Made, or emptied where an earlier training line made it. */
  readonly folder: string;
  /** Arguments that make this Node run `lineside`. */
  readonly lineside: readonly string[];
  /** This process's; the simulation gets little of it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Gives up the start. */
  readonly signal: AbortSignal;
}

/** `simulator/did-not-start` where the gateways do not come up in time; `simulator/foreign-folder`. */
export async function startTrainingLine(options: TrainingOptions): Promise<TrainingLine> {
  const { folder } = options;
  await prepareTrainingFolder(folder);
  const seed = String(Math.floor(Math.random() * 1_000_000));
  const words = ['simulate', '--json', '--gateways', String(options.gateways), '--lanes', String(options.lanes), '--seed', seed];
  const child = spawn(process.execPath, [...options.lineside, ...words, '--out', path.join(folder, 'station.json')], {
    // The channel is not spoken over: it breaks when this engine is killed, and then the simulation ends, too.
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    env: passedOn(options.environment),
  });
  try {
    const { station, batch } = await firstLine(child, options.signal);
    const text = await readFile(batch, 'utf8');
    return { folder, stationFile: station, batchFile: { name: path.basename(batch), text }, close: () => stop(child) };
  } catch (cause) {
    await stop(child);
    throw new AppError('simulator/did-not-start', { cause });
  }
}

function passedOn(environment: TrainingOptions['environment']): NodeJS.ProcessEnv {
  const isPassedOn = (name: string) => PASSED_ON.has(name) || name.startsWith('LC_');
  return Object.fromEntries(Object.entries(environment).filter(([name]) => isPassedOn(name.toUpperCase())));
}

async function firstLine(child: ChildProcess, giveUp: AbortSignal): Promise<z.infer<typeof readyLine>> {
  if (child.stdout === null) throw new Error('no output');
  const lines = createInterface({ input: child.stdout });
  const signal = AbortSignal.any([giveUp, AbortSignal.timeout(START_TIMEOUT_MS)]);
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
  const timer = setTimeout(() => child.kill('SIGKILL'), TRAINING_END_MS);
  await gone;
  clearTimeout(timer);
}
