/** Whether somebody may give an order, by what the record says of them at that moment. */
import type { PersonId } from '../../../shared/domain/ids.ts';
import { mayDo, type Right, type Role, rolesThatMay } from '../../../shared/domain/roles.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { JournalReader } from '../journal/journal.ts';

type PeopleReader = Pick<JournalReader, 'hasPeople' | 'personRole'>;

/**
 * The person's role; undefined at a station without people, where nobody is kept from anything. `people/not-signed-in` for who is none
 * of the station's people (any more), `people/not-allowed`.
 */
export function demandRight(read: PeopleReader, right: Right, personId: PersonId): Role | undefined {
  if (!read.hasPeople()) return undefined;
  const role = read.personRole(personId);
  if (role === undefined) throw new AppError('people/not-signed-in');
  if (mayDo(role, right)) return role;
  // `errorTexts` says a list of text keys in the reader's language.
  throw new AppError('people/not-allowed', {
    params: {
      who: rolesThatMay(right)
        .map((each) => `role.${each}`)
        .join(', '),
    },
  });
}
