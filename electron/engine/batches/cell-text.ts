/** What can be wrong with a cell's text whatever column it stands in: characters that nobody sees, and what spreadsheets leave behind. */
import { CONTROL, firstLookAlike, FULL_WIDTH, HIDDEN, isAscii, ODD_BLANK, toAscii } from './cell-characters.ts';
import type { CellKind, CellUse } from './cell-use.ts';
import { type Finding, findError, findWarning } from './finding.ts';
import { spreadsheetFindings } from './spreadsheet-damage.ts';

const MAX_CELL_LENGTH = 65_536;
/** Of an identifier as the journal stores it. */
const MAX_IDENTIFIER_LENGTH = 1024;

/** Nothing else than what a plain keyboard writes needs a closer look. */
const UNUSUAL = /[^\u0020-\u007e]/;
/** Line ends and tabs are ordinary text in a further column. */
const CONTROL_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** What most values are: no error of a spreadsheet begins so, and no digits with an exponent behind them. */
const ORDINARY = /^(?:[A-DF-Za-df-z][0-9A-Za-z:_./-]*|[0-9][0-9A-DF-Za-df-z:_./-]*|[0-9A-F]{2}:[0-9A-F:]+)$/;
const nothing: readonly Finding[] = [];

export function textFindings(text: string, { use, secret }: CellKind): readonly Finding[] {
  if (text.length <= MAX_IDENTIFIER_LENGTH && ORDINARY.test(text)) return nothing;
  const findings: Finding[] = [];
  if (text.length > (use === 'identifier' ? MAX_IDENTIFIER_LENGTH : MAX_CELL_LENGTH)) findings.push(tooLong(use));
  if (UNUSUAL.test(text)) {
    findings.push(...characterFindings(text, { use, secret }));
    if (!secret && use !== 'further') findings.push(...lookAlikeFindings(text, use));
  }
  if (isBlank(text.charCodeAt(0)) || isBlank(text.charCodeAt(text.length - 1))) findings.push(...blankFindings(text));
  const damage = spreadsheetFindings(text, secret ? 'further' : use);
  // A password may begin as a formula does.
  findings.push(...(secret ? damage.filter(({ code }) => code !== 'csv/formula') : damage));
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
  const blank = further ? undefined : ODD_BLANK.exec(text.trim())?.[0];
  if (blank !== undefined) {
    const findBlank = use === 'identifier' ? findError : findWarning;
    findings.push(findBlank('csv/odd-blank', { character: codePoint(blank, secret) }));
  }
  if (text.includes('\ufffd')) findings.push(findWarning('csv/replaced-character'));
  return findings;
}

/**
 * Letters and digits of another script that look like ours. Where the text has others of that script, too, it is written in it, and
 * nothing is wrong. In a name that holds for each word, and a dash between words is one of its own.
 */
function lookAlikeFindings(text: string, use: CellUse): Finding[] {
  if (use === 'identifier') return scriptFindings(text, use);
  return (
    text
      .split(/\s+/)
      .map((word) => scriptFindings(word, use))
      .find((found) => found.length > 0) ?? []
  );
}

function scriptFindings(text: string, use: CellUse): Finding[] {
  const found = firstLookAlike(text);
  const fullWidth = FULL_WIDTH.exec(text)?.[0];
  if (found === undefined && fullWidth === undefined) return [];
  const isMixed = use === 'identifier' || /[0-9A-Za-z]/.test(text);
  if (!isMixed || !isAscii(toAscii(text).replaceAll(new RegExp(`${ODD_BLANK.source}|${HIDDEN.source}`, 'g'), ''))) return [];
  const find = use === 'identifier' ? findError : findWarning;
  const findings: Finding[] = [];
  if (found !== undefined)
    findings.push(
      find('csv/look-alike-character', { character: `${found.character} (${codePoint(found.character, false)})`, like: found.like }),
    );
  if (fullWidth !== undefined)
    findings.push(find('csv/full-width-character', { character: `${fullWidth} (${codePoint(fullWidth, false)})` }));
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
