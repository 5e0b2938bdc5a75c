/**
 * Values of a component's properties in the types of its definition. The gateway itself checks almost nothing: a number sent as text is
 * stored as text, a range is not enforced (kura.md §3.3). So everything is checked here, before it is sent.
 */
import { isInRange, isTextType, type Scalar, toScalar, type TypedAttribute, wireType } from './component-value-type.ts';

/** As a recipe gives it. Numbers beyond 53 bits come as texts. */
export type GivenValue = string | number | boolean | readonly (string | number | boolean)[];
export type WireValue = Scalar | readonly Scalar[];

/**
 * `type`: not of the attribute's type. `range`: outside its bounds, or its length. `option`: none of the values there are. `missing`:
 * empty, and it may not be. `list`: one value for a list, or a list for one value, or too many.
 */
export type Misfit = 'type' | 'range' | 'option' | 'missing' | 'list';
export type Fit = { readonly value: WireValue } | { readonly misfit: Misfit };

export function fitValue(attribute: TypedAttribute, given: GivenValue): Fit {
  const items = Array.isArray(given) ? (given as readonly (string | number | boolean)[]) : undefined;
  if (isList(attribute) !== (items !== undefined)) return { misfit: 'list' };
  return items === undefined ? fitScalar(attribute, given as string | number | boolean) : fitList(attribute, items);
}

/**
 * Compares what is there with what shall be; a gateway that stores a number as text has not stored it as meant. An empty text and an
 * empty list are as good as none: Kura drops them when it saves.
 */
export function isSameValue(attribute: TypedAttribute, wanted: WireValue, observed: unknown): boolean {
  if (Array.isArray(wanted)) {
    const items: readonly Scalar[] = wanted;
    const found: readonly unknown[] = Array.isArray(observed) ? observed : [];
    const isNone = observed === undefined || observed === null;
    return (
      (Array.isArray(observed) || isNone) && items.length === found.length && items.every((item, at) => isSame(attribute, item, found[at]))
    );
  }
  return isSame(attribute, wanted as Scalar, observed);
}

/** True where the gateway holds the wanted number as nearly as a double can: its JSON reader lost the rest (kura.md §3.3). */
export function isRounded(wanted: WireValue, observed: unknown): boolean {
  const pairs: readonly (readonly [unknown, unknown])[] = Array.isArray(wanted)
    ? wanted.map((item, at) => [item, Array.isArray(observed) ? observed[at] : undefined] as const)
    : [[wanted, observed]];
  return (
    pairs.some(([from]) => typeof from === 'bigint') &&
    pairs.every(([from, to]) => from === to || (typeof from === 'bigint' && typeof to === 'bigint' && isNearest(from, to)))
  );
}

export function isList({ cardinality }: TypedAttribute): boolean {
  return Math.abs(cardinality ?? 0) > 1;
}

function fitList(attribute: TypedAttribute, items: readonly (string | number | boolean)[]): Fit {
  if (items.length === 0 && attribute.isRequired === true) return { misfit: 'missing' };
  if (items.length > Math.abs(attribute.cardinality ?? 0)) return { misfit: 'list' };
  const values: Scalar[] = [];
  for (const item of items) {
    const fit = fitScalar(attribute, item);
    if ('misfit' in fit) return fit;
    values.push(fit.value as Scalar);
  }
  return { value: values };
}

function fitScalar(attribute: TypedAttribute, given: string | number | boolean): Fit {
  const isText = isTextType(attribute);
  const text = isText || wireType(attribute) === 'CHAR' ? String(given) : String(given).trim();
  if (text === '' && (!isText || attribute.isRequired === true)) return { misfit: 'missing' };
  const value = toScalar(attribute, text);
  if (value === undefined) return { misfit: 'type' };
  if (!isInRange(attribute, value)) return { misfit: 'range' };
  const options = attribute.options ?? [];
  const isOption = options.length === 0 || options.some((option) => toScalar(attribute, option) === value);
  return isOption || (text === '' && attribute.isRequired !== true) ? { value } : { misfit: 'option' };
}

function isSame(attribute: TypedAttribute, wanted: Scalar, observed: unknown): boolean {
  if (wanted === '' && isTextType(attribute)) return observed === '' || observed === undefined || observed === null;
  if (wireType(attribute) === 'FLOAT' && typeof observed === 'number') return Math.fround(Number(wanted)) === Math.fround(observed);
  // A large DOUBLE may come written as a whole number.
  if (typeof wanted === 'number' && typeof observed === 'bigint') return wanted === Number(observed);
  return wanted === observed;
}

/** Also the largest `long`, to which Java cuts what lies beyond. */
function isNearest(wanted: bigint, observed: bigint): boolean {
  return Number(wanted) === Number(observed);
}
