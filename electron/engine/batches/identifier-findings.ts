/** What is wrong with an identifier in the light of its whole column, and by the pattern that the recipe names for it. */
import { checkDigitAgrees } from '../../../shared/domain/check-digits.ts';
import { MAX_PATTERN_TEXT } from '../../../shared/domain/identifier-pattern.ts';
import { numberForm } from './device-number-rules.ts';
import type { ColumnRule } from './column-rules.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Finding, findError, findWarning } from './finding.ts';
import type { BatchColumn } from './batch-column.ts';
import type { NamedPattern } from './named-pattern.ts';
import { damageFinding, damageForm } from './spreadsheet-damage.ts';

const nothing: readonly Finding[] = [];

/** Of a text that is not empty. */
export function identifierFindings(text: string, { profile, rule }: BatchColumn): readonly Finding[] {
  const trimmed = text.trim();
  const damage = damageForm(trimmed);
  if (damage !== undefined) return [damageFinding(damage, profile?.usualDamage.has(damage) === true)];
  return profile === undefined ? nothing : oddFindings(trimmed, profile, rule);
}

function oddFindings(text: string, profile: ColumnProfile, rule: ColumnRule | undefined): readonly Finding[] {
  const { usualLength, keepsZeros, form } = profile;
  // A number of fixed length has a rule of its own that says more.
  if (rule?.digitCount === undefined && usualLength !== undefined && text.length < usualLength && mayHaveLostZeros(text, profile)) {
    const find = keepsZeros ? findError : findWarning;
    return [find('csv/lost-zeros', { length: String(usualLength) })];
  }
  // Other columns say by their names what they hold.
  const isOdd = form !== undefined && rule?.kind === 'identifier' && numberForm(text) !== form;
  return isOdd ? [findWarning('csv/odd-one-out', { form })] : nothing;
}

/** What takes zeros away takes all of them. */
function mayHaveLostZeros(text: string, { zeroLengths }: ColumnProfile): boolean {
  return /^[1-9]\d*$/.test(text) && !zeroLengths.has(text.length);
}

export function patternFindings(text: string, { pattern, expression, checkDigit }: NamedPattern): readonly Finding[] {
  const trimmed = text.trim();
  const match = trimmed.length > MAX_PATTERN_TEXT ? null : expression.exec(trimmed);
  if (match === null) return [findError('csv/pattern-mismatch', { pattern })];
  if (checkDigit === undefined || checkDigitAgrees(checkDigit, match[1] ?? trimmed)) return nothing;
  return [findError('csv/check-digit', { scheme: checkDigit })];
}
