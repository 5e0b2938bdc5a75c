/**
 * A batch file's problems on their way out. As JSON they are one object (CLI.md) that is written as it comes: what is only known at
 * the end stands after the problems. However many there are, little of it is in memory.
 */
import type { CellProblem, CheckSummary } from '../../shared/domain/csv-report.ts';
import { toAppError } from '../../shared/errors/app-error.ts';
import { type Language, text } from '../../shared/texts/text.ts';
import type { CheckResult } from '../engine/batches/check-batch-file.ts';
import type { FixedFile } from './commands/check-fix.ts';
import { errorReport, noteError } from './error-report.ts';
import { type ExitStatus, statusOfError } from './exit-status.ts';
import { type Output, OutputClosed } from './output.ts';
import { problemLine } from './problem-line.ts';
import { visibleText } from './visible-text.ts';

/** Characters gathered before they are written: a system call for each problem would be most of the work. */
const PIECE_LENGTH = 64 * 1024;

export class ProblemStream {
  readonly #output: Output;
  readonly #language: Language;
  #gathered = '{"v":1,"problems":[';
  #isFirst = true;

  constructor(output: Output, language: Language) {
    this.#output = output;
    this.#language = language;
    if (!output.json) this.#gathered = '';
  }

  async add(problem: CellProblem): Promise<void> {
    this.#gathered += this.#output.json
      ? `${this.#isFirst ? '' : ','}${JSON.stringify(problem)}`
      : `${visibleText(problemLine(problem, this.#language))}\n`;
    this.#isFirst = false;
    if (this.#gathered.length >= PIECE_LENGTH) await this.#write();
  }

  /** @param fixed What was mended in the file before, if anything was to be. */
  async end({ summary, verdict }: CheckResult, fixed?: FixedFile): Promise<void> {
    const all = { ...summary, ...(fixed === undefined ? {} : { fixed }) };
    this.#gathered += this.#output.json ? `],${JSON.stringify(all).slice(1)}\n` : `${this.#summaryLine(summary, verdict)}\n`;
    await this.#write();
  }

  /** The object that was begun is finished with the error in it, so that what was printed stays JSON. */
  async breakOff(thrown: unknown): Promise<ExitStatus> {
    if (thrown instanceof OutputClosed) throw thrown;
    const error = toAppError(thrown);
    if (this.#output.json) this.#gathered += `],"error":${JSON.stringify(errorReport(error, this.#language))}}\n`;
    await this.#write();
    await noteError(error, this.#output, this.#language);
    return statusOfError(error);
  }

  async #write(): Promise<void> {
    const gathered = this.#gathered;
    this.#gathered = '';
    await this.#output.verbatim(gathered);
  }

  #summaryLine({ rows, validRows, invalidRows, invalidCells }: CheckSummary, verdict: CheckResult['verdict']): string {
    return text(this.#language, `command.check.${verdict}`, { rows, validRows, invalidRows, invalidCells });
  }
}
