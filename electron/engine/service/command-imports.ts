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
  { journal, vault, session }: Pick<Engine, 'journal' | 'vault'> & { readonly session: Session },
  { file: path, recipe, operator, ...order }: Parameters<Import>[0],
  signal: AbortSignal,
): ReturnType<Import> {
  const problems: CellProblem[] = [];
  let problemCount = 0;
  const onProblems = (found: readonly CellProblem[]) => {
    problemCount += found.length;
    problems.push(...found.slice(0, MOST_PROBLEMS - problems.length));
  };
  try {
    const loaded = parseRecipe(recipe.content, recipe.file, order.language);
    const by = await session.demand('import', operator);
    const { batch } = await importBatch({ ...order, journal, vault, path, recipe: loaded, by, signal, onProblems });
    return { problems, problemCount, result: { batch } };
  } catch (thrown) {
    signal.throwIfAborted();
    return { problems, problemCount, result: { failure: toFailure(thrown) } };
  }
}
