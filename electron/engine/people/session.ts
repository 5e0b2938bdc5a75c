/**
 * Who is at one end of one connection: a window, or a command. At an open station whoever gives an order says a name, and nobody asks
 * further; else somebody signs in, and what they may is looked up anew for each order.
 */
import { userInfo } from 'node:os';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Person } from '../../../shared/domain/people.ts';
import type { Right } from '../../../shared/domain/roles.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal } from '../journal/journal.ts';
import { type People, usableName } from './people.ts';
import type { TypedPin } from './pin-check.ts';

export interface StationPeople {
  readonly journal: Journal;
  readonly people: People;
}

export class Session {
  readonly #station: () => StationPeople;
  #signedIn: PersonId | undefined;

  /** @param station The one that orders go to now: a window may turn to its training line and back. */
  constructor(station: () => StationPeople) {
    this.#station = station;
  }

  /** Undefined where nobody signed in, or who did may not any more. */
  get person(): Person | undefined {
    return this.#station()
      .people.list()
      .find(({ personId }) => personId === this.#signedIn);
  }

  /** What `People.prove` throws; then whoever was signed in is so no more. */
  async signIn(typed: TypedPin): Promise<Person> {
    this.#signedIn = undefined;
    return this.welcome(await this.#station().people.prove(typed));
  }

  /** Somebody whose PIN is known to be right. */
  welcome(person: Person): Person {
    this.#signedIn = person.personId;
    return person;
  }

  signOut(): void {
    this.#signedIn = undefined;
  }

  /**
   * Who gives an order, where they may: `people/not-signed-in`, `people/not-allowed`, `people/name-not-usable`.
   * @param name Said by whoever gives it; counts at an open station only. Without one it is the computer's user.
   */
  async demand(right: Right, name?: string): Promise<PersonId> {
    const { journal, people } = this.#station();
    if (people.isOpen) return journal.person(name === undefined ? computerUser() : usableName(name));
    const signedIn = this.person;
    if (signedIn === undefined) throw new AppError('people/not-signed-in');
    people.demand(right, signedIn.personId);
    return signedIn.personId;
  }
}

/** A user id without a name is no reason to refuse an order. */
function computerUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unnamed';
  }
}
