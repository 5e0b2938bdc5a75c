/**
 * `return.revoke`: every certificate of the device that is still good goes into the station's list of revoked ones, before anything new
 * is made for it: a device never has two active certificates. The deed is the station's own, so it is read back from the record, and the
 * signed list is its evidence.
 */
import { createHash } from 'node:crypto';
import type { Certificate } from '../../../shared/domain/certificates.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { StepParams } from '../../../shared/domain/step-params.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Revocation } from '../pki/pki.ts';
import { activeCertificates, certificatesOfDevice } from './active-certificates.ts';
import { hasPassedEarlier, passedEarlier } from './passed-earlier.ts';
import type { StepContext, StepDefinition, Verification } from './step.ts';

type Context = StepContext<StepParams<'return.revoke'>>;

export const returnRevoke: StepDefinition<'return.revoke', readonly Certificate[]> = {
  kind: 'return.revoke',
  version: 1,
  /** Once and for all: a later attempt of this return must not revoke what an earlier one has issued. */
  tag: () => 'inspect',
  timeoutMs: () => 120_000,

  async plan(context) {
    if (hasPassedEarlier(context)) return { changes: [], data: [] };
    const active = activeCertificates(context);
    const changes = active.map(({ serialNumber, subject }) => {
      return { target: `certificate ${serialNumber} ${subject}`, from: 'active', to: 'revoked', secret: false };
    });
    return { changes, data: active };
  },

  async apply({ pki, params, operator }, { data }) {
    for (const { spkiSha256 } of data) await revokeOnce(pki, { certificate: { spkiSha256 }, reason: params.reason, by: operator });
  },

  async verify(context): Promise<Verification> {
    if (hasPassedEarlier(context)) return passedEarlier;
    const left = activeCertificates(context);
    const revoked = certificatesOfDevice(context).filter((certificate) => certificate.revoked !== undefined);
    if (left.length > 0) {
      const evidence: Evidence = {
        name: 'active certificates',
        expected: '0',
        observed: String(left.length),
        verdict: 'refuted',
        source: 'journal',
      };
      return { outcome: 'error', evidence: [evidence], failure: certificatesLeft(left) };
    }
    if (revoked.length === 0) return { outcome: 'pass', evidence: [noted('certificates', 'none of this device')] };
    const serials = revoked.map(({ serialNumber }) => fact(`revoked ${serialNumber}`, 'revoked'));
    return { outcome: 'pass', evidence: [fact('active certificates', '0'), ...serials, await listEvidence(context, revoked)] };
  },

  async inspect(context) {
    return { finding: activeCertificates(context).length === 0 ? 'applied' : 'not-applied', evidence: [] };
  },
};

export function certificatesLeft(left: readonly Certificate[]): AppError {
  return new AppError('returns/certificates-left', { params: { serials: left.map(({ serialNumber }) => serialNumber).join(', ') } });
}

/** A kill may have come between two of them: what is revoked already stays so. */
async function revokeOnce(pki: Context['pki'], revocation: Revocation): Promise<void> {
  try {
    await pki?.revoke(revocation);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'pki/already-revoked') throw thrown;
  }
}

/**
 * Of the authority that issues now. Certificates of an earlier one stand in that one's list, and one whose key is kept elsewhere signs its
 * lists there: the record says that they are revoked, and a person carries it over.
 */
async function listEvidence({ pki, operator }: Context, revoked: readonly Certificate[]): Promise<Evidence> {
  try {
    if (pki === undefined) throw new AppError('pki/no-authority');
    const { crlPem, number } = await pki.crl({ by: operator });
    const der = Buffer.from(crlPem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    const isWhole = revoked.every(({ serialNumber }) => der.includes(Buffer.from(serialNumber, 'hex')));
    const observed = createHash('sha256').update(der).digest('hex');
    return { name: `revocation list ${number}`, observed, verdict: isWhole ? 'proved' : 'not-proved', source: 'journal' };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || !thrown.code.startsWith('pki/')) throw thrown;
    return { name: 'revocation list', observed: `not signed here: ${thrown.code}`, verdict: 'not-proved', source: 'journal' };
  }
}

function fact(name: string, observed: string): Evidence {
  return { name, observed, verdict: 'proved', source: 'journal' };
}

function noted(name: string, observed: string): Evidence {
  return { name, observed, verdict: 'noted', source: 'journal' };
}
