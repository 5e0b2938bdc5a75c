/** Which certificate of a device somebody could use now. */
import type { Certificate, DevicePurpose } from '../../../shared/domain/certificates.ts';

/** A device never has two of one purpose that somebody could use at the same time. */
export function activeCertificate(there: readonly Certificate[], purpose: DevicePurpose, now = Date.now()): Certificate | undefined {
  return there.findLast((each) => each.purpose === purpose && each.revoked === undefined && Date.parse(each.notAfter) > now);
}
