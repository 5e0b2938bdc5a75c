/** What an import found, beside its result: the first problems on stderr, the rest as a number. `check` lists them all. */
import type { CellProblem } from '../../shared/domain/csv-report.ts';
import { type Language, text } from '../../shared/texts/text.ts';
import type { Output } from './output.ts';
import { problemLine } from './problem-line.ts';

const SHOWN_PROBLEMS = 20;

export class ProblemNotes {
  readonly #output: Output;
  readonly #language: Language;
  readonly #shown: CellProblem[] = [];
  #count = 0;

  constructor(output: Output, language: Language) {
    this.#output = output;
    this.#language = language;
  }

  add(problems: readonly CellProblem[]): void {
    this.#count += problems.length;
    this.#shown.push(...problems.slice(0, SHOWN_PROBLEMS - this.#shown.length));
  }

  async end(): Promise<void> {
    for (const problem of this.#shown) await this.#output.note(problemLine(problem, this.#language));
    const count = this.#count - this.#shown.length;
    if (count > 0) await this.#output.note(text(this.#language, 'command.import.more-problems', { count }));
  }
}
