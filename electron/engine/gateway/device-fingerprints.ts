/**
 * Who is at the other end, by the keys it shows. A file's pin binds; else the journal judges the first contact; and as long as one
 * Gateway lives, the same key must come back at every reconnect.
 */
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Fingerprint } from './gateway.ts';
import type { GatewayTarget } from './open-gateway.ts';

export interface ShownKey extends Fingerprint {
  /** What the station file binds this endpoint to, in the same form as the fingerprint. */
  readonly pin: string | undefined;
  /** True where something else than a pin already vouches for the key (a certificate authority). */
  readonly vouched?: boolean;
}

const mismatchCodes = { 'ssh-host-key': 'ssh/host-key-mismatch', 'tls-certificate': 'rest/certificate-mismatch' } as const;

export class DeviceFingerprints {
  readonly #judge: GatewayTarget['judgeFingerprint'];
  readonly #proven = new Map<Fingerprint['fact'], string>();

  constructor(judge: GatewayTarget['judgeFingerprint']) {
    this.#judge = judge;
  }

  /** Throws where the key must not be spoken to; to be called before any credential leaves the station. */
  check(shown: ShownKey): void {
    const { fact, fingerprint, pin } = shown;
    if (pin !== undefined && pin !== fingerprint) {
      throw new AppError(mismatchCodes[fact], { params: { expected: pin, shown: fingerprint } });
    }
    const known = this.#proven.get(fact);
    if (known !== undefined) {
      if (known !== fingerprint) throw new AppError('gateway/fingerprint-changed', { params: { fact, known, shown: fingerprint } });
    } else if (pin === undefined && shown.vouched !== true) {
      this.#judge({ fact, fingerprint });
    }
  }

  /** Keeps a key once the device has proved that it holds the private half. */
  remember({ fact, fingerprint }: Fingerprint): void {
    this.#proven.set(fact, fingerprint);
  }

  seen(): readonly Fingerprint[] {
    return [...this.#proven].map(([fact, fingerprint]) => ({ fact, fingerprint }));
  }
}
