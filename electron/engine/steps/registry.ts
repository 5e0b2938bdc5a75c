/** The step kinds by name, for a runner that knows none of them. */
import type { StepTag } from '../../../shared/domain/events.ts';
import type { StepKind } from '../../../shared/domain/step-params.ts';
import { brokerCheck } from './broker-check.ts';
import { cervelloInstallCertificate } from './cervello-install-certificate.ts';
import { cervelloRequest } from './cervello-request.ts';
import { cervelloTelemetry } from './cervello-telemetry.ts';
import { everywareProvision } from './everyware-provision.ts';
import { everywareRequest } from './everyware-request.ts';
import { everywareSettings } from './everyware-settings.ts';
import { everywareTargetCertificates } from './everyware-target-loaded.ts';
import { gatewayReady } from './gateway-ready.ts';
import { identify } from './identify.ts';
import { kuraCommand } from './kura-command.ts';
import { kuraComponent } from './kura-component.ts';
import { kuraConfiguration } from './kura-configuration.ts';
import { kuraFirstSnapshot } from './kura-first-snapshot.ts';
import { kuraInjectedKey } from './kura-injected-key.ts';
import { kuraKeyPair } from './kura-key-pair.ts';
import { kuraPackage } from './kura-package.ts';
import { kuraProperties } from './kura-properties.ts';
import { kuraTrust } from './kura-trust.ts';
import { prompt } from './prompt.ts';
import { returnClose } from './return-close.ts';
import { returnOwner } from './return-owner.ts';
import { returnRequest } from './return-request.ts';
import { returnResetPassword } from './return-reset-password.ts';
import { returnRevoke } from './return-revoke.ts';
import { returnWipe } from './return-wipe.ts';
import { remoteBootstrap } from './remote-bootstrap.ts';
import { remoteLeave } from './remote-leave.ts';
import { remoteMeet } from './remote-meet.ts';
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
  'kura.configuration': kuraConfiguration,
  'kura.first-snapshot': kuraFirstSnapshot,
  'kura.key-pair': kuraKeyPair,
  'kura.injected-key': kuraInjectedKey,
  'kura.trust': kuraTrust,
  'kura.command': kuraCommand,
  'kura.package': kuraPackage,
  'everyware.settings': everywareSettings,
  'everyware.provision': everywareProvision,
  'everyware.request': everywareRequest,
  'everyware.target-certificates': everywareTargetCertificates,
  'cervello.request': cervelloRequest,
  'cervello.telemetry': cervelloTelemetry,
  'cervello.install-certificate': cervelloInstallCertificate,
  prompt,
  'broker.check': brokerCheck,
  'gateway.ready': gatewayReady,
  'remote.bootstrap': remoteBootstrap,
  'remote.meet': remoteMeet,
  'remote.leave': remoteLeave,
  'return.owner': returnOwner,
  'return.revoke': returnRevoke,
  'return.request': returnRequest,
  'return.wipe': returnWipe,
  'return.reset-password': returnResetPassword,
  'return.close': returnClose,
  wait,
  shell: shellStep,
};
