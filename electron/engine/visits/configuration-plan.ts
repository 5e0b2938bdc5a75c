/** What was typed into forms, as one update: checked, shown as a difference, written with a snapshot, read back. */
import { holdsSecret } from '../../../shared/domain/component-form.ts';
import type { Change } from '../../../shared/domain/evidence.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import { rememberSecret } from '../../log/known-secrets.ts';
import { kuraOf, kuraSource } from '../gateway/kura-of.ts';
import type { ComponentSetting } from '../platforms/kura/component-setting.ts';
import { callOptions } from '../steps/call-options.ts';
import { proveSettings, type WrittenSettings } from '../steps/kura-component-proof.ts';
import { type SurveyContext, surveyComponents, type WantedComponents } from '../steps/kura-component-survey.ts';
import { changesOf, writeComponents } from '../steps/kura-component-write.ts';
import type { Verification } from '../steps/step.ts';
import { newestSnapshot, snapshotEvidence } from './newest-snapshot.ts';
import type { Planned, PlannedWrite } from './plan-shelf.ts';
import { surveyContext } from './visit-survey.ts';
import type { Visit } from './visit.ts';

const PROOF_SECONDS = 45;

/** What `surveyComponents` throws for a pid that is not there; all else that does not fit is a problem of the plan. */
export async function planConfiguration(visit: Visit, typed: WantedComponents): Promise<Planned> {
  const context = surveyContext(visit);
  const survey = await surveyComponents(context, typed);
  for (const setting of survey.settings) keepSecret(visit, setting);
  const problems = survey.problems.map(({ pid, name, error }) => ({ pid, name, failure: toFailure(error) }));
  const changes = [...changesOf(context, survey)];
  const parts = { visit, pids: Object.keys(typed), changes, read: (at: SurveyContext) => surveyComponents(at, typed) };
  const write = problems.length > 0 || changes.length === 0 ? undefined : updateWrite('configuration.update', parts);
  return { view: { changes, problems, missing: [], removed: [], ignored: [], uncompared: [] }, write };
}

export interface UpdateParts {
  readonly visit: Visit;
  readonly pids: readonly string[];
  readonly changes: readonly Change[];
  /** What is wanted beside what is there now; with `isProof` also what the newest snapshot says to be there already. */
  readonly read: (context: SurveyContext, isProof: boolean) => Promise<WrittenSettings>;
}

/** One update of the gateway and its proof. */
export function updateWrite(action: string, { visit, pids, changes, read }: UpdateParts): PlannedWrite {
  let before: bigint | undefined;
  const readBack = async (context: SurveyContext): Promise<WrittenSettings> => {
    const { kura, settings } = await read(context, true);
    return { kura, settings: changes.map(({ target }) => settingAt(target, settings)) };
  };
  return {
    action,
    pids,
    look: async () => changesOf(surveyContext(visit), await read(surveyContext(visit), false)),
    apply: async (signal) => {
      const context = surveyContext(visit, signal);
      const survey = await read(context, false);
      before = await newestSnapshot(survey.kura, callOptions(signal));
      await writeComponents(context, survey);
    },
    verify: async (signal) => {
      const context = surveyContext(visit, signal);
      const proved = await proveSettings(context, { pids, timeoutSeconds: PROOF_SECONDS, read: () => readBack(context) });
      const kura = await kuraOf(visit.gateway, callOptions(signal));
      const after = await newestSnapshot(kura, callOptions(signal));
      return withSnapshot(proved, snapshotEvidence(before, after, kuraSource(visit.gateway)));
    },
  };
}

/** `component/unknown-property` where it is not there any more: what was written and cannot be read back is no pass. */
function settingAt(target: string, settings: readonly ComponentSetting[]): ComponentSetting {
  const found = settings.find((setting) => setting.target === target);
  if (found !== undefined) return found;
  const [pid = '', ...name] = target.split(' ');
  throw new AppError('component/unknown-property', { params: { pid, name: name.join(' '), suggestion: '–' } });
}

/** Values that no snapshot keeps are gone at the next start, whatever the gateway says now. */
function withSnapshot(proved: Verification, snapshot: Verification['evidence']): Verification {
  const evidence = [...proved.evidence, ...snapshot];
  const isKept = snapshot.every(({ verdict }) => verdict !== 'refuted');
  if (isKept || proved.outcome !== 'pass') return { ...proved, evidence };
  return { ...proved, evidence, outcome: 'fail', failure: new AppError('snapshot/not-taken') };
}

/** Before anything is made of what was typed: from here on it is masked wherever it turns up. */
export function keepSecret(visit: Visit, { attribute, wanted }: ComponentSetting): void {
  if (!holdsSecret(attribute) || wanted === null) return;
  for (const secret of [wanted].flat().map(String)) {
    visit.mask.add(secret);
    rememberSecret(secret);
  }
}
