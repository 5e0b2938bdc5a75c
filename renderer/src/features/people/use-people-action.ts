/** A request about people: what it answers is shown at once. */
import type { RequestInput } from '../../../../shared/contract/contract.ts';
import type { peopleRequests } from '../../../../shared/contract/people.ts';
import { useSurroundings } from '../../api/context.tsx';
import { type Action, useAction } from '../../api/use-action.ts';

type PeopleRequest = keyof typeof peopleRequests;

export function usePeopleAction<Name extends PeopleRequest>(name: Name): Action<[RequestInput<Name>]> {
  const { station } = useSurroundings();
  return useAction(async (input: RequestInput<Name>) => station.showPeople(await station.engine.request(name, input)));
}
