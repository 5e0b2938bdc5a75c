/** What was read back after a wipe: gone, written and not provable, or out of reach. */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { callOptions } from './call-options.ts';
import { isTold, sourceOf, type Untold, type WipeContext, type WipeSurvey } from './return-wipe-survey.ts';
import { outdated, sizeOf } from './wipe-files.ts';

export interface WipeEnd {
  /** Undefined where a lost deed was found done: what had been there is in its intent. */
  readonly before: WipeSurvey | undefined;
  readonly now: WipeSurvey;
  readonly logSizes: ReadonlyMap<string, number>;
}

export async function wipeEvidence(context: WipeContext, end: WipeEnd): Promise<readonly Evidence[]> {
  return [...keyEvidence(context, end), ...secretEvidence(context, end), ...snapshotEvidence(end), ...(await logEvidence(context, end))];
}

/** `returns/wipe-incomplete` with what is still there; what cannot be read speaks neither for nor against it. */
export function remainsFailure({ keys, secrets, snapshots }: WipeSurvey): AppError | undefined {
  const left = [
    ...(isTold(keys) ? keys.map(({ keystore, alias }) => `${keystore}/${alias}`) : []),
    ...(isTold(secrets) ? secrets.filter(({ isWiped }) => isWiped === false).map(({ pid, property }) => `${pid} ${property}`) : []),
    ...(isTold(snapshots) ? outdated(snapshots) : []),
  ];
  return left.length === 0 ? undefined : new AppError('returns/wipe-incomplete', { params: { left: left.slice(0, 5).join(', ') } });
}

function keyEvidence(context: WipeContext, { before, now: { keys, kept } }: WipeEnd): readonly Evidence[] {
  if (keys === undefined) return [];
  const source = sourceOf(context);
  if (!isTold(keys)) return [outOfReach('private keys', keys)];
  const stay = kept.map(
    ({ keystore, alias }): Evidence => ({
      name: `${keystore}/${alias}`,
      observed: 'kept: key of the web server',
      verdict: 'noted',
      source,
    }),
  );
  const removed = isTold(before?.keys) ? `${before.keys.length} removed, ` : '';
  return [counted('private keys', { left: keys.length, removed, source }), ...stay];
}

function secretEvidence(context: WipeContext, { now: { secrets } }: WipeEnd): readonly Evidence[] {
  if (secrets === undefined) return [];
  if (!isTold(secrets)) return [outOfReach('credentials', secrets)];
  const source = sourceOf(context);
  return secrets.map(({ pid, property, isWiped }): Evidence => {
    const name = `${pid} ${property}`;
    if (isWiped === undefined) return { name, observed: 'overwritten', verdict: 'not-proved', source };
    return { name, observed: isWiped ? 'as shipped' : 'still there', verdict: isWiped ? 'proved' : 'refuted', source };
  });
}

function snapshotEvidence({ before, now: { snapshots } }: WipeEnd): readonly Evidence[] {
  if (snapshots === undefined) return [];
  if (!isTold(snapshots)) return [outOfReach('old snapshots', snapshots)];
  const removed = isTold(before?.snapshots) ? `${outdated(before.snapshots).length} removed, ` : '';
  return [counted('old snapshots', { left: outdated(snapshots).length, removed, source: 'shell' })];
}

/** A log that Kura writes to is never empty for long: it has to be shorter than it was. */
async function logEvidence({ gateway, signal }: WipeContext, { now: { logs }, logSizes }: WipeEnd): Promise<readonly Evidence[]> {
  if (logs === undefined) return [];
  if (!isTold(logs)) return [outOfReach('logs', logs)];
  const call = callOptions(signal);
  const shell = await gateway.shell(call);
  const evidence: Evidence[] = [];
  for (const path of logs) {
    const size = await sizeOf(shell, path, call);
    const before = logSizes.get(path);
    const isShorter = size !== undefined && (size === 0 || (before !== undefined && size < before));
    const observed = size === undefined ? 'not readable' : `${size} bytes`;
    evidence.push({ name: path, observed, verdict: isShorter ? 'proved' : 'not-proved', source: 'shell' });
  }
  return evidence;
}

function counted(
  name: string,
  { left, removed, source }: { readonly left: number; readonly removed: string; readonly source: Evidence['source'] },
): Evidence {
  return { name, expected: '0 left', observed: `${removed}${left} left`, verdict: left === 0 ? 'proved' : 'refuted', source };
}

function outOfReach(name: string, { why }: Untold): Evidence {
  return { name, observed: `not wiped: ${why}`, verdict: 'not-proved', source: 'shell' };
}
