/** From which state `everyware.provision` may set out, and what it changes there. */
import type { Change } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ProvisioningService } from './everyware-component.ts';
import type { ProvisioningState } from './provisioning-watch.ts';
import { type StepContext, UnitFailure } from './step.ts';

export type ProvisionContext = StepContext<StepParams<'everyware.provision'>>;

/**
 * `first` never takes a gateway that is provisioned already: that one belongs to the returns. `again` takes only such, and one that an
 * earlier attempt of this very step has reset and not brought to its end; any other was given the wrong recipe, which says nothing
 * against it.
 */
export function refuseWrongStart(context: ProvisionContext, service: ProvisioningService, before: ProvisioningState): void {
  const params = { pid: service.component.pid };
  if (context.params.mode === 'again') {
    if (!before.provisioned && !wasResetEarlier(context)) throw new AppError('everyware/not-provisioned-yet', { params });
    return;
  }
  if (!before.provisioned) return;
  throw new UnitFailure(new AppError('everyware/already-provisioned', { params }), [
    { name: service.target('provisioned'), expected: 'false', observed: 'true', verdict: 'refuted', source: service.source },
  ]);
}

/** What the station writes and what the gateway shall make of it. */
export function changesOf(service: ProvisioningService, before: ProvisioningState): readonly Change[] {
  const arming = { target: service.target('enabled'), from: String(before.enabled), to: 'true', secret: false };
  const turning = {
    target: service.target('provisioned'),
    from: String(before.provisioned),
    to: String(!before.provisioned),
    secret: false,
  };
  return before.enabled ? [turning] : [arming, turning];
}

/** From the committed record: the attempt began with a gateway that was provisioned, and had switched that off. */
function wasResetEarlier(context: ProvisionContext): boolean {
  return context.earlierSettled().some(({ applied }) => applied);
}
