/** People who may sign in, and what is stored of their PINs. */
import type { PersonId } from '../../../../shared/domain/ids.ts';
import type { Person } from '../../../../shared/domain/people.ts';
import type { Role } from '../../../../shared/domain/roles.ts';
import type { JournalReader, PinTries, StoredPin } from '../journal.ts';
import type { ReadConnection } from './read-connection.ts';

type PeopleQueries = Pick<JournalReader, 'hasPeople' | 'people' | 'personRole' | 'pinOf' | 'personName'>;

const PEOPLE = `SELECT person_standing.person_id AS personId, name, role FROM person_standing
  JOIN person ON person.person_id = person_standing.person_id WHERE is_active = 1 ORDER BY name`;
const HAS_PEOPLE = 'SELECT person_id FROM person_standing LIMIT 1';
const ROLE = 'SELECT role FROM person_standing WHERE person_id = ? AND is_active = 1';
const PIN = `SELECT salt, hash, parameters, wrong_tries AS wrongTries, last_try_ms AS lastTryMs FROM person_pin WHERE person_id = ?`;
const NAME = 'SELECT name FROM person WHERE person_id = ?';

export function peopleQueries(connection: ReadConnection): PeopleQueries {
  return {
    hasPeople: () => connection.get<{ person_id: string }>(HAS_PEOPLE) !== undefined,
    people: () => connection.all<Person>(PEOPLE),
    personRole: (personId: PersonId) => connection.get<{ role: Role }>(ROLE, personId)?.role,
    pinOf: (personId: PersonId) => connection.get<StoredPin & PinTries>(PIN, personId),
    personName: (personId: PersonId) => connection.get<{ name: string }>(NAME, personId)?.name,
  };
}
