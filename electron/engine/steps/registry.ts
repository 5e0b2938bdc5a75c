/** The step kinds by name, for a runner that knows none of them. */
import type { StepTag } from '../../../shared/domain/events.ts';
import type { StepKind } from '../../../shared/domain/step-params.ts';
import { brokerCheck } from './broker-check.ts';
import { everywareProvision } from './everyware-provision.ts';
import { everywareSettings } from './everyware-settings.ts';
import { gatewayReady } from './gateway-ready.ts';
import { identify } from './identify.ts';
import { kuraComponent } from './kura-component.ts';
import { kuraProperties } from './kura-properties.ts';
import { prompt } from './prompt.ts';
import { shellStep } from './shell-step.ts';
import type { Inspection, Plan, StepContext, Verification } from './step.ts';
import { wait } from './wait.ts';

/** A StepDefinition whose parameters and data only the step itself understands: filled in and checked before, handed back unread. */
export interface AnyStepDefinition {
  readonly kind: StepKind;
  readonly version: number;
  tag(params: unknown): StepTag;
  timeoutMs(params: unknown): number;
  plan(context: StepContext<unknown>): Promise<Plan<unknown>>;
  apply(context: StepContext<unknown>, plan: Plan<unknown>): Promise<void>;
  verify(context: StepContext<unknown>, plan: Plan<unknown>): Promise<Verification>;
  inspect?(context: StepContext<unknown>): Promise<Inspection>;
}

export const stepRegistry: { readonly [Kind in StepKind]: AnyStepDefinition } = {
  identify,
  'kura.properties': kuraProperties,
  'kura.component': kuraComponent,
  'everyware.settings': everywareSettings,
  'everyware.provision': everywareProvision,
  prompt,
  'broker.check': brokerCheck,
  'gateway.ready': gatewayReady,
  wait,
  shell: shellStep,
};
