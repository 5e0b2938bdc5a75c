/** Says what is wrong with a recipe or station file: the same for both. */
import type { FileProblem } from '../../shared/domain/problem.ts';
import { text } from '../../shared/texts/text.ts';
import type { Call } from './command.ts';
import { type ExitStatus, exitStatus } from './exit-status.ts';

/** `ok, problems[]` (CLI.md); a file with warnings only is good. */
export async function sayFileProblems({ output, language }: Call, file: string, problems: readonly FileProblem[]): Promise<ExitStatus> {
  const ok = problems.every(({ severity }) => severity === 'warning');
  await output.object({ ok, file, problems });
  await output.line(text(language, ok ? 'command.valid' : 'command.invalid', { file, count: problems.length }));
  for (const problem of problems) await output.line(problemLine(problem, text(language, `command.severity.${problem.severity}`)));
  return ok ? exitStatus.good : exitStatus.notGood;
}

function problemLine({ path, message, fix }: FileProblem, severity: string): string {
  return `  ${severity}${path === '' ? '' : ` · ${path}`}: ${message}\n    → ${fix}`;
}
