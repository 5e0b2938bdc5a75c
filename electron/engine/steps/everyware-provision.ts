/**
 * `everyware.provision`: has the gateway provision itself and proves it by the gateway's own change from not provisioned to
 * provisioned (esf.md §2.3). The station has its own deadline; giving up disarms the gateway and reads that back.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { callOptions } from './call-options.ts';
import { BirthWatch } from './everyware-birth.ts';
import { findProvisioningService, type ProvisioningService } from './everyware-component.ts';
import { conclude, concludeElsewhere, evidenceOfEnd, type ProvisionEnd } from './everyware-provision-end.ts';
import { changesOf, type ProvisionContext, refuseWrongStart } from './everyware-provision-start.ts';
import { checkTargetCertificates } from './everyware-target-certificates.ts';
import { attemptsBy, type ProvisioningState, stateOf, type WatchEnd, watchProvisioning } from './provisioning-watch.ts';
import type { Inspection, Plan, StepDefinition, Verification } from './step.ts';

interface ProvisionData {
  readonly service: ProvisioningService;
  readonly before: ProvisioningState;
  /** Read after the deed: `again` has to see `provisioned` fall before it may rise. */
  sawUnprovisioned: boolean;
  /** What was found before the deed. */
  readonly evidence: readonly Evidence[];
  /** Listens from before the deed on; closed by verify. */
  births?: BirthWatch;
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
    service.refuseSecondConnection();
    const evidence = await checkTargetCertificates(context, service);
    return { changes: changesOf(service, before), data: { service, before, sawUnprovisioned: !before.provisioned, evidence } };
  },

  async apply(context, { data }) {
    const { service, before } = data;
    data.births = await BirthWatch.open(context, clientIdOn(service));
    // An armed gateway is already at it: writing again could break an attempt in half.
    if (before.enabled && !before.provisioned) return;
    context.progress('progress.everyware.triggering');
    try {
      data.births.begin();
      await trigger(context, service);
      data.sawUnprovisioned = !stateOf(await service.reread(callOptions(context.signal))).provisioned || !before.provisioned;
    } catch (thrown) {
      await data.births.close();
      throw thrown;
    }
  },

  async verify(context, plan) {
    const births = plan.data?.births;
    try {
      const verified = await verifyByGateway(context, plan);
      return verified.outcome === 'pass' && births !== undefined
        ? { ...verified, evidence: [...verified.evidence, await births.proof()] }
        : verified;
    } finally {
      await births?.close();
    }
  },

  async inspect(context): Promise<Inspection> {
    const service = await find(context);
    const { provisioned, enabled } = stateOf(service);
    const evidence = (['provisioned', 'enabled'] as const).map((property): Evidence => {
      const observed = String(property === 'provisioned' ? provisioned : enabled);
      return { name: service.target(property), observed, verdict: 'noted', source: service.source };
    });
    if (context.params.mode === 'first') return { finding: provisioned || enabled ? 'applied' : 'not-applied', evidence };
    // Provisioned before and after: only the time between could tell, and nobody was looking. Where it is not provisioned now, this very
    // deed has reset it, for it began with one that was.
    return { finding: provisioned ? 'cannot-tell' : 'applied', evidence };
  },
};

/** An older gateway takes its settings after it has answered; a quick one has put `enabled` back before it could be read there. */
async function trigger({ params, signal }: ProvisionContext, service: ProvisioningService): Promise<void> {
  try {
    await service.write(params.mode === 'again' ? { enabled: true, provisioned: false } : { enabled: true }, callOptions(signal));
  } catch (thrown) {
    const isQuick = params.mode === 'first' && thrown instanceof AppError && thrown.code === 'remote/not-applied';
    if (!isQuick || !stateOf(await service.reread(callOptions(signal))).provisioned) throw thrown;
  }
}

async function verifyByGateway(context: ProvisionContext, plan: Plan<ProvisionData | undefined>): Promise<Verification> {
  const startedAtMs = performance.now();
  const service = plan.data?.service ?? (await find(context));
  const leaving = await leavingOf(context, service, plan.data);
  let watched: WatchEnd;
  try {
    watched = await watch(context, service, { data: plan.data, startedAtMs, hasLeft: leaving });
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (!leaving()) throw thrown;
    return concludeElsewhere(service, (performance.now() - startedAtMs) / 1000);
  }
  const end = watched.end === 'deadline' ? await disarm(context, service, watched) : watched;
  const seconds = (performance.now() - startedAtMs) / 1000;
  const before = plan.data?.before.provisioned ?? context.params.mode === 'again';
  const evidence = evidenceOfEnd(service, end, { before, isRead: plan.data !== undefined, seconds });
  return conclude(end, { evidence: [...evidence, ...(plan.data?.evidence ?? [])], attempts: attemptsBy(service, seconds) });
}

/** Tells whether a gateway that was asked behind a broker was heard in its new account, which is another than the one it was asked in. */
async function leavingOf(
  { gateway, params, signal }: ProvisionContext,
  service: ProvisioningService,
  data: ProvisionData | undefined,
): Promise<() => boolean> {
  if (service.source !== 'remote' || params.mode !== 'first' || data?.before.provisioned !== false) return () => false;
  const { account } = (await gateway.remote(callOptions(signal))).address;
  return () => data.births?.isHeardOutside(account) === true;
}

/** As the gateway has it; undefined where it leaves it to be computed. */
function clientIdOn(service: ProvisioningService): string | undefined {
  const value = service.valueIfThere('clientId');
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function find(context: ProvisionContext): Promise<ProvisioningService> {
  return findProvisioningService(context.gateway, callOptions(context.signal), context.params.cloudConnection);
}

interface Watched {
  readonly data: ProvisionData | undefined;
  readonly startedAtMs: number;
  readonly hasLeft: () => boolean;
}

function watch(context: ProvisionContext, service: ProvisioningService, { data, startedAtMs, hasLeft }: Watched): Promise<WatchEnd> {
  const { mode, deadlineSeconds, pollSeconds } = context.params;
  context.progress('progress.everyware.waiting', { seconds: String(deadlineSeconds) });
  let told: string | undefined;
  return watchProvisioning(service, {
    signal: context.signal,
    pollMs: pollSeconds * 1000,
    giveUpAtMs: startedAtMs + deadlineSeconds * 1000,
    // An earlier engine intended `first` only where it had read false. What it saw of an `again`, nobody knows any more.
    sawUnprovisioned: data?.sawUnprovisioned ?? mode === 'first',
    mustSeeUnprovisioned: data !== undefined,
    hasLeft,
    onRead: () => {
      const attempts = attemptsBy(service, (performance.now() - startedAtMs) / 1000);
      if (attempts === undefined || attempts === told) return;
      told = attempts;
      context.progress('progress.everyware.attempt', { attempts, seconds: String(deadlineSeconds) });
    },
  });
}

/**
 * Giving up must leave nothing behind that goes on trying: `everyware/still-armed` where the gateway still says that it does, because
 * how that ends is not known. A gateway that got there in the last moment has got there.
 */
async function disarm(context: ProvisionContext, service: ProvisioningService, watched: WatchEnd): Promise<ProvisionEnd> {
  context.progress('progress.everyware.disarming');
  await service.write({ enabled: false }, callOptions(context.signal));
  const state = stateOf(await service.reread(callOptions(context.signal)));
  if (state.enabled) throw new AppError('everyware/still-armed');
  const isThere = state.provisioned && watched.sawUnprovisioned;
  return { ...watched, end: isThere ? 'provisioned' : 'deadline', state, isDisarmed: true };
}
