/** What `kura.component` and `kura.configuration` do: check everything, one update with a snapshot, read all of it back. */
import type { Change } from '../../../shared/domain/evidence.ts';
import { changeOf, updatesOf } from '../platforms/kura/component-setting.ts';
import { callOptions } from './call-options.ts';
import { type ComponentSurvey, type SurveyContext, surveyComponents, type WantedComponents } from './kura-component-survey.ts';
import type { Plan } from './step.ts';

/** Beside what the proof may wait. */
export const COMPONENT_MARGIN_MS = 120_000;

/** The first problem is thrown: a recipe is right or wrong as a whole, and nothing was sent. */
export async function planComponents(context: SurveyContext, wanted: WantedComponents): Promise<Plan<ComponentSurvey>> {
  context.progress('progress.component.reading', { pid: Object.keys(wanted).join(', ') });
  const survey = await surveyComponents(context, wanted);
  const [problem] = survey.problems;
  if (problem !== undefined) throw problem.error;
  return { changes: changesOf(context, survey), data: survey };
}

export function changesOf(
  { isSecret }: Pick<SurveyContext, 'isSecret'>,
  { settings }: Pick<ComponentSurvey, 'settings'>,
): readonly Change[] {
  return settings.filter((setting) => !setting.isCurrent).map((setting) => changeOf(isSecret, setting));
}

/** Everything that differs in one update. `rest/update-partly-failed` where the gateway took only part of it. */
export async function writeComponents(
  context: SurveyContext,
  { kura, settings }: Pick<ComponentSurvey, 'kura' | 'settings'>,
): Promise<void> {
  const updates = updatesOf(settings);
  context.progress('progress.component.writing', { pid: updates.map(({ pid }) => pid).join(', ') });
  await kura.updateComponents(updates, callOptions(context.signal));
}
