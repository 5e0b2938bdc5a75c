/** Trusted certificates added to one keystore of a visited gateway or removed from it, planned, written and read back by SHA-256. */
import type { Change } from '../../../shared/domain/evidence.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { Rest } from '../gateway/gateway.ts';
import { kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { callOptions } from '../steps/call-options.ts';
import { applyTrust, planTrust, proveTrust, type TrustPlan, type TrustWish } from '../steps/kura-trust-plan.ts';
import { namedKeystore } from '../steps/keystore-choice.ts';
import type { Planned, PlannedWrite } from './plan-shelf.ts';
import type { Visit } from './visit.ts';

/** `gateway/cannot`, `keystore/unknown`; what does not fit is a problem of the plan. */
export async function planTrustedCertificates(visit: Visit, wish: TrustWish): Promise<Planned> {
  const kura = await kuraOf(visit.gateway, callOptions(visit.signal));
  const keystore = await namedKeystore(kura, wish.keystore, callOptions(visit.signal));
  const named = { ...wish, keystore };
  const { changes, problems } = planTrust(named, await kura.keystoreEntries(callOptions(visit.signal)));
  const view = {
    changes: [...changes],
    problems: problems.map(({ alias, error }) => ({ pid: keystore, name: alias, failure: toFailure(error) })),
    missing: [],
    removed: [],
    ignored: [],
    uncompared: [],
  };
  return { view, write: problems.length > 0 || changes.length === 0 ? undefined : trustWrite(visit, named) };
}

function trustWrite(visit: Visit, wish: TrustWish): PlannedWrite {
  const look = async (signal: AbortSignal): Promise<{ readonly kura: Rest; readonly plan: TrustPlan }> => {
    const kura = await kuraOf(visit.gateway, callOptions(signal));
    return { kura, plan: planTrust(wish, await kura.keystoreEntries(callOptions(signal))) };
  };
  return {
    action: 'keystore.trust',
    pids: [wish.keystore],
    look: async (): Promise<readonly Change[]> => (await look(visit.signal)).plan.changes,
    apply: async (signal) => {
      const { kura, plan } = await look(signal);
      await applyTrust(kura, plan, () => callOptions(signal));
    },
    verify: async (signal) => {
      const { kura } = await look(signal);
      const { evidence, differs } = proveTrust(wish, await kura.keystoreEntries(callOptions(signal)), kuraSource(visit.gateway));
      if (differs === undefined) return { outcome: 'pass', evidence };
      return { outcome: 'fail', evidence, failure: new AppError('keystore/trust-differs', { params: { name: differs } }) };
    },
  };
}
