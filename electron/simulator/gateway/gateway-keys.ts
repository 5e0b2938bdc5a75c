/** What makes a gateway itself on the wire: its SSH host key and its TLS key and certificate. */
import { type CertifiedKey, makeSelfSignedCertificate } from '../../engine/pki/self-signed.ts';
import { seededRandom } from '../seeded-random.ts';
import { hostKeyFrom } from './host-key.ts';

export interface GatewayKeys {
  readonly hostKey: string;
  readonly tls: CertifiedKey;
}

/** Whose keys: `spare` are those that a gateway changes to. */
export type KeySet = 'own' | 'spare';

/** As Kura's installer makes its certificate (kura.md §3.1). */
const SUBJECT = { CN: 'Kura', OU: 'Kura', O: 'Eclipse Foundation', L: 'Ottawa', ST: 'Ontario', C: 'CA' } as const;
const VALID_DAYS = 1000;

/** The host key follows from the seed; an RSA key cannot. */
export async function makeGatewayKeys(seed: string, serialNumber: string, set: KeySet = 'own'): Promise<GatewayKeys> {
  const label = set === 'own' ? 'host-key' : 'spare-host-key';
  const hostKey = hostKeyFrom(seededRandom(seed, `${label} ${serialNumber}`).bytes(32));
  return { hostKey, tls: await makeSelfSignedCertificate({ subject: SUBJECT, validDays: VALID_DAYS, nowMs: Date.now() }) };
}
