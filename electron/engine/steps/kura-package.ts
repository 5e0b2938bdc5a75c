/**
 * `kura.package`: lets the gateway fetch a deployment package and install it (DEPLOY-V2, deploy/v2; kura.md §4.2). What proves it is the
 * gateway's own list of packages: name and version.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Gateway, Rest } from '../gateway/gateway.ts';
import { kuraOf } from '../gateway/kura-of.ts';
import { callOptions } from './call-options.ts';
import { masked } from './masked.ts';
import { pause } from './pause.ts';
import type { StepContext, StepDefinition } from './step.ts';

type Context = StepContext<StepParams<'kura.package'>>;
/** The version that is installed; null for none, undefined where the gateway does not tell. */
type Found = string | null | undefined;

const MARGIN_MS = 120_000;
const POLL_MS = 1000;
/** MQTT tells the end of the job, and the list follows at once; REST only takes the order. */
const LISTED_SECONDS = 15;

export const kuraPackage: StepDefinition<'kura.package', { applied: boolean }> = {
  kind: 'kura.package',
  version: 1,
  /** Where the answer was lost, the list says what became of it. */
  tag: () => 'inspect',
  timeoutMs: (params) => params.timeoutSeconds * 2000 + MARGIN_MS,

  async plan(context) {
    const { name, version, url } = context.params;
    const found = await findVersion(context);
    if (found === version) return { changes: [], data: { applied: false } };
    const from = typeof found === 'string' ? { from: found } : {};
    const change = { target: `package ${name}`, ...from, to: `${version} ${masked(context, url)}`, secret: context.isSecret(url) };
    return { changes: [change], data: { applied: false } };
  },

  async apply(context, plan) {
    const { params, gateway, signal, progress } = context;
    const { url, name, version, sha256, timeoutSeconds } = params;
    const onProgress = (percent: number) => progress('progress.package.installing', { name, percent: String(percent) });
    onProgress(0);
    const kura = await wayOf(gateway, callOptions(signal));
    await kura.installPackage({ url, name, version, sha256, onProgress }, { signal, timeoutMs: timeoutSeconds * 1000 });
    plan.data.applied = true;
  },

  async verify(context, plan) {
    const { name, version, sha256 } = context.params;
    const source = sourceOf(context.gateway);
    const found = await listedVersion(context);
    const observed = found === undefined ? 'not told' : (found ?? 'not installed');
    const verdict = found === undefined ? 'not-proved' : found === version ? 'proved' : 'refuted';
    const evidence: Evidence[] = [{ name: `package ${name}`, expected: version, observed, verdict, source }];
    if (sha256 !== undefined) evidence.push(hashEvidence(sha256, source, plan.data?.applied === true));
    if (verdict !== 'refuted') return { outcome: 'pass', evidence };
    return { outcome: 'fail', evidence, failure: new AppError('package/not-installed', { params: { name, version, observed } }) };
  },

  async inspect(context) {
    const { name, version } = context.params;
    const found = await findVersion(context);
    const observed = found === undefined ? 'not told' : (found ?? 'not installed');
    const evidence: readonly Evidence[] = [
      { name: `package ${name}`, expected: version, observed, verdict: 'noted', source: sourceOf(context.gateway) },
    ];
    if (found === undefined) return { finding: 'cannot-tell', evidence };
    return { finding: found === version ? 'applied' : 'not-applied', evidence };
  },
};

/** MQTT compares the hash at the gateway; where REST takes the order, or the package was there before, nobody has. */
function hashEvidence(sha256: string, source: 'rest' | 'remote', wasFetched: boolean): Evidence {
  const isCompared = source === 'remote' && wasFetched;
  const name = 'SHA-256 of the package';
  if (isCompared) return { name, expected: sha256, observed: 'compared by the gateway', verdict: 'proved', source };
  return { name, expected: sha256, observed: 'not compared', verdict: 'not-proved', source };
}

/** MQTT where the lane has it: it carries the hash and tells how far it is. `gateway/cannot` */
async function wayOf(gateway: Gateway, call: CallOptions): Promise<Rest> {
  const kura = gateway.has.remote ? await gateway.remote(call) : await kuraOf(gateway, call);
  if (!kura.can('packages')) throw new AppError('gateway/cannot', { params: { call: 'packages', generation: kura.generation } });
  return kura;
}

function sourceOf({ has }: Gateway): 'rest' | 'remote' {
  return has.remote ? 'remote' : 'rest';
}

async function findVersion({ gateway, params, signal }: Context): Promise<Found> {
  const call = callOptions(signal);
  const packages = await (await wayOf(gateway, call)).installedPackages(call);
  return packages === undefined ? undefined : (packages.find(({ name }) => name === params.name)?.version ?? null);
}

/** Waits until the list has it, or the time is over. */
async function listedVersion(context: Context): Promise<Found> {
  const { params, signal, gateway } = context;
  const seconds = gateway.has.remote ? Math.min(LISTED_SECONDS, params.timeoutSeconds) : params.timeoutSeconds;
  const giveUpAtMs = performance.now() + seconds * 1000;
  for (;;) {
    const found = await findVersion(context);
    if (found === undefined || found === params.version || performance.now() >= giveUpAtMs) return found;
    await pause(POLL_MS, signal);
  }
}
