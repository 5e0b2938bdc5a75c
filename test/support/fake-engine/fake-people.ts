/** People of a fake station: nobody is set up until somebody is. */
import type { PeopleView } from '../../../shared/contract/people.ts';
import { personIdSchema } from '../../../shared/domain/ids.ts';
import type { peopleRequests } from '../../../shared/contract/people.ts';
import type { Functions } from '../../../shared/rpc/server.ts';

export function fakePeople(): Functions<typeof peopleRequests> {
  let view: PeopleView = { mode: 'open', people: [] };
  const person = (name: string, role: PeopleView['people'][number]['role']) => ({
    personId: personIdSchema.parse(`person-${name.toLowerCase().replaceAll(/\W/g, '-')}`),
    name,
    role,
  });
  const become = (next: Partial<PeopleView>) => {
    view = { ...view, ...next };
    return view;
  };
  return {
    'people.get': async () => view,
    'people.setUp': async ({ name }) => {
      const first = person(name, 'supervisor');
      return become({ mode: 'named', people: [first], signedIn: first });
    },
    'people.signIn': async ({ name }) => {
      const found = view.people.find((each) => each.name === name);
      return become(found === undefined ? {} : { signedIn: found });
    },
    'people.signOut': async () => {
      const { signedIn: _left, ...rest } = view;
      view = rest;
      return view;
    },
    'people.add': async ({ name, role }) => become({ people: [...view.people, person(name, role)] }),
    'people.setRole': async ({ personId, role }) =>
      become({ people: view.people.map((each) => (each.personId === personId ? { ...each, role } : each)) }),
    'people.setPin': async () => view,
    'people.remove': async ({ personId }) => become({ people: view.people.filter((each) => each.personId !== personId) }),
  };
}
