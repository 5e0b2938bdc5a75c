/**
 * Patterns that a recipe names for serial numbers: a small part of regular expressions that is matched in bounded time whatever the
 * text (no nesting of repetitions, no references), because a recipe comes from elsewhere and a file has a million rows.
 */
import { z } from 'zod';
import { checkDigitSchema } from './check-digits.ts';

const MAX_PATTERN_LENGTH = 200;
/** Repetitions without a fixed number make the time grow with the text's length to their power. */
const MAX_OPEN_REPETITIONS = 2;
/** What may be there or not, and alternatives, double the ways to try. */
const MAX_CHOICES = 8;
/** No pattern is tried on a longer text. */
export const MAX_PATTERN_TEXT = 256;

/** A character: an escaped class or sign, a set, a dot or any that has no meaning of its own. */
const CHARACTER = String.raw`(?:\\[dDwWsS.\-/+*?()[\]{}|^$\\]|\[\^?(?:\\[dDwWsS.\-/+*?()[\]{}|^$\\]|[^\]\\])+\]|[^\\()[\]{}|^$*+?])`;
const REPETITION = String.raw`(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})`;
const SEQUENCE = `(?:${CHARACTER}${REPETITION}?)*`;
/** Groups hold alternatives, are not nested, and are at most left out. */
const GROUP = String.raw`\((?:\?:)?${SEQUENCE}(?:\|${SEQUENCE})*\)\??`;
const WHOLE = new RegExp(String.raw`^\^?(?:${CHARACTER}${REPETITION}?|${GROUP})+\$?$`, 'u');
const OPEN_REPETITION = /[*+]|\{\d{1,3},\d{0,3}\}/g;
const CHOICE = /\?(?!:)|\|/g;

export function isBoundedPattern(pattern: string): boolean {
  if (pattern.length > MAX_PATTERN_LENGTH || !WHOLE.test(pattern)) return false;
  const outsideSets = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  if (count(outsideSets, OPEN_REPETITION) > MAX_OPEN_REPETITIONS || count(outsideSets, CHOICE) > MAX_CHOICES) return false;
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function count(text: string, part: RegExp): number {
  return text.match(part)?.length ?? 0;
}

/** By column. `pattern` covers the whole value, anchors or not; `checkDigit` is that of its first group, or else of the whole value. */
export const identifierPatternsSchema = z.record(
  z.string().min(1).max(200),
  z.strictObject({
    pattern: z.string().min(1).refine(isBoundedPattern, {
      error: 'letters, digits, \\d, sets like [0-9A-F], {n}, ?, groups of alternatives; at most 2 open repetitions, none nested',
    }),
    checkDigit: checkDigitSchema.optional(),
  }),
);
export type IdentifierPattern = z.infer<typeof identifierPatternsSchema>[string];
