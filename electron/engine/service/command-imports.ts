/** Import, as a command orders it: by the path of the file, with the first problems of a file that is refused. */
import type { CommandRequests } from '../../../shared/contract/commands.ts';
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import { toFailure } from '../../../shared/errors/app-error.ts';
import type { Functions } from '../../../shared/rpc/server.ts';
import { importBatch } from '../batches/import-batch.ts';
import { parseRecipe } from '../files/recipe-file.ts';
import type { Engine } from '../open-engine.ts';
import type { Session } from '../people/session.ts';

type Import = Functions<CommandRequests>['commands.import'];

/** A command shows the first few; `check` lists them all. */
const MOST_PROBLEMS = 20;

/** Rejects with the signal's reason only; what is wrong with the file is in the answer. */
export async function importForCommand(
  { journal, vault, manufacturers, session }: Pick<Engine, 'journal' | 'vault' | 'manufacturers'> & { readonly session: Session },
  { file: path, recipe, recipesBy, manufacturer, operator, ...order }: Parameters<Import>[0],
  signal: AbortSignal,
): ReturnType<Import> {
  const problems: CellProblem[] = [];
  let problemCount = 0;
  const onProblems = (found: readonly CellProblem[]) => {
    problemCount += found.length;
    problems.push(...found.slice(0, MOST_PROBLEMS - problems.length));
  };
  try {
    const load = ({ content, file }: typeof recipe) => parseRecipe(content, file, order.language);
    const loaded = load(recipe);
    const others = recipesBy === undefined ? undefined : { ...recipesBy, recipes: mapValues(recipesBy.recipes, load) };
    const by = await session.demand('import', operator);
    const made = { ...order, ...manufacturerOf(manufacturer, manufacturers), recipe: loaded, recipesBy: others };
    const { batch } = await importBatch({ ...made, journal, vault, path, by, signal, onProblems });
    return { problems, problemCount, result: { batch } };
  } catch (thrown) {
    signal.throwIfAborted();
    return { problems, problemCount, result: { failure: toFailure(thrown) } };
  }
}

/** A name of the station's list stands for that manufacturer; any other is text for the record. */
function manufacturerOf(name: string | undefined, manufacturers: Engine['manufacturers']) {
  const known = name === undefined ? undefined : manufacturers.named(name);
  return known === undefined ? { manufacturer: name } : { manufacturer: known.name, manufacturerId: known.manufacturerId };
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): ReadonlyMap<string, To> {
  return new Map(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
