/** What of the old owner is still on the gateway, as far as its ways in can tell. */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import type { EntryName } from '../gateway/kura-calls.ts';
import { hasKura, kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { callOptions } from './call-options.ts';
import { keyEntries } from './device-keys.ts';
import type { StepContext } from './step.ts';
import { type HeldSecret, heldSecrets } from './wipe-credentials.ts';
import { logFiles, outdated, type SnapshotFiles, snapshotFiles } from './wipe-files.ts';

export type WipeContext = StepContext<StepParams<'return.wipe'>>;

/** A part is undefined where the policy leaves it alone, and says why where no way in can tell. */
export interface WipeSurvey {
  readonly keys: readonly EntryName[] | Untold | undefined;
  /** Those of the gateway's own web server, which stay: without them nobody gets in. */
  readonly kept: readonly EntryName[];
  readonly secrets: readonly HeldSecret[] | Untold | undefined;
  readonly snapshots: SnapshotFiles | Untold | undefined;
  readonly logs: readonly string[] | Untold | undefined;
}

export interface Untold {
  readonly why: string;
}

export function isTold<Part extends object>(part: Part | Untold | undefined): part is Part {
  return part !== undefined && !('why' in part);
}

const OF_WEB_SERVER = /https?keystore/i;

export async function surveyWipe(context: WipeContext): Promise<WipeSurvey> {
  const { params } = context;
  const { keys, kept } = params.keys ? await surveyKeys(context) : { keys: undefined, kept: [] };
  return {
    keys,
    kept,
    secrets: params.credentials ? await surveySecrets(context) : undefined,
    snapshots: params.snapshots ? await surveySnapshots(context) : undefined,
    logs: params.logs === 'clear' ? await surveyLogs(context) : undefined,
  };
}

/** Whether nothing is left to do, as far as it can be read. A log that Kura writes to is never empty for long: it is emptied once more. */
export function isWiped({ keys, secrets, snapshots, logs }: WipeSurvey): boolean {
  const keysLeft = isTold(keys) ? keys.length : 0;
  const secretsLeft = isTold(secrets) ? secrets.filter(({ isWiped: isGone }) => isGone !== true).length : 0;
  const snapshotsLeft = isTold(snapshots) ? outdated(snapshots).length : 0;
  const logsLeft = isTold(logs) ? logs.length : 0;
  return keysLeft + secretsLeft + snapshotsLeft + logsLeft === 0;
}

/** Where over which way it was read. */
export function sourceOf(context: WipeContext): Evidence['source'] {
  return hasKura(context.gateway) ? kuraSource(context.gateway) : 'shell';
}

async function surveyKeys({ gateway, signal }: WipeContext): Promise<Pick<WipeSurvey, 'keys' | 'kept'>> {
  if (!hasKura(gateway)) return { keys: { why: 'no REST and no remote management' }, kept: [] };
  const entries = await keyEntries(gateway, callOptions(signal));
  if (entries === undefined) return { keys: { why: 'this version has no keystores to ask' }, kept: [] };
  const names = entries.map(({ name }) => name);
  const isKept = ({ keystore }: EntryName) => OF_WEB_SERVER.test(keystore);
  return { keys: names.filter((name) => !isKept(name)), kept: names.filter(isKept) };
}

async function surveySecrets({ gateway, signal, params }: WipeContext): Promise<WipeSurvey['secrets']> {
  if (!hasKura(gateway)) return { why: 'no REST and no remote management' };
  const call = callOptions(signal);
  return (await heldSecrets(await kuraOf(gateway, call), params.components, call)) ?? { why: 'this version tells of no components' };
}

async function surveySnapshots({ gateway, signal }: WipeContext): Promise<WipeSurvey['snapshots']> {
  if (!gateway.has.shell) return { why: 'no shell' };
  const call = callOptions(signal);
  return (await snapshotFiles(gateway, await gateway.shell(call), call)) ?? { why: 'no folder of snapshots that can be read' };
}

async function surveyLogs({ gateway, signal }: WipeContext): Promise<WipeSurvey['logs']> {
  if (!gateway.has.shell) return { why: 'no shell' };
  const call = callOptions(signal);
  return logFiles(await gateway.shell(call), call);
}
