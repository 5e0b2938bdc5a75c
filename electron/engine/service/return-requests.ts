/** Devices that come back, for the window: look, see what a decision would do, open. The run is `runs.start`. */
import type { ParsedInput } from '../../../shared/contract/contract.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { loadRecipe } from '../files/recipe-file.ts';
import type { Session } from '../people/session.ts';
import type { ReturnWish } from '../returns/return-wish.ts';
import type { Service } from '../service-shape.ts';
import type { Line } from './line.ts';

type ReturnRequests = Pick<Service, 'returns.look' | 'returns.preview' | 'returns.open' | 'returns.list'>;

export interface ReturnSurroundings {
  readonly line: Line;
  readonly session: Session;
  readonly resourcesFolder: string;
}

export function returnRequests({ line, session, resourcesFolder }: ReturnSurroundings): ReturnRequests {
  const wishOf = (input: ParsedInput<'returns.preview'>, by: PersonId): ReturnWish => ({
    ...input,
    recipe: input.recipe === undefined ? undefined : loadRecipe(input.recipe, { resourcesFolder }),
    language: input.language ?? 'en',
    by,
  });
  return {
    'returns.look': async ({ identifier, lane, operator }, signal) => {
      const by = await session.demand('run', operator);
      return line.engine.returns.look({ identifier, lane, station: line.loadedStation, by, signal });
    },
    'returns.preview': async (input) => line.engine.returns.preview(wishOf(input, await session.demand('run'))),
    'returns.open': async ({ reason, operator, secondPerson: typed, ...input }) => {
      const by = await session.demand('run', operator);
      const secondPerson = typed === undefined ? undefined : (await line.engine.people.prove(typed)).personId;
      return line.engine.returns.open({ ...wishOf(input, by), reason, secondPerson });
    },
    'returns.list': async ({ limit }) => [...line.engine.returns.list(limit)],
  };
}
