/** Numbers that have a form of their own whoever makes the device: MAC address, IMEI, ICCID, EUI-64. Each rule gets a text that is not empty. */
import { hasLuhn } from '../../../shared/domain/check-digits.ts';
import { identifierKey, isBlankIdentity } from '../../../shared/domain/identifiers.ts';
import { lettersToDigits } from './cell-characters.ts';
import { type Finding, findError, findWarning } from './finding.ts';

export type CellRule = (text: string) => readonly Finding[];

const nothing: readonly Finding[] = [];

const MAC_FORMS = /^(?:[0-9a-f]{12}|[0-9a-f]{2}(?:([:\-.])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})$/i;
const EUI64_FORMS =
  /^(?:[0-9a-f]{16}|[0-9a-f]{2}(?:([:\-.])[0-9a-f]{2})(?:\1[0-9a-f]{2}){6}|[0-9a-f]{4}([.:-])[0-9a-f]{4}\2[0-9a-f]{4}\2[0-9a-f]{4})$/i;

export const MAC_DIGITS = 12;
export const IMEI_DIGITS = 15;

export function macRule(text: string): readonly Finding[] {
  if (isUsualMac(text)) return nothing;
  const trimmed = text.trim();
  if (!MAC_FORMS.test(trimmed)) return [hexadecimalFault(trimmed, MAC_FORMS) ?? lostZeros(trimmed, MAC_DIGITS) ?? findError('csv/bad-mac')];
  const digits = identifierKey('macAddress', trimmed);
  if (/^(0{12}|F{12})$/.test(digits)) return [findError('csv/placeholder-value')];
  // The lowest bit of the first byte marks addresses of groups (IEEE 802): no interface has one of its own.
  return (Number.parseInt(digits.slice(0, 2), 16) & 1) === 1 ? [findWarning('csv/group-mac')] : [];
}

/**
 * With colons, neither of a group nor all the same digit at its beginning: nearly every cell of nearly every file, so it is told by its
 * characters, in a tenth of the time.
 */
function isUsualMac(text: string): boolean {
  if (text.length !== 17) return false;
  for (let at = 0; at < 17; at += 1) {
    const unit = text.charCodeAt(at);
    if (at % 3 === 2 ? unit !== 0x3a : !isHexadecimal(unit)) return false;
  }
  const isOfGroup = (hexadecimalValue(text.charCodeAt(1)) & 1) === 1;
  return !isOfGroup && text.slice(0, 2) !== text.slice(3, 5);
}

function isHexadecimal(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x66);
}

/** Letters begin at 9 more than their lowest bits say. */
function hexadecimalValue(unit: number): number {
  return unit <= 0x39 ? unit - 0x30 : (unit & 0xf) + 9;
}

/** IEEE guidelines for EUI-64: 16 hexadecimal digits. */
export function eui64Rule(text: string): readonly Finding[] {
  const trimmed = text.trim();
  if (!EUI64_FORMS.test(trimmed)) return [hexadecimalFault(trimmed, EUI64_FORMS) ?? lostZeros(trimmed, 16) ?? findError('csv/bad-eui64')];
  return /^(0{16}|f{16})$/i.test(trimmed.replaceAll(/[:\-.]/g, '')) ? [findError('csv/placeholder-value')] : [];
}

/** A letter that is read as a digit, where the rest is as it should be. */
function hexadecimalFault(text: string, form: RegExp): Finding | undefined {
  const character = /[OoIl|]/.exec(text)?.[0];
  if (character === undefined || !form.test(lettersToDigits(text))) return undefined;
  return findError('csv/look-alike-character', { character, like: lettersToDigits(character) });
}

/** Only digits and too few of them: a spreadsheet took the text for a number. At most four zeros are believed to be lost. */
function lostZeros(text: string, length: number): Finding | undefined {
  if (!/^\d+$/.test(text) || text.length >= length || text.length < length - 4) return undefined;
  return findError('csv/lost-zeros', { length: String(length) });
}

/**
 * 15 digits, the last one a check digit (3GPP TS 23.003 §6.2.1). On the air the check digit is sent as 0, and some tools write it so;
 * an IMEISV has 16 digits and no check digit (§6.2.2).
 */
export function imeiRule(text: string): readonly Finding[] {
  if (isBlankIdentity(text)) return [findError('csv/placeholder-value')];
  const digits = text.trim();
  if (!/^\d+$/.test(digits)) return [decimalFault(digits) ?? findError('csv/bad-imei')];
  if (/^0+$/.test(digits)) return [findError('csv/placeholder-value')];
  if (digits.length === 14) return [shortImei(digits)];
  if (digits.length === 16) return [findWarning('csv/imei-with-version')];
  if (digits.length !== IMEI_DIGITS) return [findError('csv/bad-imei')];
  if (hasLuhn(digits)) return [];
  return [digits.endsWith('0') ? findWarning('csv/odd-imei') : findError('csv/bad-imei')];
}

/** With a zero before it the check digit agrees: then the zero is what is missing. */
function shortImei(digits: string): Finding {
  return hasLuhn(`0${digits}`)
    ? findWarning('csv/lost-zeros', { length: String(IMEI_DIGITS) })
    : findWarning('csv/imei-without-check-digit');
}

/** Cards of China may have letters, and their last digit need not be a check digit. */
const CHINESE_CARD = /^8986[0-9A-F]{15,16}$/i;

/** 89, then 17 or 18 digits of which the last one is a check digit (ITU-T E.118 §4.1); some cards print a letter F to fill up. */
export function iccidRule(text: string): readonly Finding[] {
  const digits = text.trim().replaceAll(/[ -]/g, '').replace(/f$/i, '');
  if (CHINESE_CARD.test(digits)) return hasLuhn(digits) ? [] : [findWarning('csv/odd-iccid')];
  if (!/^\d+$/.test(digits)) return [decimalFault(digits) ?? findError('csv/bad-iccid')];
  const isCard = (digits.length === 19 || digits.length === 20) && digits.startsWith('89');
  if (!isCard) return [findError('csv/bad-iccid')];
  if (hasLuhn(digits)) return [];
  // 19 digits may be a number of 20 without its check digit.
  return [digits.length === 19 ? findWarning('csv/odd-iccid') : findError('csv/bad-iccid')];
}

function decimalFault(text: string): Finding | undefined {
  const character = /[OoIl|]/.exec(text)?.[0];
  if (character === undefined || !/^\d+$/.test(lettersToDigits(text))) return undefined;
  return findError('csv/look-alike-character', { character, like: lettersToDigits(character) });
}

/** What a number is by its form alone; undefined where it may be anything. */
export type NumberForm = 'MAC' | 'EUI-64' | 'IMEI' | 'ICCID';

export function numberForm(text: string): NumberForm | undefined {
  if (text.length < MAC_DIGITS || text.length > 23) return undefined;
  if (text.length === IMEI_DIGITS && /^\d{15}$/.test(text) && hasLuhn(text)) return 'IMEI';
  if (text.startsWith('89') && /^89\d{17,18}$/.test(text)) return 'ICCID';
  if (isUsualMac(text) || MAC_FORMS.test(text)) return 'MAC';
  return EUI64_FORMS.test(text) ? 'EUI-64' : undefined;
}
