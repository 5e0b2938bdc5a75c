/** What is wrong with one cell of a row. */
import type { TableRow } from '../../../../../shared/contract/batch-table.ts';
import type { CellProblem } from '../../../../../shared/domain/csv-report.ts';

export type Severity = CellProblem['severity'];

/** `column` empty: what concerns the whole row. */
export function problemsAt(row: TableRow | undefined, column: string): readonly CellProblem[] {
  if (row === undefined || row.problems.length === 0) return [];
  return row.problems.filter((problem) => problem.column === column);
}

export function severityOf(problems: readonly CellProblem[]): Severity | undefined {
  if (problems.length === 0) return undefined;
  return problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
}

/** What happened and what to do, in one piece of text. */
export function reasonText(problems: readonly CellProblem[]): string {
  return problems.map(({ message, fix }) => `${message} ${fix}`).join(' ');
}
