/**
 * `kura.component`: properties of any component by its pid, in the types of its own definition (kura.md §3.3). Everything is checked
 * before anything is sent, because the gateway checks almost nothing; one update with a snapshot; then all of it is read back.
 */
import { proveComponents } from './kura-component-proof.ts';
import type { ComponentSurvey } from './kura-component-survey.ts';
import { COMPONENT_MARGIN_MS, planComponents, writeComponents } from './kura-component-write.ts';
import type { StepDefinition } from './step.ts';

export const kuraComponent: StepDefinition<'kura.component', ComponentSurvey> = {
  kind: 'kura.component',
  version: 1,
  /** Writing the same values again does no harm, and the plan says what is missing. */
  tag: () => 'idempotent',
  timeoutMs: (params) => params.timeoutSeconds * 1000 + COMPONENT_MARGIN_MS,
  plan: (context) => planComponents(context, wantedOf(context.params)),
  apply: (context, { data }) => writeComponents(context, data),
  verify: (context) => proveComponents(context, { wanted: wantedOf(context.params), timeoutSeconds: context.params.timeoutSeconds }),
};

function wantedOf<Values>({ pid, set }: { readonly pid: string; readonly set: Values }): Record<string, Values> {
  return { [pid]: set };
}
