/**
 * The people of a station (issue 3 §7). A station without any is open: orders take any name, as long as nobody has set up the first
 * supervisor. Roles are what the record says; names and hashes of PINs live apart from it.
 */
import type { JournalEvent } from '../../../shared/domain/events.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { type Person, personNameSchema, pinProblem } from '../../../shared/domain/people.ts';
import type { Right, Role } from '../../../shared/domain/roles.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Journal } from '../journal/journal.ts';
import { PinCheck, type TypedPin } from './pin-check.ts';
import { hashPin } from './pin-hash.ts';
import { demandRight } from './rights.ts';
import { sameName } from './same-name.ts';

export interface NewPerson extends TypedPin {
  readonly role: Role;
}

export class People {
  readonly #journal: Journal;
  readonly #pins: PinCheck;
  /** Changes are one after the other: two at once could both be the first supervisor, or leave none. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(journal: Journal, now: () => number = Date.now) {
    this.#journal = journal;
    this.#pins = new PinCheck(journal, now);
  }

  /** True until the first supervisor is set up. */
  get isOpen(): boolean {
    return !this.#journal.read.hasPeople();
  }

  list(): readonly Person[] {
    return this.#journal.read.people();
  }

  /** `people/unknown`. */
  find(name: string): Person {
    const person = this.list().find((each) => sameName(each.name, name));
    if (person === undefined) throw new AppError('people/unknown', { params: { name } });
    return person;
  }

  /** See `PinCheck.prove`. */
  prove(typed: TypedPin): Promise<Person> {
    return this.#pins.prove(typed);
  }

  /** See `demandRight`. */
  demand(right: Right, personId: PersonId): void {
    demandRight(this.#journal.read, right, personId);
  }

  /** `people/already-set-up`, and what speaks against name or PIN. */
  setUp(first: TypedPin): Promise<Person> {
    return this.#inTurn(async () => {
      if (!this.isOpen) throw new AppError('people/already-set-up');
      return this.#admit({ ...first, role: 'supervisor' }, undefined);
    });
  }

  /** Demands that `by` is a supervisor, as all that follow do. `people/name-taken`, `people/name-not-usable`, `people/pin-*`. */
  add(person: NewPerson, by: PersonId): Promise<Person> {
    return this.#inTurn(async () => {
      this.#demandSupervisor(by);
      return this.#admit(person, by);
    });
  }

  /** `people/last-supervisor`. */
  setRole(personId: PersonId, role: Role, by: PersonId): Promise<void> {
    return this.#inTurn(async () => {
      this.#demandSupervisor(by);
      this.#demandKnown(personId);
      if (role !== 'supervisor') this.#demandAnotherSupervisor(personId);
      await this.#journal.append([{ type: 'person.role-changed', version: 1, personId, role, by }]);
    });
  }

  /** A person changes their own PIN, or a supervisor gives somebody a new one. */
  setPin(personId: PersonId, pin: string, by: PersonId): Promise<void> {
    return this.#inTurn(async () => {
      if (personId !== by) this.#demandSupervisor(by);
      this.#demandKnown(personId);
      await this.#keepPin(personId, pin, { type: 'person.pin-changed', version: 1, personId, by });
    });
  }

  /** `people/last-supervisor`. `eraseName` takes the name out of the station, too: the record keeps an id that says nothing. */
  remove(personId: PersonId, how: { readonly eraseName: boolean }, by: PersonId): Promise<void> {
    return this.#inTurn(async () => {
      this.#demandSupervisor(by);
      this.#demandKnown(personId);
      this.#demandAnotherSupervisor(personId);
      await Promise.all([
        this.#journal.append([{ type: 'person.removed', version: 1, personId, nameErased: how.eraseName, by }]),
        this.#journal.erasePerson(personId, { name: how.eraseName }),
      ]);
    });
  }

  async #admit({ name: typed, role, pin }: NewPerson, by: PersonId | undefined): Promise<Person> {
    const name = usableName(typed);
    if (this.list().some((each) => sameName(each.name, name))) throw new AppError('people/name-taken', { params: { name } });
    demandUsablePin(pin);
    const personId = await this.#journal.person(name);
    await this.#keepPin(personId, pin, { type: 'person.added', version: 1, personId, role, by: by ?? personId });
    return { personId, name, role };
  }

  /** Event and PIN are asked for in one turn, so that one commit has both. */
  async #keepPin(personId: PersonId, pin: string, event: JournalEvent): Promise<void> {
    demandUsablePin(pin);
    const stored = await hashPin(pin);
    await Promise.all([this.#journal.append([event]), this.#journal.storePin(personId, stored)]);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** An open station has none: its first is set up, not added. */
  #demandSupervisor(by: PersonId): void {
    if (this.isOpen) throw new AppError('people/not-signed-in');
    this.demand('people', by);
  }

  #demandKnown(personId: PersonId): void {
    if (this.#journal.read.personRole(personId) === undefined) throw new AppError('people/unknown', { params: { name: personId } });
  }

  #demandAnotherSupervisor(than: PersonId): void {
    const others = this.list().filter((each) => each.role === 'supervisor' && each.personId !== than);
    if (others.length === 0) throw new AppError('people/last-supervisor');
  }
}

/** As it is kept; `people/name-not-usable`. */
export function usableName(typed: string): string {
  const name = personNameSchema.safeParse(typed);
  if (!name.success) throw new AppError('people/name-not-usable');
  return name.data;
}

function demandUsablePin(pin: string): void {
  const problem = pinProblem(pin);
  if (problem !== undefined) throw new AppError(`people/pin-${problem}`);
}
