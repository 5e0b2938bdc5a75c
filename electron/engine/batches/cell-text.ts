/** What can be wrong with a cell's text whatever column it stands in: characters that nobody sees, and what spreadsheets leave behind. */
import { type Finding, findError, findWarning } from './finding.ts';

/** How strictly a cell is taken: a further column may hold any text. */
export type CellUse = 'identifier' | 'column' | 'further';

export interface CellKind {
  readonly use: CellUse;
  /** Then nothing of the text is told. */
  readonly secret: boolean;
}

const MAX_CELL_LENGTH = 65_536;
/** Of an identifier as the journal stores it. */
const MAX_IDENTIFIER_LENGTH = 1024;

/** C0, DEL and C1; characters that are not shown or change the direction of others; the sign of a failed conversion. */
const SUSPICIOUS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
/** Line ends and tabs are ordinary text in a further column. */
const CONTROL_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const HIDDEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** As Excel shows a long number (`1.2E+11`, `1,2E+11`). */
const SPREADSHEET_NUMBER = /^\d([.,]\d+)?E[+-]\d{2,3}$/i;
/** Errors of Excel and LibreOffice, English and German, and a column too narrow for its number. */
const SPREADSHEET_ERROR = /^(#REF!|#N\/A|#VALUE!|#NAME\?|#DIV\/0!|#NUM!|#NULL!|#BEZUG!|#NV|#WERT!|#ZAHL!|Err:\d{3}|#{3,})$/i;
const FORMULA = /^[=+\-@\t\r]/;
const SIGNED_NUMBER = /^[+-]?\d+([.,]\d+)?$/;

export function textFindings(text: string, { use, secret }: CellKind): Finding[] {
  const findings: Finding[] = [];
  if (text.length > (use === 'identifier' ? MAX_IDENTIFIER_LENGTH : MAX_CELL_LENGTH)) findings.push(tooLong(use));
  if (SUSPICIOUS.test(text)) findings.push(...characterFindings(text, { use, secret }));
  if (isBlank(text.charCodeAt(0)) || isBlank(text.charCodeAt(text.length - 1))) findings.push(...blankFindings(text));
  if (!secret) findings.push(...spreadsheetFindings(text, use));
  return findings;
}

function tooLong(use: CellUse): Finding {
  return findError('csv/cell-too-long', { limit: String(use === 'identifier' ? MAX_IDENTIFIER_LENGTH : MAX_CELL_LENGTH) });
}

function characterFindings(text: string, { use, secret }: CellKind): Finding[] {
  const further = use === 'further';
  const find = further ? findWarning : findError;
  const findings: Finding[] = [];
  const control = (further ? CONTROL_IN_TEXT : CONTROL).exec(text)?.[0];
  if (control !== undefined) findings.push(find('csv/control-character', { character: codePoint(control, secret) }));
  const hidden = HIDDEN.exec(text)?.[0];
  if (hidden !== undefined) findings.push(find('csv/hidden-character', { character: codePoint(hidden, secret) }));
  if (text.includes('\ufffd')) findings.push(findWarning('csv/replaced-character'));
  return findings;
}

/** `U+0009`; of a secret not even one character is told. */
function codePoint(character: string, secret: boolean): string {
  if (secret) return 'U+…';
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function blankFindings(text: string): Finding[] {
  return text.trim() === text ? [] : [findWarning('csv/outer-blanks')];
}

/** Cheap test before `trim` is asked: blank, tab, line ends, no-break space and the wide blanks. */
function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code >= 0x1680;
}

function spreadsheetFindings(text: string, use: CellUse): Finding[] {
  const findings: Finding[] = [];
  if (use === 'identifier' && SPREADSHEET_NUMBER.test(text)) findings.push(findError('csv/spreadsheet-number'));
  const start = text.charCodeAt(0);
  if ((start === 0x23 || start === 0x45 || start === 0x65) && SPREADSHEET_ERROR.test(text)) {
    findings.push(use === 'further' ? findWarning('csv/spreadsheet-error') : findError('csv/spreadsheet-error'));
  }
  if (FORMULA.test(text) && !SIGNED_NUMBER.test(text)) findings.push(findWarning('csv/formula'));
  return findings;
}
