/**
 * Unit facts are not lane facts: the first contact with a device fills its passport, and from then on host key and certificate
 * must be the same; one fingerprint on two devices is a hard stop (ARCHITECTURE, the words: lane).
 */
import type { DeviceId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Fingerprint } from '../gateway/gateway.ts';
import type { JournalReader } from '../journal/journal.ts';

type DeviceFacts = Pick<JournalReader, 'deviceFacts' | 'deviceByFingerprint'>;

/** One for each opened gateway. Until `admit` names the device, it lets everything pass: a listed lane is trusted for a first contact. */
export class FingerprintJudge {
  readonly #facts: DeviceFacts;
  readonly #onContact: () => void;
  #device: DeviceId | undefined;

  /** `onContact` hears that something answers. */
  constructor(facts: DeviceFacts, onContact: () => void = () => undefined) {
    this.#facts = facts;
    this.#onContact = onContact;
  }

  readonly judge = (fingerprint: Fingerprint): void => {
    this.#onContact();
    if (this.#device !== undefined) this.#check(fingerprint, this.#device);
  };

  /**
   * Says whose gateway this is, and what it has shown of itself so far; throws where the journal knows a fingerprint as
   * another's, or the device by others.
   */
  admit(device: DeviceId, seen: readonly Fingerprint[]): void {
    this.#device = device;
    for (const fingerprint of seen) this.#check(fingerprint, device);
  }

  #check(seen: Fingerprint, device: DeviceId): void {
    const params = { fact: seen.fact, fingerprint: seen.fingerprint };
    const owner = this.#facts.deviceByFingerprint(seen.fingerprint);
    if (owner !== undefined && owner !== device) throw new AppError('gateway/fingerprint-of-another', { params });
    const known = this.#facts.deviceFacts(device).filter((fact) => fact.fact === seen.fact);
    if (known.length > 0 && !known.some((fact) => fact.fingerprint === seen.fingerprint)) {
      throw new AppError('gateway/fingerprint-changed', { params });
    }
  }
}
