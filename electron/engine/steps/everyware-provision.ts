/**
 * `everyware.provision`: has the gateway provision itself and proves it by the gateway's own change from not provisioned to
 * provisioned (esf.md §2.3). The station has its own deadline; giving up disarms the gateway and reads that back.
 */
import type { Change, Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { callOptions } from './call-options.ts';
import { findProvisioningService, type ProvisioningService } from './everyware-component.ts';
import { type ProvisioningState, stateOf, type WatchEnd, watchProvisioning } from './provisioning-watch.ts';
import { type Inspection, type StepContext, type StepDefinition, UnitFailure, type Verification } from './step.ts';

type Context = StepContext<StepParams<'everyware.provision'>>;

interface ProvisionData {
  readonly service: ProvisioningService;
  readonly before: ProvisioningState;
  /** Read after the deed: `again` has to see `provisioned` fall before it may rise. */
  sawUnprovisioned: boolean;
}

const MARGIN_MS = 180_000;

export const everywareProvision: StepDefinition<'everyware.provision', ProvisionData> = {
  kind: 'everyware.provision',
  version: 1,
  tag: () => 'inspect',
  timeoutMs: (params) => params.deadlineSeconds * 1000 + MARGIN_MS,

  async plan(context) {
    context.progress('progress.everyware.finding');
    const service = await find(context);
    const before = stateOf(service);
    refuseWrongStart(context, service, before);
    return { changes: changesOf(service, before), data: { service, before, sawUnprovisioned: !before.provisioned } };
  },

  async apply(context, { data }) {
    const { service, before } = data;
    // An armed gateway is already at it: writing again could break an attempt in half.
    if (before.enabled && !before.provisioned) return;
    context.progress('progress.everyware.triggering');
    await service.write(
      context.params.mode === 'again' ? { enabled: true, provisioned: false } : { enabled: true },
      callOptions(context.signal),
    );
    data.sawUnprovisioned = !stateOf(await service.reread(callOptions(context.signal))).provisioned || !before.provisioned;
  },

  async verify(context, plan) {
    const { deadlineSeconds, pollSeconds } = context.params;
    const startedAtMs = performance.now();
    context.progress('progress.everyware.waiting', { seconds: String(deadlineSeconds) });
    const service = plan.data?.service ?? (await find(context));
    const watched = await watchProvisioning(service, {
      signal: context.signal,
      pollMs: pollSeconds * 1000,
      giveUpAtMs: startedAtMs + deadlineSeconds * 1000,
      // An earlier engine intended `first` only where it had read false. What it saw of an `again`, nobody knows any more.
      sawUnprovisioned: plan.data?.sawUnprovisioned ?? context.params.mode === 'first',
      mustSeeUnprovisioned: plan.data !== undefined,
    });
    const end = watched.end === 'deadline' ? await disarm(context, service, watched) : watched;
    const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
    const evidence = [...evidenceOf(service, end), beforeEvidence(context, service, plan.data?.before)];
    return conclude(end, [...evidence, { name: 'seconds', observed: seconds, verdict: 'noted', source: 'clock' }]);
  },

  async inspect(context): Promise<Inspection> {
    const service = await find(context);
    const { provisioned, enabled } = stateOf(service);
    const evidence = [note(service, 'provisioned', provisioned), note(service, 'enabled', enabled)];
    if (context.params.mode === 'first') return { finding: provisioned || enabled ? 'applied' : 'not-applied', evidence };
    // Provisioned before and after: only the time between could tell, and nobody was looking.
    if (provisioned) return { finding: 'cannot-tell', evidence };
    return { finding: enabled ? 'applied' : 'partly', evidence };
  },
};

function find(context: Context): Promise<ProvisioningService> {
  return findProvisioningService(context.gateway, callOptions(context.signal), context.params.cloudConnection);
}

/** `first` never takes a gateway that is provisioned already: that one belongs to the returns. `again` takes only such. */
function refuseWrongStart(context: Context, service: ProvisioningService, before: ProvisioningState): void {
  const isAgain = context.params.mode === 'again';
  const { pid } = service.component;
  if (before.provisioned === isAgain) return;
  const code = isAgain ? 'everyware/not-provisioned-yet' : 'everyware/already-provisioned';
  throw new UnitFailure(new AppError(code, { params: { pid } }), [
    {
      name: service.target('provisioned'),
      expected: String(isAgain),
      observed: String(before.provisioned),
      verdict: 'refuted',
      source: 'rest',
    },
  ]);
}

/** What the station writes and, the first time, what the gateway shall make of it. */
function changesOf(service: ProvisioningService, before: ProvisioningState): readonly Change[] {
  const arming = { target: service.target('enabled'), from: String(before.enabled), to: 'true', secret: false };
  const turning = {
    target: service.target('provisioned'),
    from: String(before.provisioned),
    to: String(!before.provisioned),
    secret: false,
  };
  return before.enabled ? [turning] : [arming, turning];
}

/**
 * Giving up must leave nothing behind that goes on trying: `everyware/still-armed` where the gateway still says that it does, because
 * how that ends is not known. A gateway that got there in the last moment has got there.
 */
async function disarm(context: Context, service: ProvisioningService, watched: WatchEnd): Promise<WatchEnd> {
  context.progress('progress.everyware.disarming');
  await service.write({ enabled: false }, callOptions(context.signal));
  const state = stateOf(await service.reread(callOptions(context.signal)));
  if (state.enabled) throw new AppError('everyware/still-armed');
  const isThere = state.provisioned && watched.sawUnprovisioned;
  return { ...watched, end: isThere ? 'provisioned' : 'deadline', state };
}

/**
 * Never `fail`: a broker that is down, a provision request that is missing and a modem that is broken look the same from here, and
 * what the gateway says when it gives up is not public (esf.md §2.3). A whole batch must not be called bad for one broker.
 */
function conclude({ end, sawUnprovisioned }: WatchEnd, evidence: readonly Evidence[]): Verification {
  if (end === 'gave-up') return { outcome: 'error', evidence, failure: new AppError('everyware/gave-up') };
  if (end === 'deadline') return { outcome: 'timeout', evidence, failure: new AppError('everyware/deadline') };
  return { outcome: 'pass', evidence, ...(sawUnprovisioned ? { proof: 'provisioned' as const } : {}) };
}

function evidenceOf(service: ProvisioningService, { end, state, sawUnprovisioned }: WatchEnd): readonly Evidence[] {
  const verdict = end !== 'provisioned' ? 'refuted' : sawUnprovisioned ? 'proved' : 'not-proved';
  const provisioned = { expected: 'true', observed: String(state.provisioned), verdict } as const;
  const enabled = { expected: 'false', observed: String(state.enabled), verdict: state.enabled ? 'refuted' : 'proved' } as const;
  return [
    { name: service.target('provisioned'), ...provisioned, source: 'rest' },
    { name: service.target('enabled'), ...enabled, source: 'rest' },
  ];
}

/** What the gateway said before the deed; without this the proof would be a state. */
function beforeEvidence(context: Context, service: ProvisioningService, before: ProvisioningState | undefined): Evidence {
  const name = `${service.target('provisioned')} before`;
  if (before !== undefined) return { name, observed: String(before.provisioned), verdict: 'noted', source: 'rest' };
  return { name, observed: String(context.params.mode === 'again'), verdict: 'noted', source: 'journal' };
}

function note(service: ProvisioningService, property: 'provisioned' | 'enabled', value: boolean): Evidence {
  return { name: service.target(property), observed: String(value), verdict: 'noted', source: 'rest' };
}
