/**
 * What would mend a cell without asking anybody: offered, shown before and after, and done only when pressed. Nothing is invented: a
 * fix takes away what does not belong there, or puts back what is known to be lost.
 */
import { deviceTypes } from './cell-rules.ts';
import { CONTROL, HIDDEN, lettersToDigits, ODD_BLANK, toAscii } from './cell-characters.ts';
import type { BatchColumn } from './batch-column.ts';

export interface FixContext {
  /** Characters that the column's numbers have, where nearly all have the same. */
  readonly usualLength?: number | undefined;
  /** Where the column holds nothing but digits of this kind: a letter O is then a zero. */
  readonly digits?: 'decimal' | 'hexadecimal' | undefined;
}

type Fix = (text: string, context: FixContext) => string;

const fixes: Readonly<Record<string, Fix>> = {
  'csv/outer-blanks': (text) => text.trim(),
  'csv/control-character': (text) => text.replaceAll(new RegExp(CONTROL, 'g'), ''),
  'csv/hidden-character': (text) => text.replaceAll(new RegExp(HIDDEN, 'g'), ''),
  'csv/odd-blank': (text, { digits }) => text.replaceAll(new RegExp(ODD_BLANK, 'g'), digits === undefined ? ' ' : '').trim(),
  'csv/look-alike-character': (text, { digits }) => (digits === undefined ? toAscii(text) : lettersToDigits(toAscii(text))),
  'csv/full-width-character': (text) => toAscii(text),
  'csv/lost-zeros': restoreZeros,
  'csv/trailing-decimal': (text) => text.replace(/[.,]0+$/, ''),
  'csv/thousands-separators': (text) => text.replaceAll(/[^\d]/g, ''),
  'csv/mixed-line-ends': (text) => text.replace(/[\r\n]+$/, ''),
  'csv/unknown-device-type': toDeviceType,
};

/** Codes of problems that may have a fix. */
export const fixableCodes: readonly string[] = Object.keys(fixes);

/**
 * The text as it should probably be, or undefined where a person has to say. `code` is the problem's; other problems of the same cell
 * have their own fixes.
 */
export function fixFor(code: string, text: string, context: FixContext): string | undefined {
  const fixed = fixes[code]?.(text, context);
  return fixed === undefined || fixed === text || fixed === '' ? undefined : fixed;
}

/** What is known of a column. */
export function fixContextOf({ profile, rule }: BatchColumn): FixContext {
  return { usualLength: rule?.digitCount ?? profile?.usualLength, digits: rule?.digits };
}

function restoreZeros(text: string, { usualLength }: FixContext): string {
  return usualLength === undefined || !/^\d+$/.test(text) ? text : text.padStart(usualLength, '0');
}

function toDeviceType(text: string): string {
  const upper = text.trim().toUpperCase();
  return deviceTypes.includes(upper) ? upper : text;
}
