/** Does the gateway trust the instance that it is moved to? Asked before anything is reset (seed document; esf.md §6). */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallOptions, Rest, TrustedCertificate } from '../gateway/gateway.ts';
import { findTargetCertificates, targetFingerprintsOf } from '../platforms/everyware/target-certificates.ts';
import { callOptions } from './call-options.ts';
import type { ProvisioningService } from './everyware-component.ts';
import type { ProvisionContext } from './everyware-provision-start.ts';

const NAME = 'target certificates';

/** Versions without a keystore API, and users who may not use it. */
const NOT_TOLD: ReadonlySet<string> = new Set([
  'gateway/cannot',
  'rest/not-found',
  'rest/no-permission',
  'rest/refused',
  'rest/bad-answer',
  'remote/not-found',
  'remote/refused',
  'remote/bad-answer',
]);

/**
 * Those that the recipe names have to be there and valid: else `everyware/target-certificate-missing`, `/target-certificate-not-valid` or
 * `/certificates-not-readable`. Where it names none, `again` says in its evidence that this was not proved.
 */
export async function checkTargetCertificates(
  { params, signal }: ProvisionContext,
  { kura, source }: ProvisioningService,
): Promise<readonly Evidence[]> {
  const named = targetFingerprintsOf(params.targetCertificates ?? []);
  if (named.length === 0 && params.mode === 'first') return [];
  const stored = await certificatesIfTold(kura, callOptions(signal));
  if (stored === undefined && named.length > 0) throw new AppError('everyware/certificates-not-readable');
  if (stored === undefined || named.length === 0) {
    const observed = stored === undefined ? 'not readable' : `${stored.length} trusted, none named`;
    return [{ name: NAME, observed, verdict: 'not-proved', source }];
  }
  return findTargetCertificates(named, stored, new Date()).map(({ place, fingerprint }) => ({
    name: `${NAME} ${place}`,
    expected: fingerprint,
    observed: fingerprint,
    verdict: 'proved',
    source,
  }));
}

/** Undefined where this gateway, or its user, has no keystores to ask. */
export async function certificatesIfTold(
  kura: Pick<Rest, 'trustedCertificates'>,
  call: CallOptions,
): Promise<readonly TrustedCertificate[] | undefined> {
  try {
    return await kura.trustedCertificates(call);
  } catch (thrown) {
    if (thrown instanceof AppError && NOT_TOLD.has(thrown.code)) return undefined;
    throw thrown;
  }
}
