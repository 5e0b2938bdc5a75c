/** Values of the ProvisioningService in the types of its definition; the gateway itself checks almost nothing (kura.md §3.3). */
import { AppError } from '../../../../shared/errors/app-error.ts';

export interface TypedAttribute {
  readonly id: string;
  readonly type: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

export type SettingValue = string | number | boolean;

const WHOLE_NUMBERS: ReadonlySet<string> = new Set(['INTEGER', 'LONG', 'SHORT', 'BYTE']);
const NUMBERS: ReadonlySet<string> = new Set([...WHOLE_NUMBERS, 'FLOAT', 'DOUBLE']);

/** The type as an update names it: the definition's, in capitals. */
export function wireType(attribute: TypedAttribute): string {
  return attribute.type.toUpperCase();
}

/** True where the gateway never gives the value back, only the word `placeholder` (kura.md §3.3). */
export function isWriteOnly(attribute: TypedAttribute): boolean {
  return wireType(attribute) === 'PASSWORD';
}

/** `everyware/bad-value` where the value cannot be had in the attribute's type and range. */
export function toWireValue(attribute: TypedAttribute, value: SettingValue): SettingValue {
  const type = wireType(attribute);
  if (type === 'BOOLEAN') return toBoolean(attribute, value);
  if (!NUMBERS.has(type)) return String(value);
  const number = value === '' ? Number.NaN : Number(value);
  const isInRange = number >= bound(attribute.min, -Infinity) && number <= bound(attribute.max, Infinity);
  if (!isInRange || (WHOLE_NUMBERS.has(type) && !Number.isInteger(number))) throw badValue(attribute);
  return number;
}

/** Compares what was read back with what was written; a gateway that stores a number as text has not stored it as meant. */
export function isSameValue(attribute: TypedAttribute, wanted: SettingValue, observed: unknown): boolean {
  return wireType(attribute) === 'STRING' && wanted === ''
    ? observed === '' || observed === undefined || observed === null
    : observed === wanted;
}

function toBoolean(attribute: TypedAttribute, value: SettingValue): boolean {
  const text = String(value);
  if (text !== 'true' && text !== 'false') throw badValue(attribute);
  return text === 'true';
}

function bound(text: string | undefined, otherwise: number): number {
  return text === undefined || text.trim() === '' ? otherwise : Number(text);
}

/** Without the value: it may be a secret. */
function badValue(attribute: TypedAttribute): AppError {
  const range = `${attribute.min ?? ''}…${attribute.max ?? ''}`;
  return new AppError('everyware/bad-value', { params: { property: attribute.id, type: attribute.type, range } });
}
