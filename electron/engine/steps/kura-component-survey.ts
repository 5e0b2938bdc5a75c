/** Components beside what is wanted of them: found, their properties named and typed by their own definitions. */
import type { FormProblem, WantedValue } from '../../../shared/domain/component-form-check.ts';
import { checkForm } from '../../../shared/domain/component-form-check.ts';
import type { GivenValue } from '../../../shared/domain/component-value.ts';
import type { Component, Rest } from '../gateway/gateway.ts';
import { kuraOf } from '../gateway/kura-of.ts';
import { readComponents } from '../platforms/kura/component-calls.ts';
import { type ComponentSetting, toSetting } from '../platforms/kura/component-setting.ts';
import { callOptions } from './call-options.ts';
import type { StepContext } from './step.ts';

export type SurveyContext = Pick<StepContext<unknown>, 'gateway' | 'signal' | 'isSecret' | 'progress'>;

/** By pid, then by property id. Null clears. */
export type WantedComponents = Readonly<Record<string, Readonly<Record<string, GivenValue | null>>>>;

export interface ComponentSurvey {
  readonly kura: Rest;
  readonly components: readonly Component[];
  readonly settings: readonly ComponentSetting[];
  /** Settings that they concern are left out of `settings`. */
  readonly problems: readonly FormProblem[];
}

/** `component/unknown-pid`, `component/is-a-factory`, `component/not-described`; what does not fit its definition is a problem. */
export async function surveyComponents(context: SurveyContext, wanted: WantedComponents): Promise<ComponentSurvey> {
  const call = callOptions(context.signal);
  const kura = await kuraOf(context.gateway, call);
  const components = await readComponents(kura, Object.keys(wanted), call);
  const checked = components.map((component) => ({ component, ...checkForm(component, wanted[component.pid] ?? {}) }));
  return {
    kura,
    components,
    settings: checked.flatMap(({ component, values }) => settingsOf(component, values)),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

function settingsOf(component: Component, values: ReadonlyMap<string, WantedValue>): readonly ComponentSetting[] {
  return [...values].map(([name, value]) => toSetting(component, name, value));
}
