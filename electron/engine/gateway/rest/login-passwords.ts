/**
 * The passwords that a gateway's Kura user may have: the one that gateways come with, the lane's new one, and those that the station made
 * for this very gateway where it demanded another. Which of them it takes is found out at the login and remembered while it is open.
 */
import { AppError } from '../../../../shared/errors/app-error.ts';
import { rememberSecret } from '../../../log/known-secrets.ts';
import type { RestTarget } from '../open-gateway.ts';
import { makePassword, type PasswordRules } from './make-password.ts';

/** Each try counts where accounts lock themselves; older ones of the station's own are left alone. */
const OWN_TRIED = 2;

type PasswordTarget = Pick<RestTarget, 'password' | 'newPassword' | 'ownPasswords' | 'loginAttempts'>;

export class LoginPasswords {
  readonly #target: PasswordTarget;
  #certificate = '';
  /** Made by the station, newest first. */
  #own: readonly string[] = [];
  #present: string | undefined;
  /** Since the last one that worked. */
  readonly #refused = new Set<string>();
  readonly #worked = new Set<string>();

  constructor(target: PasswordTarget) {
    this.#target = target;
  }

  /** Which gateway it is that answers, by its certificate, before a password is shown to it. */
  meet(certificate: string): void {
    if (this.#certificate === certificate) return;
    this.#certificate = certificate;
    this.#own = this.#target.ownPasswords?.known(certificate).slice(0, OWN_TRIED) ?? [];
    for (const password of this.#own) rememberSecret(password);
  }

  /** The one to try first, or that worked last. */
  get present(): string | undefined {
    return this.#present ?? this.#all()[0];
  }

  /** All of them, each once, the present one first. */
  candidates(): readonly string[] {
    const { present } = this;
    return present === undefined ? [] : [...new Set([present, ...this.#all()])];
  }

  /** `rest/last-login-attempt` where a wrong one would lock the account, as far as the lane says how many it takes. */
  demandAttempt(who: Readonly<Record<string, string>>): void {
    const { loginAttempts } = this.#target;
    if (loginAttempts !== undefined && this.#refused.size >= loginAttempts - 1)
      throw new AppError('rest/last-login-attempt', { params: { ...who, attempts: String(loginAttempts) } });
  }

  refuse(password: string): void {
    this.#refused.add(password);
  }

  /** The one of them to try after the present one was refused; false where all were. */
  tryAnother(): boolean {
    if (this.present !== undefined) this.refuse(this.present);
    const next = this.#all().find((password) => !this.#refused.has(password));
    if (next === undefined) this.#refused.clear();
    this.#present = next ?? this.#present;
    return next !== undefined;
  }

  async take(password: string): Promise<void> {
    this.#present = password;
    this.#refused.clear();
    const isNew = !this.#worked.has(password);
    this.#worked.add(password);
    if (isNew && this.#own.includes(password)) await this.#target.ownPasswords?.prove(password, this.#certificate);
  }

  /** One that worked on this gateway is refused by now. */
  hasWorked(): boolean {
    return this.#worked.size > 0;
  }

  /** What the present one is to be changed to; undefined where the lane has nothing for it. A made one is kept before it is given. */
  async next(rules: () => Promise<PasswordRules>): Promise<string | undefined> {
    const { newPassword, ownPasswords } = this.#target;
    if (newPassword !== undefined) return newPassword === this.present ? undefined : newPassword;
    const kept = this.#own.find((password) => password !== this.present);
    if (kept !== undefined || ownPasswords?.keep === undefined) return kept;
    const made = makePassword(await rules());
    rememberSecret(made);
    await ownPasswords.keep(made, this.#certificate);
    this.#own = [made, ...this.#own];
    return made;
  }

  #all(): readonly string[] {
    const { password, newPassword } = this.#target;
    return [...new Set([...this.#own, password, newPassword])].filter((each) => each !== undefined);
  }
}
