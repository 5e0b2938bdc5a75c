/**
 * The one or two passwords of a lane's Kura user: the one that gateways come with, and the one that takes its place where a gateway
 * demands another at its first login. Which of them a gateway takes is found out at the login and remembered as long as it is open.
 */
import type { RestTarget } from '../open-gateway.ts';

export class LoginPasswords {
  readonly #first: string;
  readonly #second: string | undefined;
  #isChanged = false;

  constructor({ password, newPassword }: Pick<RestTarget, 'password' | 'newPassword'>) {
    this.#first = password;
    this.#second = newPassword === password ? undefined : newPassword;
  }

  /** The one to try, or that worked last. */
  get present(): string {
    return this.#isChanged ? (this.#second ?? this.#first) : this.#first;
  }

  /** What the present one is to be changed to; undefined where there is nothing else to change to. */
  get next(): string | undefined {
    return this.#isChanged ? undefined : this.#second;
  }

  /** Takes the other one from now on; false where there is none. */
  swap(): boolean {
    if (this.#second === undefined) return false;
    this.#isChanged = !this.#isChanged;
    return true;
  }
}
