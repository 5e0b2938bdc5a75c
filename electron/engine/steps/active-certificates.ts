/** The certificates that the station issued to the device in the lane; none at a station without an authority. */
import type { Certificate } from '../../../shared/domain/certificates.ts';
import type { StepContext } from './step.ts';

type Certified = Pick<StepContext<unknown>, 'pki' | 'unit'>;

/** Those that nobody has revoked; expired ones among them, for a clock that is wrong would take them for good. */
export function activeCertificates(context: Certified): readonly Certificate[] {
  return certificatesOfDevice(context).filter(({ revoked }) => revoked === undefined);
}

export function certificatesOfDevice({ pki, unit }: Certified): readonly Certificate[] {
  return pki?.certificatesOf({ deviceId: unit.deviceId }) ?? [];
}
