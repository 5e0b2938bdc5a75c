/**
 * `everyware.target-certificates`: "please make sure that the target EC instance certificates are actually loaded into the target gateways"
 * (esf.md §6). Only reads; stands in a recipe before whatever touches `enabled`.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { KeystorePurpose } from '../../../shared/domain/keystore-review.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { kuraOf, kuraSource } from '../gateway/kura-of.ts';
import { findTargetCertificates, targetFingerprintsOf } from '../platforms/everyware/target-certificates.ts';
import { callOptions } from './call-options.ts';
import { certificatesIfTold } from './everyware-target-certificates.ts';
import { keystoresFor } from './keystore-choice.ts';
import type { StepContext, StepDefinition } from './step.ts';

type Context = StepContext<StepParams<'everyware.target-certificates'>>;

export const everywareTargetCertificates: StepDefinition<'everyware.target-certificates', undefined> = {
  kind: 'everyware.target-certificates',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: () => 120_000,
  plan: async () => ({ changes: [], data: undefined }),
  apply: async () => undefined,
  verify: async (context) => ({ outcome: 'pass', evidence: await findAll(context) }),
};

/**
 * `everyware/target-certificate-missing`, `/target-certificate-not-valid`, `/certificates-not-readable`, `/bad-fingerprint`;
 * `keystore/none-for-purpose`, and `keystore/no-target-certificates` where every text is empty.
 */
async function findAll({ gateway, params, signal, progress }: Context): Promise<readonly Evidence[]> {
  const wanted: readonly (readonly [KeystorePurpose | undefined, readonly string[]])[] = [
    ['broker', targetFingerprintsOf(params.broker)],
    ['management-signing', targetFingerprintsOf(params.managementSigning)],
    [undefined, targetFingerprintsOf(params.anywhere)],
  ];
  if (wanted.every(([, fingerprints]) => fingerprints.length === 0)) throw new AppError('keystore/no-target-certificates');
  progress('progress.keystore.reading');
  const kura = await kuraOf(gateway, callOptions(signal));
  const stored = await certificatesIfTold(kura, callOptions(signal));
  if (stored === undefined) throw new AppError('everyware/certificates-not-readable');
  const evidence: Evidence[] = [];
  for (const [purpose, fingerprints] of wanted) {
    if (fingerprints.length === 0) continue;
    const pids = purpose === undefined ? undefined : await keystoresFor(kura, purpose, callOptions(signal));
    if (pids?.length === 0) throw new AppError('keystore/none-for-purpose', { params: { purpose: purpose ?? '' } });
    const fitting = stored.filter(({ keystore }) => pids?.includes(keystore) !== false);
    for (const { place, fingerprint } of findTargetCertificates(fingerprints, fitting, new Date())) {
      const name = `target certificate ${place}`;
      evidence.push({ name, expected: fingerprint, observed: fingerprint, verdict: 'proved', source: kuraSource(gateway) });
    }
  }
  return evidence;
}
