/** Signing in and the list of people, for windows and commands alike. */
import type { PeopleView, peopleRequests as asked } from '../../../shared/contract/people.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import type { People } from '../people/people.ts';
import type { Session } from '../people/session.ts';

export type PeopleRequests = Functions<typeof asked>;

export interface PeopleSurroundings {
  readonly session: Session;
  readonly people: () => People;
  /** People belong to the station itself: a training line has none. */
  readonly isTraining: () => boolean;
}

export function peopleRequests({ session, people, isTraining }: PeopleSurroundings): PeopleRequests {
  const view = (): PeopleView => {
    const signedIn = session.person;
    const mode = people().isOpen ? (isTraining() ? 'training' : 'open') : 'named';
    return { mode, people: [...people().list()], ...(signedIn === undefined ? {} : { signedIn }) };
  };
  const supervisor = (): Promise<PersonId> => {
    if (isTraining()) throw new AppError('people/in-training');
    return session.demand('people');
  };
  return {
    'people.get': async () => view(),
    'people.setUp': async (first) => {
      if (isTraining()) throw new AppError('people/in-training');
      session.welcome(await people().setUp(first));
      return view();
    },
    'people.signIn': async (typed) => {
      await session.signIn(typed);
      return view();
    },
    'people.signOut': async () => {
      session.signOut();
      return view();
    },
    'people.add': async (person) => {
      await people().add(person, await supervisor());
      return view();
    },
    'people.setRole': async ({ personId, role }) => {
      await people().setRole(personId, role, await supervisor());
      return view();
    },
    'people.setPin': async ({ personId, pin, ownPin }) => {
      const { person } = session;
      if (person === undefined) throw new AppError('people/not-signed-in');
      if (person.personId === personId) await people().prove({ name: person.name, pin: ownPin ?? '' });
      await people().setPin(personId, pin, person.personId);
      return view();
    },
    'people.remove': async ({ personId, eraseName }) => {
      await people().remove(personId, { eraseName }, await supervisor());
      return view();
    },
  };
}
