/** What spreadsheets and programs that take numbers for text leave in the place of a value. */
import type { CellUse } from './cell-use.ts';
import { type Finding, findError, findWarning } from './finding.ts';

/** Forms that a value may have on purpose: where half of a column has one, it is no damage. */
export type DamageForm = 'number' | 'date' | 'truth' | 'decimal' | 'thousands';

/** As Excel shows a long number (`1.2E+11`, `1,2E+11`). */
const SCIENTIFIC = /^\d([.,]\d+)?E[+-]\d{2,3}$/i;
const MONTH = '(?:jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]{0,6}\\.?';
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const MONTH_NUMBER = '(?:0?[1-9]|1[0-2])';
const YEAR = String.raw`(?:\d{2}|(?:19|20)\d{2})`;
const DATE = new RegExp(
  [
    String.raw`^(?:${DAY}[./-]${MONTH_NUMBER}|${MONTH_NUMBER}[./-]${DAY})[./-]${YEAR}(?: \d{1,2}:\d{2}(?::\d{2})?(?: [ap]m)?)?$`,
    String.raw`^(?:19|20)\d{2}-${MONTH_NUMBER}-${DAY}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$`,
    String.raw`^${MONTH}[- ]${YEAR}$`,
    String.raw`^${DAY}[-. ]{1,2}${MONTH}(?:[- ]${YEAR})?$`,
  ].join('|'),
  'i',
);
const TRUTH = /^(?:true|false|wahr|falsch)$/i;
/** Of a table that took the column for numbers with a fraction. */
const DECIMAL = /^\d{4,20}[.,]0+$/;
const THOUSANDS = /^\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3}){2,}|(?:['\u2019 \u00a0\u202f]\d{3}){2,})$/;
const IP_ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|\d{1,2})(?:\.(?!$)|$)){4}$/;
/** Errors of Excel and LibreOffice, English and German, and a column too narrow for its number. */
const ERROR = /^(#REF!|#N\/A|#VALUE!|#NAME\?|#DIV\/0!|#NUM!|#NULL!|#SPILL!|#CALC!|#BEZUG!|#NV|#WERT!|#ZAHL!|Err:\d{3}|#{3,})$/i;
const FORMULA = /^[=+\-@\t\r]/;
const SIGNED_NUMBER = /^[+-]?\d+([.,]\d+)?$/;

const codes = {
  number: 'csv/spreadsheet-number',
  date: 'csv/spreadsheet-date',
  truth: 'csv/spreadsheet-truth',
  decimal: 'csv/trailing-decimal',
  thousands: 'csv/thousands-separators',
} as const satisfies Record<DamageForm, string>;

/** Undefined for most texts after a look at their length and first characters. */
export function damageForm(text: string): DamageForm | undefined {
  if (text.length > 30 || text.length < 4) return undefined;
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return digitForm(text);
  if (text.length <= 6 && TRUTH.test(text)) return 'truth';
  return text.length <= 14 && (text.includes('-') || text.includes(' ')) && DATE.test(text) ? 'date' : undefined;
}

function digitForm(text: string): DamageForm | undefined {
  if (!/^\d{1,20}[.,/'\u2019 \u00a0\u202fE-]/i.test(text)) return undefined;
  if (SCIENTIFIC.test(text)) return 'number';
  if (DATE.test(text)) return 'date';
  if (DECIMAL.test(text)) return 'decimal';
  return THOUSANDS.test(text) && !IP_ADDRESS.test(text) ? 'thousands' : undefined;
}

/** Of an identifier. `isUsual`: the column has values of that form by the dozen. */
export function damageFinding(form: DamageForm, isUsual: boolean): Finding {
  return isUsual ? findWarning(codes[form]) : findError(codes[form]);
}

/** What counts in every column; in a further one, which may hold any text, as a warning. An identifier's forms are judged by `damageForm`. */
export function spreadsheetFindings(text: string, use: CellUse): Finding[] {
  const findings: Finding[] = [];
  const start = text.charCodeAt(0);
  if ((start === 0x23 || start === 0x45 || start === 0x65) && ERROR.test(text)) {
    findings.push(use === 'further' ? findWarning('csv/spreadsheet-error') : findError('csv/spreadsheet-error'));
  }
  if (use !== 'identifier' && text.length <= 30 && SCIENTIFIC.test(text)) findings.push(findWarning('csv/spreadsheet-number'));
  if (isFormula(text)) findings.push(findWarning('csv/formula'));
  return findings;
}

/** True for what a spreadsheet computes in the place of showing it; a signed number stays what it is. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text) && !SIGNED_NUMBER.test(text);
}
