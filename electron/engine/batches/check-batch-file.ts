/** A batch file's problems as a stream, for `check` and for whoever wants every one of them without keeping them. */
import type { CellProblem, CheckSummary } from '../../../shared/domain/csv-report.ts';
import { BatchCheck, type BatchCheckOptions, type CheckVerdict } from './batch-check.ts';

export interface CheckedHeader {
  readonly fileName: string;
  readonly columns: readonly string[];
  readonly secretColumns: readonly string[];
}

export interface CheckResult {
  readonly summary: CheckSummary;
  readonly verdict: CheckVerdict;
  readonly problemCount: number;
}

export interface BatchFileCheck {
  readonly header: CheckedHeader;
  /** Every problem in the order of the file, those of the whole file last; to be read once. */
  readonly problems: AsyncIterable<CellProblem>;
  /** Complete once `problems` came to its end. */
  result(): CheckResult;
}

/** Throws `csv/*` where the file is no text that can be read (`TextFile.examine`); everything else is a problem. */
export async function checkBatchFile(options: BatchCheckOptions): Promise<BatchFileCheck> {
  const check = await BatchCheck.open(options);
  return {
    header: headerOf(check),
    problems: readProblems(check),
    result: () => ({ summary: check.summary(), verdict: check.verdict, problemCount: check.problemCount }),
  };
}

export function headerOf({ file }: BatchCheck): CheckedHeader {
  const { columns } = file.header;
  return {
    fileName: file.text.name,
    columns: columns.map((column) => column.name),
    secretColumns: columns.filter((column) => column.secret).map((column) => column.name),
  };
}

async function* readProblems(check: BatchCheck): AsyncGenerator<CellProblem> {
  yield* check.openingProblems();
  for await (const { rows } of check.pieces()) {
    // To hand over even nothing takes a turn each.
    for (const { problems } of rows) if (problems.length > 0) yield* problems;
  }
  yield* check.closingProblems();
}
