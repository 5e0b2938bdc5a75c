/** The PINs of tokens: station secrets, and which of them a token has refused. */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { rememberSecret } from '../../../log/known-secrets.ts';
import type { StationSecrets } from '../../vault/station-secrets.ts';

export class TokenPins {
  readonly #secrets: StationSecrets;
  readonly #refusals: StationSecrets;
  /** By name: the value that a token took. */
  readonly #proven = new Map<string, string>();

  /** @param refusals A sealed file of its own: names of secrets, and which of their settings was refused. */
  constructor(secrets: StationSecrets, refusals: StationSecrets) {
    this.#secrets = secrets;
    this.#refusals = refusals;
  }

  /** Throws `pki/token-no-pin`, and `pki/token-pin-refused` where this PIN was refused and nobody has set it since. */
  demand(name: string, token: string): string {
    const pin = this.#secrets.reveal(name);
    if (pin === undefined) throw new AppError('pki/token-no-pin', { params: { token, name } });
    rememberSecret(pin);
    if (this.#refusals.reveal(name) === this.#secrets.sealId(name)) throw new AppError('pki/token-pin-refused', { params: { token } });
    return pin;
  }

  isProven(name: string): boolean {
    return this.#proven.has(name) && this.#proven.get(name) === this.#secrets.sealId(name);
  }

  prove(name: string): void {
    this.#proven.set(name, this.#secrets.sealId(name) ?? '');
  }

  /** Kept over restarts, until the secret is set once more. */
  refuse(name: string): void {
    this.#proven.delete(name);
    this.#refusals.set(name, this.#secrets.sealId(name) ?? '');
  }

  set(name: string, pin: string): void {
    rememberSecret(pin);
    this.#secrets.set(name, pin);
  }

  remove(name: string): void {
    this.#secrets.remove(name);
  }
}
