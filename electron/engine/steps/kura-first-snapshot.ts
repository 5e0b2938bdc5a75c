/**
 * `kura.first-snapshot`: settings of components before Kura starts for the first time, in the plain `snapshot_0.xml` that its first
 * start takes over and encrypts (kura.md §2.1). Kura is stopped where it runs, and started where the recipe says so.
 */
import { createHash } from 'node:crypto';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { hasKura } from '../gateway/kura-of.ts';
import { plainValues } from '../platforms/kura/seed-snapshot.ts';
import { snapshotsOnDisk } from '../platforms/kura/snapshot-folder.ts';
import { callOptions } from './call-options.ts';
import { proveComponents } from './kura-component-proof.ts';
import { applyTrust, type SeedContext, seedValues, trustChanges, trustEvidence } from './kura-first-snapshot-station.ts';
import { hasStarted, planSeed, SEED_NAME, type SeedPlan, startedBefore, surveySeed } from './kura-first-snapshot-survey.ts';
import { findKuraProcess } from './kura-process.ts';
import { pause } from './pause.ts';
import { type StepDefinition, UnitFailure, type Verification } from './step.ts';

const MARGIN_MS = 180_000;
const STOP_MS = 90_000;
const POLL_MS = 500;
/** For a Kura that answers: its components may still be starting. */
const ALREADY_SECONDS = 15;

/** `undefined`: Kura has started before, with these values. */
type Data = SeedPlan | undefined;

export const kuraFirstSnapshot: StepDefinition<'kura.first-snapshot', Data> = {
  kind: 'kura.first-snapshot',
  version: 1,
  /** A started Kura is asked whether it has the values; one that has not started takes the same file again. */
  tag: () => 'idempotent',
  timeoutMs: (params) => params.startTimeoutSeconds * 1000 * 2 + MARGIN_MS,

  async plan(context) {
    context.progress('progress.first-snapshot.reading');
    const survey = await surveySeed(context);
    if (!hasStarted(survey)) {
      const data = await planSeed(context, survey);
      return { changes: data.changes, data };
    }
    const proved = survey.isRunning ? await proveRunning(context) : undefined;
    if (proved?.outcome !== 'pass') throw new UnitFailure(startedBefore(survey), proved?.evidence ?? []);
    return { changes: [], data: undefined };
  },

  async apply(context, { data }) {
    if (data === undefined) return;
    const { survey, bytes, copyFrom, trust } = data;
    const isTouched = bytes !== undefined || trustChanges(trust).length > 0;
    if (survey.isRunning && isTouched) await stopKura(context, data);
    if (trust !== undefined) await applyTrust(context, trust);
    if (bytes !== undefined) await writeSeed(context, { survey, bytes, copyFrom });
    if (!context.params.start) return;
    context.progress('progress.first-snapshot.starting', { seconds: String(context.params.startTimeoutSeconds) });
    await manage(context, survey.restartCommand, 'start');
  },

  async verify(context, { data }) {
    if (data === undefined) return (await proveStarted(context, ALREADY_SECONDS)) ?? { outcome: 'pass', evidence: [] };
    const verified = context.params.start ? await proveStart(context, data) : await proveFile(context, data);
    return { ...verified, evidence: [...verified.evidence, ...trustEvidence(data.trust)] };
  },
};

/** It takes over what it finds while it starts, so what was found before counts no more. */
async function stopKura(context: SeedContext, { survey }: SeedPlan): Promise<void> {
  context.progress('progress.first-snapshot.stopping');
  await manage(context, survey.restartCommand, 'stop');
  const call = callOptions(context.signal);
  const giveUpAtMs = performance.now() + STOP_MS;
  while ((await findKuraProcess(survey.shell, call)) !== undefined) {
    if (performance.now() >= giveUpAtMs) throw new AppError('first-snapshot/not-stopped');
    await pause(POLL_MS, context.signal);
  }
  const snapshots = await snapshotsOnDisk(survey.shell, survey.folder, call);
  if (snapshots.some(({ isPlain }) => !isPlain)) throw new UnitFailure(startedBefore({ ...survey, snapshots }));
}

/** Owner and mode are those of the file that is there; a copy brings those of the shipped one along. */
async function writeSeed(
  context: SeedContext,
  { survey, bytes, copyFrom }: Pick<SeedPlan, 'survey' | 'copyFrom'> & { readonly bytes: Uint8Array },
) {
  const { shell, folder } = survey;
  const call = callOptions(context.signal);
  const path = `${folder}/${SEED_NAME}`;
  context.progress('progress.first-snapshot.writing', { path });
  if (copyFrom !== undefined) await run(shell.exec(['cp', '-p', copyFrom, path], call), 'cp');
  const { sha256 } = await shell.writeFileAtomic(path, bytes, { ...call, modeIfNew: 0o600 });
  if (sha256 !== hashOf(bytes)) throw new AppError('file/hash-mismatch', { params: { path } });
}

/** `systemctl restart kura` with another verb; whatever else the lane says is refused by the plan. */
async function manage(context: SeedContext, restartCommand: readonly string[], verb: 'start' | 'stop'): Promise<void> {
  const call = callOptions(context.signal);
  const shell = await context.gateway.shell(call);
  const at = restartCommand.lastIndexOf('restart');
  const command = restartCommand.map((word, index) => (index === at ? verb : word));
  await run(shell.exec(command, { ...call, timeoutMs: STOP_MS }), command.join(' '));
}

async function run(running: Promise<{ readonly exitStatus: number }>, command: string): Promise<void> {
  const { exitStatus } = await running;
  if (exitStatus !== 0) throw new AppError('first-snapshot/command-failed', { params: { command, status: String(exitStatus) } });
}

async function proveFile(context: SeedContext, { survey, bytes }: SeedPlan): Promise<Verification> {
  const path = `${survey.folder}/${SEED_NAME}`;
  const file = await survey.shell.readFile(path, callOptions(context.signal));
  if (bytes === undefined)
    return { outcome: 'pass', evidence: [{ name: path, observed: file?.sha256 ?? '', verdict: 'noted', source: 'shell' }] };
  const expected = hashOf(bytes);
  const isThere = file?.sha256 === expected;
  const evidence: Evidence[] = [
    {
      name: path,
      expected,
      ...(file === undefined ? {} : { observed: file.sha256 }),
      verdict: isThere ? 'proved' : 'refuted',
      source: 'shell',
    },
  ];
  if (isThere) return { outcome: 'pass', evidence };
  return { outcome: 'fail', evidence, failure: new AppError('file/hash-mismatch', { params: { path } }) };
}

/** The values by Kura itself where it can be asked; that it has taken the file over by the file, which it encrypts then. */
async function proveStart(context: SeedContext, { survey }: SeedPlan): Promise<Verification> {
  const encrypted = await untilEncrypted(context, survey.folder);
  const path = `${survey.folder}/${SEED_NAME}`;
  const taken: Evidence = {
    name: path,
    expected: 'encrypted',
    observed: encrypted ? 'encrypted' : 'plain',
    verdict: encrypted ? 'proved' : 'not-proved',
    source: 'shell',
  };
  const proved = await proveStarted(context, context.params.startTimeoutSeconds).catch((thrown: unknown) => {
    context.signal.throwIfAborted();
    if (encrypted && thrown instanceof AppError && thrown.code === 'gateway/cannot') return undefined;
    throw thrown;
  });
  if (proved !== undefined) return { ...proved, evidence: [taken, ...proved.evidence] };
  if (encrypted) return { outcome: 'pass', evidence: [taken] };
  return { outcome: 'timeout', evidence: [taken], failure: new AppError('first-snapshot/not-taken-over', { params: { path } }) };
}

/** A Kura that was just told to start may take its time to answer; one that answers is not waited for long to have the values. */
async function proveRunning(context: SeedContext): Promise<Verification | undefined> {
  try {
    return await proveStarted(context, ALREADY_SECONDS);
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (!(thrown instanceof AppError) || !thrown.traits.transient) throw thrown;
    return await proveStarted(context, context.params.startTimeoutSeconds);
  }
}

/** Undefined where there is no Kura to ask. */
async function proveStarted(context: SeedContext, timeoutSeconds: number): Promise<Verification | undefined> {
  if (!hasKura(context.gateway)) return undefined;
  await context.gateway.drop('rest');
  return await proveComponents(context, { wanted: plainValues(await seedValues(context)), timeoutSeconds });
}

async function untilEncrypted(context: SeedContext, folder: string): Promise<boolean> {
  const call = callOptions(context.signal);
  const giveUpAtMs = performance.now() + context.params.startTimeoutSeconds * 1000;
  for (;;) {
    const shell = await context.gateway.shell(call);
    const seed = (await snapshotsOnDisk(shell, folder, call)).find(({ name }) => name === SEED_NAME);
    if (seed?.isPlain === false) return true;
    if (performance.now() >= giveUpAtMs) return false;
    await pause(POLL_MS, context.signal);
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
