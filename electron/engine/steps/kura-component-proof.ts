/** The evidence of written components: every property as read back from the gateway, secrets as far as its snapshot tells them. */
import { isRounded } from '../../../shared/domain/component-value.ts';
import { type Evidence, MASK } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { kuraSource } from '../gateway/kura-of.ts';
import { type ComponentSetting, shown } from '../platforms/kura/component-setting.ts';
import { callOptions } from './call-options.ts';
import { type ComponentSurvey, type SurveyContext, surveyComponents, type WantedComponents } from './kura-component-survey.ts';
import { pause } from './pause.ts';
import { secretsInSnapshot } from './snapshot-secrets.ts';
import type { Verification } from './step.ts';

const POLL_MS = 500;

/** Beside what is transient: a component that restarts itself is gone for a moment, and its web server with it. */
const NOT_BACK_YET: ReadonlySet<string> = new Set([
  'component/unknown-pid',
  'component/unknown-property',
  'component/not-described',
  'gateway/cannot',
  'rest/not-found',
  'rest/refused',
]);

/** What a survey gives of what was written. */
export type WrittenSettings = Pick<ComponentSurvey, 'kura' | 'settings'>;

export interface SettingsProof {
  readonly pids: readonly string[];
  readonly read: () => Promise<WrittenSettings>;
  /** How long the components may take until the gateway gives the values back. */
  readonly timeoutSeconds: number;
}

export function proveComponents(
  context: SurveyContext,
  { wanted, timeoutSeconds }: { readonly wanted: WantedComponents; readonly timeoutSeconds: number },
): Promise<Verification> {
  return proveSettings(context, { pids: Object.keys(wanted), timeoutSeconds, read: () => surveyWritten(context, wanted) });
}

/** A component may not tell everything that it needs while it restarts. */
async function surveyWritten(context: SurveyContext, wanted: WantedComponents): Promise<WrittenSettings> {
  const survey = await surveyComponents(context, wanted);
  const problem = survey.problems.find(({ error }) => error.code !== 'component/missing-required');
  if (problem !== undefined) throw problem.error;
  return survey;
}

/** Waits until the gateway holds the values, for components that restart with them take their time. */
export async function proveSettings(context: SurveyContext, proof: SettingsProof): Promise<Verification> {
  const survey = await settledSurvey(context, proof);
  const { settings } = survey;
  const proved = await provedSecrets(context, survey);
  const evidence = settings.map((setting) => toEvidence(context, setting, proved));
  const results = { pid: proof.pids.join(', ') };
  const refuted = settings.filter((_setting, index) => evidence[index]?.verdict === 'refuted');
  const [first] = refuted;
  if (first === undefined) return { outcome: 'pass', evidence, results };
  const params = { name: first.attribute.id, pid: first.pid };
  // The unit does what every one of its version does: that is no fault of this one.
  return refuted.every(({ wanted, current }) => wanted !== null && isRounded(wanted, current))
    ? { outcome: 'error', evidence, results, failure: new AppError('component/number-rounded', { params }) }
    : { outcome: 'fail', evidence, results, failure: new AppError('component/read-back-differs', { params }) };
}

/** The first survey in which everything that can be read is as wanted, or the last one before the time was up. */
async function settledSurvey(context: SurveyContext, { pids, read, timeoutSeconds }: SettingsProof): Promise<WrittenSettings> {
  const giveUpAtMs = performance.now() + timeoutSeconds * 1000;
  context.progress('progress.component.waiting', { pid: pids.join(', '), seconds: String(timeoutSeconds) });
  for (;;) {
    try {
      const survey = await read();
      if (survey.settings.every(isAsGoodAsItGets) || performance.now() >= giveUpAtMs) return survey;
    } catch (thrown) {
      context.signal.throwIfAborted();
      const mayComeBack = thrown instanceof AppError && (thrown.traits.transient || NOT_BACK_YET.has(thrown.code));
      if (!mayComeBack || performance.now() >= giveUpAtMs) throw thrown;
    }
    await pause(POLL_MS, context.signal);
  }
}

function isAsGoodAsItGets({ isCurrent, isWriteOnly, wanted, current }: ComponentSetting): boolean {
  return isCurrent || isWriteOnly || (wanted !== null && isRounded(wanted, current));
}

/** Targets of the secrets that the newest snapshot has as they were written. */
async function provedSecrets({ signal }: SurveyContext, { kura, settings }: WrittenSettings): Promise<ReadonlySet<string>> {
  const proved = new Set<string>();
  const secret = settings.flatMap((setting) => {
    return setting.isWriteOnly && setting.wanted !== null ? [{ ...setting, wanted: setting.wanted }] : [];
  });
  for (const [pid, secrets] of Map.groupBy(secret, (setting) => setting.pid)) {
    const ids = await secretsInSnapshot(kura, { pid, secrets }, callOptions(signal));
    for (const id of ids) proved.add(`${pid} ${id}`);
  }
  return proved;
}

function toEvidence({ isSecret, gateway }: SurveyContext, setting: ComponentSetting, proved: ReadonlySet<string>): Evidence {
  const { target, current, wanted, isCurrent } = setting;
  const base = { name: target, source: kuraSource(gateway) } as const;
  if (setting.isWriteOnly) {
    const expected = wanted === null ? {} : { expected: MASK };
    return { ...base, ...expected, verdict: proved.has(target) ? 'proved' : 'not-proved' };
  }
  const expected = wanted === null ? {} : { expected: shown(isSecret, setting, wanted) };
  const observed = current === undefined || current === null ? {} : { observed: shown(isSecret, setting, current) };
  return { ...base, ...expected, ...observed, verdict: isCurrent ? 'proved' : 'refuted' };
}
