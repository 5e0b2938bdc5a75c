/**
 * `return.close`: the last look at a return. No more than one certificate of the device is active; a device that is scrapped has none,
 * and its unit ends here as scrapped, which keeps it out of every later run.
 */
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { activeCertificates } from './active-certificates.ts';
import { certificatesLeft } from './return-revoke.ts';
import type { StepDefinition, Verification } from './step.ts';

export const returnClose: StepDefinition<'return.close', undefined> = {
  kind: 'return.close',
  version: 1,
  tag: () => 'idempotent',
  timeoutMs: () => 60_000,
  plan: async () => ({ changes: [], data: undefined }),
  apply: async () => undefined,

  async verify(context): Promise<Verification> {
    const { scrap } = context.params;
    const most = scrap ? 0 : 1;
    const active = activeCertificates(context);
    const isFit = active.length <= most;
    const verdict = isFit ? 'proved' : 'refuted';
    const evidence: Evidence[] = [
      { name: 'active certificates', expected: `≤ ${most}`, observed: String(active.length), verdict, source: 'journal' },
    ];
    if (!isFit) return { outcome: 'error', evidence, failure: certificatesLeft(active) };
    if (!scrap) return { outcome: 'pass', evidence };
    return { outcome: 'fail', evidence, failure: new AppError('returns/scrapped') };
  },
};
