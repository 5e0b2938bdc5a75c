/**
 * `return.wipe`: what the gateway holds of its old owner goes: private keys in keystores, credentials in components, older snapshots with
 * the credentials of their time, logs where the policy says so. Each is read back. What no way in reaches is said, and never called gone.
 */
import type { Change, Evidence } from '../../../shared/domain/evidence.ts';
import { MASK } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { kuraOf } from '../gateway/kura-of.ts';
import { callOptions } from './call-options.ts';
import { hasPassedEarlier, passedEarlier } from './passed-earlier.ts';
import { isTold, isWiped, surveyWipe, type WipeContext, type WipeSurvey } from './return-wipe-survey.ts';
import { remainsFailure, wipeEvidence } from './return-wipe-proof.ts';
import type { StepDefinition, Verification } from './step.ts';
import { overwriteSecrets } from './wipe-credentials.ts';
import { emptyFiles, outdated, removeFiles, sizeOf, snapshotFiles } from './wipe-files.ts';

/** Undefined for a device that says nothing. */
interface WipeData {
  readonly survey: WipeSurvey | undefined;
  readonly silence?: AppError;
  /** Bytes of the logs before. */
  readonly logSizes: ReadonlyMap<string, number>;
}

export const returnWipe: StepDefinition<'return.wipe', WipeData> = {
  kind: 'return.wipe',
  version: 1,
  /** Once and for all: a later attempt of this return must not wipe what an earlier one has put there. */
  tag: () => 'inspect',
  timeoutMs: () => 600_000,

  async plan(context) {
    if (hasPassedEarlier(context)) return { changes: [], data: { survey: undefined, logSizes: new Map() } };
    context.progress('progress.return.surveying');
    const survey = await surveyIfTold(context);
    if (survey instanceof AppError) return { changes: [], data: { survey: undefined, silence: survey, logSizes: new Map() } };
    return { changes: changesOf(survey), data: { survey, logSizes: await logSizes(context, survey) } };
  },

  /** Credentials before snapshots: the update keeps a new snapshot without them, and every older one can go. */
  async apply(context, { data: { survey } }) {
    if (survey === undefined) return;
    const { gateway, signal, progress } = context;
    const call = callOptions(signal);
    const { keys, secrets, snapshots, logs } = survey;
    if (isTold(keys)) {
      progress('progress.return.wiping-keys');
      for (const name of keys) await (await kuraOf(gateway, call)).removeEntry(name, callOptions(signal));
    }
    if (isTold(secrets)) {
      progress('progress.return.wiping-credentials');
      const held = secrets.filter((secret) => secret.isWiped !== true);
      if (held.length > 0) await overwriteSecrets(await kuraOf(gateway, call), held, call);
    }
    if (isTold(snapshots)) {
      progress('progress.return.wiping-files');
      const shell = await gateway.shell(call);
      const now = await snapshotFiles(gateway, shell, call);
      if (now !== undefined) await removeFiles(shell, outdated(now), call);
    }
    if (isTold(logs)) await emptyFiles(await gateway.shell(call), logs, callOptions(signal));
  },

  async verify(context, { data }): Promise<Verification> {
    if (hasPassedEarlier(context)) return passedEarlier;
    if (data?.silence !== undefined) {
      return {
        outcome: 'pass',
        evidence: [{ name: 'wipe', observed: `not wiped: no answer: ${data.silence.code}`, verdict: 'not-proved', source: 'shell' }],
      };
    }
    const survey = await surveyWipe(context);
    const evidence = await wipeEvidence(context, { before: data?.survey, now: survey, logSizes: data?.logSizes ?? new Map() });
    const failure = remainsFailure(survey);
    return failure === undefined ? { outcome: 'pass', evidence } : { outcome: 'error', evidence, failure };
  },

  async inspect(context) {
    const survey = await surveyWipe(context);
    return { finding: isWiped(survey) ? 'applied' : 'not-applied', evidence: [] satisfies Evidence[] };
  },
};

async function surveyIfTold(context: WipeContext): Promise<WipeSurvey | AppError> {
  try {
    return await surveyWipe(context);
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (context.params.maySayNothing && thrown instanceof AppError) return thrown;
    throw thrown;
  }
}

function changesOf({ keys, secrets, snapshots, logs }: WipeSurvey): readonly Change[] {
  const gone = (target: string): Change => ({ target, from: 'there', secret: false });
  return [
    ...(isTold(keys) ? keys.map(({ keystore, alias }) => gone(`${keystore}/${alias}`)) : []),
    ...(isTold(secrets) ? secrets : [])
      .filter((secret) => secret.isWiped !== true)
      .map(({ pid, property }): Change => ({ target: `${pid} ${property}`, from: MASK, to: MASK, secret: true })),
    ...(isTold(snapshots) ? outdated(snapshots).map(gone) : []),
    ...(isTold(logs) ? logs.map((path): Change => ({ target: path, to: 'empty', secret: false })) : []),
  ];
}

async function logSizes({ gateway, signal }: WipeContext, { logs }: WipeSurvey): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  if (!isTold(logs)) return sizes;
  const call = callOptions(signal);
  const shell = await gateway.shell(call);
  for (const path of logs) sizes.set(path, (await sizeOf(shell, path, call)) ?? 0);
  return sizes;
}
