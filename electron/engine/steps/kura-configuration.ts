/** `kura.configuration`: as `kura.component`, for several components in one update with one snapshot. */
import { proveComponents } from './kura-component-proof.ts';
import type { ComponentSurvey } from './kura-component-survey.ts';
import { COMPONENT_MARGIN_MS, planComponents, writeComponents } from './kura-component-write.ts';
import type { StepDefinition } from './step.ts';

export const kuraConfiguration: StepDefinition<'kura.configuration', ComponentSurvey> = {
  kind: 'kura.configuration',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 + COMPONENT_MARGIN_MS,
  plan: (context) => planComponents(context, context.params.components),
  apply: (context, { data }) => writeComponents(context, data),
  verify: (context) => proveComponents(context, { wanted: context.params.components, timeoutSeconds: context.params.timeoutSeconds }),
};
