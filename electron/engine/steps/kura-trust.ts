/** `kura.trust`: trusted certificates of one keystore, added and removed, and read back by their SHA-256 (kura.md §3.5). */
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { certificateFingerprintOf } from '../platforms/everyware/target-certificates.ts';
import { namedBroker } from './broker-target.ts';
import { callOptions } from './call-options.ts';
import { chosenKeystore } from './keystore-choice.ts';
import { applyTrust, planTrust, proveTrust, type TrustPlan, type TrustWish } from './kura-trust-plan.ts';
import type { StepContext, StepDefinition } from './step.ts';

type Context = StepContext<StepParams<'kura.trust'>>;

interface TrustData {
  readonly wish: TrustWish;
  readonly plan: TrustPlan;
}

export const kuraTrust: StepDefinition<'kura.trust', TrustData> = {
  kind: 'kura.trust',
  version: 1,
  /** What is there already is left alone. */
  tag: () => 'idempotent',
  timeoutMs: () => 300_000,

  async plan(context) {
    context.progress('progress.keystore.reading');
    const { gateway, signal } = context;
    const kura = await kuraOf(gateway, callOptions(signal));
    const wish = await wishOf(context);
    const plan = planTrust(wish, await kura.keystoreEntries(callOptions(signal)));
    const [problem] = plan.problems;
    if (problem !== undefined) throw problem.error;
    return { changes: plan.changes, data: { wish, plan } };
  },

  async apply({ gateway, signal }, { data }) {
    await applyTrust(await kuraOf(gateway, callOptions(signal)), data.plan, () => callOptions(signal));
  },

  async verify(context) {
    const { gateway, signal } = context;
    const kura = await kuraOf(gateway, callOptions(signal));
    const wish = await wishOf(context);
    const { evidence, differs } = proveTrust(wish, await kura.keystoreEntries(callOptions(signal)), kuraSource(gateway));
    if (differs === undefined) return { outcome: 'pass', evidence, results: { keystore: wish.keystore } };
    return { outcome: 'fail', evidence, failure: new AppError('keystore/trust-differs', { params: { name: differs } }) };
  },
};

/** `keystore/*`, `gateway/cannot`, `everyware/bad-fingerprint`; for a broker that the station file does not have, as the other steps. */
async function wishOf(context: Context): Promise<TrustWish> {
  const { gateway, params, signal } = context;
  const kura = await kuraOf(gateway, callOptions(signal));
  return {
    keystore: await chosenKeystore(kura, params, callOptions(signal)),
    add: params.add.map((entry) => ('pem' in entry ? entry : { alias: entry.alias, pem: namedBroker(context, entry.broker).caPem ?? '' })),
    remove: params.remove.map((entry) => ('alias' in entry ? entry : { sha256: certificateFingerprintOf(entry.sha256) })),
    mayBeGone: true,
  };
}
