/** Whether somebody is who they say: name and PIN, with a wait after wrong ones that outlives the engine. */
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal } from '../journal/journal.ts';
import { fitNobody, pinFits } from './pin-hash.ts';
import { pinWaitMs } from './pin-wait.ts';
import { sameName } from './same-name.ts';

export interface TypedPin {
  readonly name: string;
  readonly pin: string;
}

export class PinCheck {
  readonly #journal: Journal;
  readonly #now: () => number;
  /** By person: several tries at the same moment are one after the other, or the wait would be none. */
  readonly #turns = new Map<PersonId, Promise<unknown>>();

  constructor(journal: Journal, now: () => number) {
    this.#journal = journal;
    this.#now = now;
  }

  /** `people/wrong-pin`, also for a name that nobody has; `people/wait` where the PIN was not even looked at. */
  async prove({ name, pin }: TypedPin): Promise<Person> {
    const person = this.#journal.read.people().find((each) => sameName(each.name, name));
    if (person === undefined) {
      await fitNobody(pin);
      throw new AppError('people/wrong-pin');
    }
    const turn = (this.#turns.get(person.personId) ?? Promise.resolve()).then(() => this.#try(person, pin));
    const settled = turn.catch(() => undefined);
    this.#turns.set(person.personId, settled);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(person.personId) === settled) this.#turns.delete(person.personId);
    }
  }

  /** A try counts as wrong before it is looked at: pulling the plug in between is no free guess. */
  async #try(person: Person, pin: string): Promise<Person> {
    const stored = this.#journal.read.pinOf(person.personId);
    if (stored === undefined) throw new AppError('people/wrong-pin');
    const waitMs = pinWaitMs(stored, this.#now());
    if (waitMs > 0) throw new AppError('people/wait', { params: { seconds: String(Math.ceil(waitMs / 1000)) } });
    const lastTryMs = this.#now();
    await this.#journal.notePinTries(person.personId, { wrongTries: stored.wrongTries + 1, lastTryMs });
    if (!(await pinFits(pin, stored))) throw new AppError('people/wrong-pin');
    await this.#journal.notePinTries(person.personId, { wrongTries: 0, lastTryMs });
    return person;
  }
}
