/** Who may sign in, folded from the record, and the hashes of their PINs beside it. */
import type Database from 'better-sqlite3';
import type { JournalEvent } from '../../../../shared/domain/events.ts';
import type { PersonId } from '../../../../shared/domain/ids.ts';
import type { Erasure } from '../files/erased-in-backups.ts';
import type { PinTries, StoredPin } from '../journal.ts';

const ERASE_PIN = 'DELETE FROM person_pin WHERE person_id = ?';
const ERASE_NAME = 'DELETE FROM person WHERE person_id = ?';

/** The same as `PeopleStore.erase`, for copies of the journal. */
export function personErasures(personId: PersonId, what: { readonly name: boolean }): readonly Erasure[] {
  const pin = { table: 'person_pin', sql: ERASE_PIN, params: [personId] };
  return what.name ? [pin, { table: 'person', sql: ERASE_NAME, params: [personId] }] : [pin];
}

export class PeopleStore {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: Database.Database) {
    this.#statements = prepareStatements(database);
  }

  fold(event: JournalEvent): void {
    switch (event.type) {
      case 'person.added':
      case 'person.role-changed':
        this.#statements.setRole.run(event.personId, event.role);
        return;
      case 'person.removed':
        this.#statements.deactivate.run(event.personId);
        return;
      default:
        return;
    }
  }

  /** A new PIN begins without wrong tries. */
  storePin(personId: PersonId, { salt, hash, parameters }: StoredPin): void {
    this.#statements.storePin.run(personId, salt, hash, parameters);
  }

  noteTries(personId: PersonId, { wrongTries, lastTryMs }: PinTries): void {
    this.#statements.noteTries.run(wrongTries, lastTryMs, personId);
  }

  /** The PIN always; the name, too, where it shall be forgotten. */
  erase(personId: PersonId, what: { readonly name: boolean }): void {
    this.#statements.erasePin.run(personId);
    if (what.name) this.#statements.eraseName.run(personId);
  }
}

function prepareStatements(database: Database.Database) {
  return {
    setRole: database.prepare(
      'INSERT INTO person_standing VALUES (?, ?, 1) ON CONFLICT (person_id) DO UPDATE SET role = excluded.role, is_active = 1',
    ),
    deactivate: database.prepare('UPDATE person_standing SET is_active = 0 WHERE person_id = ?'),
    storePin: database.prepare(
      `INSERT INTO person_pin VALUES (?, ?, ?, ?, 0, 0) ON CONFLICT (person_id) DO UPDATE
        SET salt = excluded.salt, hash = excluded.hash, parameters = excluded.parameters, wrong_tries = 0, last_try_ms = 0`,
    ),
    noteTries: database.prepare('UPDATE person_pin SET wrong_tries = ?, last_try_ms = ? WHERE person_id = ?'),
    erasePin: database.prepare(ERASE_PIN),
    eraseName: database.prepare(ERASE_NAME),
  };
}
