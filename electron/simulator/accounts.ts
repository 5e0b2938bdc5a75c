/** A login of a gateway, whose password can change and can be bound to. */
import { type Login, isSameLogin } from './login.ts';

export class Account {
  readonly user: string;
  #password: string;
  /** True until the password was changed: then nothing else is allowed. */
  mustChange: boolean;

  constructor({ user, password }: Login, mustChange: boolean) {
    this.user = user;
    this.#password = password;
    this.mustChange = mustChange;
  }

  accepts(login: Login): boolean {
    return isSameLogin(login, { user: this.user, password: this.#password });
  }

  change(password: string): void {
    this.#password = password;
    this.mustChange = false;
  }
}
