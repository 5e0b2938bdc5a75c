/**
 * Tells by the bytes of a cell that its column's rules find nothing, without making a text of it: a million rows have millions of cells,
 * and nearly all of them are as they should be. What the bytes do not tell at once is asked of the rules themselves.
 */
import type { BatchColumn } from './batch-column.ts';
import { clientIdRule, identityRule } from './cell-rules.ts';
import type { ColumnRule } from './column-rules.ts';
import { imeiRule, IMEI_DIGITS, macRule, type NumberForm } from './device-number-rules.ts';
import { cellFindings } from './row-check.ts';

/** In the place of an index: the cell is for the rules, with its whole row. */
export const NOT_PLAIN = -1;

/** What bytes a cell has. */
const DIGIT = 1;
const HEX_LETTER = 2;
/** Kept apart: digits around it are a number with an exponent. */
const LETTER_E = 4;
const OTHER_LETTER = 8;
const DASH = 16;
const BLANK = 32;
const OTHER = 64;
/** Of a character beyond ASCII. */
const WIDE = 128;
const LETTER = HEX_LETTER | LETTER_E | OTHER_LETTER;

/** Longer keys are not told apart by their bytes (`key-batch.ts`). */
const MAX_IDENTIFIER_BYTES = 64;
const MAX_TEXT_BYTES = 1024;
const MAX_CLIENT_ID_BYTES = 23;
const MAC_BYTES = 17;
const COLON = 0x3a;

/** By byte what it is; 0 where no plain cell goes on: divider, quote, control character. */
export type ByteMarks = Uint8Array;

export function byteMarks(delimiter: string): ByteMarks {
  const marks = new Uint8Array(256);
  for (let byte = 0x20; byte < marks.length; byte += 1) marks[byte] = byte >= 0x80 ? WIDE : markOf(String.fromCharCode(byte));
  for (const stop of [delimiter, '"', '\u007f']) marks[stop.charCodeAt(0)] = 0;
  return marks;
}

function markOf(character: string): number {
  if (/\d/.test(character)) return DIGIT;
  if (/e/i.test(character)) return LETTER_E;
  if (/[a-z]/i.test(character)) return /[a-f]/i.test(character) ? HEX_LETTER : OTHER_LETTER;
  if (/[-_]/.test(character)) return DASH;
  return character === ' ' ? BLANK : OTHER;
}

/** What the bytes alone can tell: `value`, nothing but that they are those of a cell that was good. */
type CellForm = 'mac' | 'imei' | 'client-id' | 'identity' | 'text' | 'value';

const forms: ReadonlyMap<ColumnRule['rule'], CellForm> = new Map([
  [macRule, 'mac'],
  [imeiRule, 'imei'],
  [clientIdRule, 'client-id'],
  [identityRule, 'identity'],
  [undefined, 'identity'],
]);

function formOf({ rule, profile, pattern, use, secret }: BatchColumn): CellForm {
  if (use !== 'identifier' || secret) return rule?.rule === undefined ? 'text' : 'value';
  const form = pattern === undefined ? formOfRule(rule) : 'value';
  if (rule?.kind !== 'identifier' || profile?.form === undefined) return form;
  return form === 'identity' ? formOfMost(profile.form) : 'value';
}

/** What is a number of its own is judged by its rule alone. */
function formOfRule(rule: ColumnRule | undefined): CellForm {
  const form = forms.get(rule?.rule) ?? 'value';
  const isNumber = form === 'mac' || form === 'imei';
  return isNumber === (rule?.digits !== undefined) ? form : 'value';
}

/** Where nearly all are such a number, others are odd. */
function formOfMost(form: NumberForm): CellForm {
  if (form === 'MAC') return 'mac';
  return form === 'IMEI' ? 'imei' : 'value';
}

/** The cells of one column. */
export class PlainCells {
  readonly #column: BatchColumn;
  readonly #marks: ByteMarks;
  readonly #form: CellForm;
  readonly #mayBeEmpty: boolean;
  /** Fewer digits alone may have lost their zeros. */
  readonly #fewestDigits: number;
  readonly #known: KnownValues | undefined;
  /** Marks of all bytes of the cell that is looked at. */
  #all = 0;

  constructor(column: BatchColumn, marks: ByteMarks) {
    this.#column = column;
    this.#marks = marks;
    this.#form = formOf(column);
    this.#mayBeEmpty = cellFindings('', column).length === 0;
    this.#fewestDigits = column.profile?.usualLength ?? 0;
    this.#known = this.#form === 'value' && column.use === 'column' ? new KnownValues(marks) : undefined;
  }

  /** The index behind the cell that begins at `at`; `NOT_PLAIN` where its row is for the rules. A line end must follow somewhere. */
  end(bytes: Buffer, at: number): number {
    if (this.#form === 'mac' && this.#marks[bytes[at + MAC_BYTES] as number] === 0 && isUsualMac(bytes, at)) return at + MAC_BYTES;
    const known = this.#known?.end(bytes, at) ?? NOT_PLAIN;
    if (known !== NOT_PLAIN) return known;
    const end = this.#scan(bytes, at);
    if (end === at) return this.#mayBeEmpty ? end : NOT_PLAIN;
    return this.#isPlain(bytes, at, end) || this.#isGood(bytes, at, end) ? end : NOT_PLAIN;
  }

  #scan(bytes: Buffer, at: number): number {
    const marks = this.#marks;
    let all = 0;
    let end = at;
    for (let mark = marks[bytes[end] as number] as number; mark !== 0; mark = marks[bytes[end] as number] as number) {
      all |= mark;
      end += 1;
    }
    this.#all = all;
    return end;
  }

  #isPlain(bytes: Buffer, at: number, end: number): boolean {
    const all = this.#all;
    const first = this.#marks[bytes[at] as number] as number;
    switch (this.#form) {
      case 'text':
        return isPlainText(all, first, end - at) && this.#marks[bytes[end - 1] as number] !== BLANK;
      case 'client-id':
        return (all & DASH) === 0 && end - at <= MAX_CLIENT_ID_BYTES && isPlainIdentifier(all, end - at, this.#fewestDigits);
      case 'identity':
        return !mayBeDate(all, first, end - at) && isPlainIdentifier(all, end - at, this.#fewestDigits);
      case 'imei':
        return all === DIGIT && isImei(bytes, at, end);
      default:
        return false;
    }
  }

  #isGood(bytes: Buffer, at: number, end: number): boolean {
    const text = bytes.toString('utf8', at, end);
    // It stands for bytes that are no text, too, and the reader of the row has a word on that.
    if (text.includes('\ufffd') || cellFindings(text, this.#column).length > 0) return false;
    this.#known?.add(bytes.subarray(at, end));
    return true;
  }
}

/** A name or a secret: neither an error or a number of a spreadsheet nor a formula (`spreadsheet-damage.ts`). */
function isPlainText(all: number, first: number, length: number): boolean {
  if ((all & WIDE) !== 0 || length > MAX_TEXT_BYTES) return false;
  if (first === LETTER_E) return (all & OTHER) === 0;
  if (first === DIGIT) return (all & LETTER_E) === 0 || (all & (DASH | OTHER)) === 0;
  return (first & LETTER) !== 0;
}

/** No placeholder and no truth value has a digit; digits alone must be as many as usual. */
function isPlainIdentifier(all: number, length: number, fewestDigits: number): boolean {
  if ((all & ~(DIGIT | LETTER | DASH)) !== 0 || length > MAX_IDENTIFIER_BYTES) return false;
  return (all & DIGIT) !== 0 && (all !== DIGIT || length >= fewestDigits);
}

/** A date with dashes alone, or a number with a negative exponent; a dash at the beginning is one of a formula. */
function mayBeDate(all: number, first: number, length: number): boolean {
  if ((all & DASH) === 0) return false;
  return first === DASH || length <= (first === DIGIT ? 20 : 14);
}

const hexadecimal = new Uint8Array(256);
for (const character of '0123456789abcdefABCDEF') hexadecimal[character.charCodeAt(0)] = 1;

/** With colons, neither of a group nor all the same digit at its beginning. */
function isUsualMac(bytes: Buffer, at: number): boolean {
  for (let index = at; index < at + MAC_BYTES; index += 3) {
    if ((hexadecimal[bytes[index] as number] as number) + (hexadecimal[bytes[index + 1] as number] as number) !== 2) return false;
    if (index + 2 < at + MAC_BYTES && bytes[index + 2] !== COLON) return false;
  }
  const low = bytes[at + 1] as number;
  // The lowest bit of a letter's value is the other one of its code.
  const isOfGroup = ((low <= 0x39 ? low : low + 1) & 1) === 1;
  return !isOfGroup && (bytes[at] !== bytes[at + 3] || low !== bytes[at + 4]);
}

/** Digits alone, the last one the check digit (3GPP TS 23.003 §6.2.1). */
function isImei(bytes: Buffer, at: number, end: number): boolean {
  if (end - at !== IMEI_DIGITS) return false;
  let sum = 0;
  let digits = 0;
  for (let index = at; index < end; index += 1) {
    const digit = (bytes[index] as number) - 0x30;
    const doubled = (index - at) % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
    digits |= digit;
  }
  return digits !== 0 && sum % 10 === 0;
}

const MOST_VALUES = 4;

/** A few values that were good: types, brokers and the like are one of them in nearly every row. */
class KnownValues {
  readonly #marks: ByteMarks;
  readonly #values: Uint8Array[] = [];
  #next = 0;

  constructor(marks: ByteMarks) {
    this.#marks = marks;
  }

  end(bytes: Buffer, at: number): number {
    for (const value of this.#values) {
      const end = at + value.length;
      if (this.#marks[bytes[end] as number] === 0 && isSame(bytes, at, value)) return end;
    }
    return NOT_PLAIN;
  }

  add(value: Uint8Array): void {
    this.#values[this.#next] = Uint8Array.from(value);
    this.#next = (this.#next + 1) % MOST_VALUES;
  }
}

function isSame(bytes: Buffer, at: number, value: Uint8Array): boolean {
  for (let index = 0; index < value.length; index += 1) if (bytes[at + index] !== value[index]) return false;
  return true;
}
