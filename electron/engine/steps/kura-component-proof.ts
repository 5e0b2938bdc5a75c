/** The evidence of `kura.component`: every property as read back from the gateway, secrets as far as its snapshot tells them. */
import { type Evidence, MASK } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { isRounded } from '../platforms/kura/attribute-value.ts';
import { callOptions } from './call-options.ts';
import { type ComponentContext, type ComponentSetting, type ComponentSurvey, shown, surveyComponent } from './kura-component-survey.ts';
import { pause } from './pause.ts';
import { secretsInSnapshot } from './snapshot-secrets.ts';
import type { Verification } from './step.ts';

const POLL_MS = 500;

/** Beside what is transient: a component that restarts itself is gone for a moment, and its web server with it. */
const NOT_BACK_YET: ReadonlySet<string> = new Set(['component/unknown-pid', 'component/not-described', 'rest/not-found', 'rest/refused']);

/** Waits until the gateway holds the values, for components that restart with them take their time. */
export async function proveComponent(context: ComponentContext): Promise<Verification> {
  const { component, settings, rest } = await settledSurvey(context);
  const secrets = settings.filter(({ isWriteOnly }) => isWriteOnly);
  const proved = await secretsInSnapshot(rest, { pid: component.pid, secrets }, callOptions(context.signal));
  const evidence = settings.map((setting) => toEvidence(context, setting, proved));
  const results = { pid: component.pid };
  const refuted = settings.filter((_setting, index) => evidence[index]?.verdict === 'refuted');
  const [first] = refuted;
  if (first === undefined) return { outcome: 'pass', evidence, results };
  const params = { name: first.attribute.id, pid: component.pid };
  // The unit does what every one of its version does: that is no fault of this one.
  return refuted.every(({ wanted, current }) => isRounded(wanted, current))
    ? { outcome: 'error', evidence, results, failure: new AppError('component/number-rounded', { params }) }
    : { outcome: 'fail', evidence, results, failure: new AppError('component/read-back-differs', { params }) };
}

/** The first survey in which everything that can be read is as wanted, or the last one before the time was up. */
async function settledSurvey(context: ComponentContext): Promise<ComponentSurvey> {
  const { timeoutSeconds, pid } = context.params;
  const giveUpAtMs = performance.now() + timeoutSeconds * 1000;
  context.progress('progress.component.waiting', { pid, seconds: String(timeoutSeconds) });
  for (;;) {
    try {
      const survey = await surveyComponent(context);
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
  return isCurrent || isWriteOnly || isRounded(wanted, current);
}

function toEvidence(context: ComponentContext, setting: ComponentSetting, proved: ReadonlySet<string>): Evidence {
  const { target, current, wanted, isCurrent, attribute } = setting;
  const base = { name: target, source: 'rest' } as const;
  if (setting.isWriteOnly) return { ...base, expected: MASK, verdict: proved.has(attribute.id) ? 'proved' : 'not-proved' };
  const observed = current === undefined || current === null ? {} : { observed: shown(context, setting, current) };
  return { ...base, expected: shown(context, setting, wanted), ...observed, verdict: isCurrent ? 'proved' : 'refuted' };
}
