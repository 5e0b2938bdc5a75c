/** What a check found, before it is put into words of the catalogue. */
import type { CellProblem } from '../../../shared/domain/csv-report.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { errorTexts, type Language } from '../../../shared/texts/text.ts';

export interface Finding {
  readonly code: ErrorCode;
  readonly severity: CellProblem['severity'];
  /** Fills the code's texts; never a cell's value, which may be a secret in the wrong column. */
  readonly params?: Readonly<Record<string, string>>;
  /** The cell holds a secret that does not belong there, so its value is not told. */
  readonly hidesValue?: boolean;
}

export interface FoundAt {
  /** Data row from 1; 0 for the file and its header. */
  readonly row: number;
  /** Empty where the whole row or file is meant. */
  readonly column: string;
  /** Verbatim; empty where it is a secret or may hold one. */
  readonly value: string;
}

const MAX_VALUE_LENGTH = 200;

export function findError(code: ErrorCode, params: Finding['params'] = {}): Finding {
  return { code, severity: 'error', params };
}

export function findWarning(code: ErrorCode, params: Finding['params'] = {}): Finding {
  return { code, severity: 'warning', params };
}

export function toProblem(finding: Finding, at: FoundAt, language: Language): CellProblem {
  const { code, severity } = finding;
  const texts = errorTexts(language, code, { column: at.column, ...finding.params });
  return {
    row: at.row,
    column: at.column,
    value: finding.hidesValue === true ? '' : cut(at.value),
    code,
    message: texts.meaning,
    fix: texts.action,
    severity,
  };
}

/** Cuts between characters, never inside one. */
function cut(value: string): string {
  if (value.length <= MAX_VALUE_LENGTH) return value;
  const last = value.charCodeAt(MAX_VALUE_LENGTH - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return value.slice(0, splitsPair ? MAX_VALUE_LENGTH - 1 : MAX_VALUE_LENGTH);
}
