/** What a gateway has before its first start, beside what `kura.first-snapshot` shall make of it. */
import type { Change } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Shell } from '../gateway/gateway.ts';
import { editSeed } from '../platforms/kura/seed-snapshot.ts';
import { snapshotFolder, type SnapshotOnDisk, snapshotsOnDisk } from '../platforms/kura/snapshot-folder.ts';
import { callOptions } from './call-options.ts';
import { homesOf, locateKuraFiles } from './kura-files.ts';
import { planTrust, type SeedContext, type SeedTrust, seedValues, trustChanges } from './kura-first-snapshot-station.ts';
import { isUnitActive } from './kura-restart.ts';
import { restartCommandOf } from './restart-command.ts';

export const SEED_NAME = 'snapshot_0.xml';

const SNAPSHOTS = /\/(?:user|data)\/snapshots$/;

export interface SeedSurvey {
  readonly shell: Shell;
  readonly folder: string;
  readonly snapshots: readonly SnapshotOnDisk[];
  readonly isRunning: boolean;
  readonly restartCommand: readonly string[];
  /** Of the Kura that runs. */
  readonly pid: string | undefined;
}

export interface SeedPlan {
  readonly survey: SeedSurvey;
  /** Undefined where the seed is as it shall be. */
  readonly bytes: Uint8Array | undefined;
  /** Undefined where nothing has to be trusted. */
  readonly trust: SeedTrust | undefined;
  /** Where the installation keeps the seed as it was shipped, if the folder has none. */
  readonly copyFrom: string | undefined;
  readonly changes: readonly Change[];
}

/** `properties/no-file` where no Kura is installed. */
export async function surveySeed({ gateway, signal }: SeedContext): Promise<SeedSurvey> {
  const call = callOptions(signal);
  const shell = await gateway.shell(call);
  const files = await locateKuraFiles(gateway, shell, call);
  if (files === undefined) throw new AppError('properties/no-file', { params: { folders: homesOf(gateway).join(', ') } });
  const folder = await snapshotFolder(shell, files, call);
  const restartCommand = await restartCommandOf(gateway, { shell, process: files.process }, call);
  const isActive = files.process !== undefined || (await isUnitActive(shell, restartCommand, call)) === true;
  return {
    shell,
    folder,
    snapshots: await snapshotsOnDisk(shell, folder, call),
    isRunning: isActive,
    restartCommand,
    pid: files.process?.pid,
  };
}

/** True once a Kura that encrypts has started here. */
export function hasStarted({ snapshots }: SeedSurvey): boolean {
  return snapshots.some(({ isPlain }) => !isPlain);
}

/** One plain file beside encrypted ones makes Kura start with defaults and say nothing (kura.md §2.1). */
export function startedBefore({ snapshots, folder }: SeedSurvey): AppError {
  const names = snapshots.filter(({ isPlain }) => !isPlain).map(({ name }) => name);
  return new AppError('first-snapshot/started-before', { params: { folder, names: names.join(', ') } });
}

/** `first-snapshot/newer-snapshot`, `/no-seed`, `/cannot-stop`, and what `editSeed` throws. */
export async function planSeed(context: SeedContext, survey: SeedSurvey): Promise<SeedPlan> {
  refuseUnfit(survey, context.params.start);
  const { shell, folder } = survey;
  const call = callOptions(context.signal);
  const shipped = `${folder.replace(SNAPSHOTS, '')}/.data/${SEED_NAME}`;
  const own = await shell.readFile(`${folder}/${SEED_NAME}`, call);
  const seed = own ?? (await shell.readFile(shipped, call));
  if (seed === undefined) throw new AppError('first-snapshot/no-seed', { params: { folder } });
  const edited = editSeed(new TextDecoder().decode(seed.bytes), await seedValues(context), context.isSecret);
  const isChanged = edited.changes.length > 0 || own === undefined;
  const trust = await planTrust(context, { shell, folder: folder.replace(SNAPSHOTS, '/user'), pid: survey.pid });
  const trusting = trustChanges(trust);
  const isTouched = isChanged || trusting.length > 0;
  const stopping = survey.isRunning && isTouched ? [turn('running', 'stopped')] : [];
  const starting = context.params.start && (!survey.isRunning || isTouched) ? [turn('stopped', 'running')] : [];
  return {
    survey,
    bytes: isChanged ? new TextEncoder().encode(edited.text) : undefined,
    copyFrom: own === undefined ? shipped : undefined,
    trust,
    changes: [...stopping, ...edited.changes, ...trusting, ...starting],
  };
}

function refuseUnfit({ snapshots, isRunning, restartCommand }: SeedSurvey, start: boolean): void {
  const newer = snapshots.filter(({ id }) => id > 0n).map(({ name }) => name);
  if (newer.length > 0) throw new AppError('first-snapshot/newer-snapshot', { params: { names: newer.join(', ') } });
  if ((isRunning || start) && !restartCommand.includes('restart'))
    throw new AppError('first-snapshot/cannot-stop', { params: { command: restartCommand[0] ?? '' } });
}

function turn(from: string, to: string): Change {
  return { target: 'Kura', from, to, secret: false };
}
