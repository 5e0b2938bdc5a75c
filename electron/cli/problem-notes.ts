/** What an import found, beside its result: the first problems on stderr, the rest as a number. `check` lists them all. */
import type { CellProblem } from '../../shared/domain/csv-report.ts';
import { type Language, text } from '../../shared/texts/text.ts';
import type { Output } from './output.ts';
import { problemLine } from './problem-line.ts';

const SHOWN_PROBLEMS = 20;

export interface FoundProblems {
  /** The first ones. */
  readonly problems: readonly CellProblem[];
  readonly problemCount: number;
}

export async function noteProblems({ problems, problemCount }: FoundProblems, output: Output, language: Language): Promise<void> {
  const shown = problems.slice(0, SHOWN_PROBLEMS);
  for (const problem of shown) await output.note(problemLine(problem, language));
  const count = problemCount - shown.length;
  if (count > 0) await output.note(text(language, 'command.import.more-problems', { count }));
}
