/** The types of component properties (kura.md §3.3), and single values in them. */

/** As an attribute's definition gives it; min, max and options are texts. */
export interface TypedAttribute {
  readonly id: string;
  readonly type: string;
  /** More than one value, either way of zero: a list (OSGi's arrays and vectors alike). */
  readonly cardinality?: number | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly options?: readonly string[] | undefined;
}

export type Scalar = string | number | bigint | boolean;

const WHOLE_RANGES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  BYTE: [-128n, 127n],
  SHORT: [-32_768n, 32_767n],
  INTEGER: [-2_147_483_648n, 2_147_483_647n],
  LONG: [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
};
const LARGEST_FLOAT = 3.402_823_466_385_288_6e38;
const TEXTS: ReadonlySet<string> = new Set(['STRING', 'PASSWORD']);
const OTHERS: ReadonlySet<string> = new Set(['CHAR', 'BOOLEAN', 'FLOAT', 'DOUBLE']);

/** The type as an update names it: in capitals, whatever the definition writes. Undefined for one that Kura does not have. */
export function wireType({ type }: Pick<TypedAttribute, 'type'>): string | undefined {
  const name = type.toUpperCase() === 'CHARACTER' ? 'CHAR' : type.toUpperCase();
  return Object.hasOwn(WHOLE_RANGES, name) || TEXTS.has(name) || OTHERS.has(name) ? name : undefined;
}

/** True where the gateway never gives the value back, only the word `placeholder` (kura.md §3.3). */
export function isWriteOnly(attribute: Pick<TypedAttribute, 'type'>): boolean {
  return wireType(attribute) === 'PASSWORD';
}

export function isTextType(attribute: Pick<TypedAttribute, 'type'>): boolean {
  return TEXTS.has(wireType(attribute) ?? '');
}

/** Undefined where the text is no value of this type. Whole numbers beyond 53 bits become bigints. */
export function toScalar(attribute: Pick<TypedAttribute, 'type'>, text: string): Scalar | undefined {
  const type = wireType(attribute) ?? '';
  if (TEXTS.has(type)) return text;
  const range = WHOLE_RANGES[type];
  if (range !== undefined) return toWhole(text, range);
  if (type === 'BOOLEAN') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (type === 'CHAR') return text.length === 1 ? text : undefined;
  return toFraction(text, type === 'FLOAT' ? LARGEST_FLOAT : Number.MAX_VALUE);
}

/** The type's own range, or the narrower one of the definition; for texts it is the length that counts. */
export function isInRange(attribute: TypedAttribute, value: Scalar): boolean {
  if (typeof value === 'boolean' || wireType(attribute) === 'CHAR') return true;
  const measured = typeof value === 'string' ? value.length : value;
  return measured >= bound(attribute.min, -Infinity) && measured <= bound(attribute.max, Infinity);
}

/** What a person has to know to give another value: `INTEGER 1…65535`. */
export function rangeText({ min, max }: Pick<TypedAttribute, 'min' | 'max'>): string {
  return `${min ?? ''}…${max ?? ''}`;
}

function toWhole(text: string, [lowest, highest]: readonly [bigint, bigint]): number | bigint | undefined {
  if (!/^[+-]?\d{1,19}$/.test(text)) return undefined;
  const value = BigInt(text);
  if (value < lowest || value > highest) return undefined;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function toFraction(text: string, largest: number): number | undefined {
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) <= largest ? value : undefined;
}

/** A bound that is no number is none: the definition's author meant something that only the component knows. */
function bound(text: string | undefined, otherwise: number): number | bigint {
  const trimmed = text?.trim() ?? '';
  if (/^[+-]?\d+$/.test(trimmed)) return BigInt(trimmed);
  const value = trimmed === '' ? Number.NaN : Number(trimmed);
  return Number.isNaN(value) ? otherwise : value;
}
