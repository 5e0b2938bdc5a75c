/** Puts a problem of a recipe or station file into words of the catalogue. */
import type { FileProblem } from '../../../shared/domain/problem.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { errorTexts, type Language } from '../../../shared/texts/text.ts';

export interface FileFinding {
  readonly path: string;
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string>>;
  readonly severity: FileProblem['severity'];
}

export function fileProblem(finding: FileFinding, language: Language): FileProblem {
  const { path, code, severity } = finding;
  const { meaning, action } = errorTexts(language, code, { path, ...finding.params });
  return { path, code, message: meaning, fix: action, severity };
}
