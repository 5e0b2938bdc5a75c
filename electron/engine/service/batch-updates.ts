/** Columns that came back, as a window or a command hands them in: the first problems of a file that is refused come along. */
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError, toFailure } from '../../../shared/errors/app-error.ts';
import type { Language } from '../../../shared/texts/text.ts';
import { updateBatch, type UpdatedBatch } from '../batches/update-batch.ts';
import type { Engine } from '../open-engine.ts';

export interface UpdateOrder {
  /** Id or name. */
  readonly batch: string;
  readonly path: string;
  readonly fileName?: string | undefined;
  readonly secretColumns: readonly string[];
  readonly by: PersonId;
  readonly language: Language;
  readonly signal: AbortSignal;
}

/** All are listed: whoever mends the file needs each of them. */
const MOST_PROBLEMS = 5000;

/** Rejects with the signal's reason only; what is wrong with the file is in the answer. */
export async function orderUpdate({ journal, vault }: Pick<Engine, 'journal' | 'vault'>, { batch: idOrName, ...order }: UpdateOrder) {
  const problems: CellProblem[] = [];
  let problemCount = 0;
  const onProblems = (found: readonly CellProblem[]) => {
    problemCount += found.length;
    problems.push(...found.slice(0, Math.max(0, MOST_PROBLEMS - problems.length)));
  };
  const result = await settled(async () => {
    const batch = journal.read.findBatch(idOrName);
    if (batch === undefined) throw new AppError('batch/not-found', { params: { batch: idOrName } });
    return updateBatch({ ...order, journal, vault, batch, onProblems });
  }, order.signal);
  return { problems, problemCount, result };
}

async function settled(work: () => Promise<UpdatedBatch>, signal: AbortSignal) {
  try {
    return await work();
  } catch (thrown) {
    signal.throwIfAborted();
    return { failure: toFailure(thrown) };
  }
}
