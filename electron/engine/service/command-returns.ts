/** `reprovision`, as a command orders it: look at what is in the lane, open the return or go on with the one that was begun, run it. */
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import type { ReturnView } from '../../../shared/domain/device-return.ts';
import type { BatchId, UnitId } from '../../../shared/domain/ids.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { parseRecipe } from '../files/recipe-file.ts';
import { loadStation } from '../files/station-file.ts';
import type { Engine } from '../open-engine.ts';
import type { Session } from '../people/session.ts';
import { stopOf } from '../returns/return-refusal.ts';
import type { ReturnWish } from '../returns/return-wish.ts';
import type { RunOrder } from '../runs/run-floor.ts';

type Asked = Functions<CommandRequests>;
export type ReprovisionInput = Parameters<Asked['commands.reprovision']>[0];

export interface TakenBack {
  readonly batchId: BatchId;
  readonly unitId: UnitId;
  /** It was begun before, and goes on. */
  readonly goesOn: boolean;
}

interface LookSurroundings {
  readonly engine: Engine;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function lookForCommand({ engine, environment }: LookSurroundings, session: Session): Asked['commands.lookAtReturn'] {
  return async ({ station: given, operator, identifier, lane }, signal) => {
    const by = await session.demand('run', operator);
    const station = loadStation(given.file, { environment: { ...environment, ...given.environment }, vault: engine.secrets });
    return engine.returns.look({ identifier, lane, station, by, signal });
  };
}

/**
 * `returns/somebody-else`, `returns/mismatch` where the device in the lane is not, or may not be, the one that was meant; and what
 * `Returns.open` throws. A return that was begun in the same way is not opened twice, and a device that is absent is not asked.
 */
export async function takeBack(
  engine: Engine,
  input: Omit<ReprovisionInput, 'station' | 'operator'>,
  { station, operator: by, signal }: Pick<RunOrder, 'station' | 'operator' | 'signal'>,
): Promise<TakenBack> {
  const { identifier, lane, recipe, secondPerson: typed, language = 'en' } = input;
  const loaded = recipe === undefined ? undefined : parseRecipe(recipe.content, recipe.file, language);
  const bare: ReturnWish = { ...input, recipe: loaded, language, by };
  const begun = engine.returns.begun(bare);
  if (begun !== undefined) return goingOn(begun);
  const look = await engine.returns.look({ identifier, lane: input.absent ? undefined : lane, station, by, signal });
  const stop = stopOf(look.finding, identifier);
  if (stop !== undefined) throw stop;
  const secondPerson = typed === undefined ? undefined : (await engine.people.prove(typed)).personId;
  const wish: ReturnWish = { ...bare, isProvisioned: look.device?.provisioning?.provisioned };
  const { batchId, unitId } = await engine.returns.open({ ...wish, reason: input.reason, secondPerson });
  return { batchId, unitId, goesOn: false };
}

function goingOn({ batchId, unitId }: ReturnView): TakenBack {
  return { batchId, unitId, goesOn: true };
}
