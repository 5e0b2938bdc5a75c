/**
 * What a form, a recipe or a file wants of a component, held to the component's definition before anything is sent: the gateway itself
 * checks almost nothing (kura.md §3.3). The one place of these rules.
 */
import { AppError } from '../errors/app-error.ts';
import { closestName } from './closest-name.ts';
import type { DescribedAttribute, DescribedComponent } from './component-form.ts';
import { splitList } from './component-form-text.ts';
import { misfitError } from './component-misfit.ts';
import { fitValue, type GivenValue, isList, type WireValue } from './component-value.ts';
import { isTextType, isWriteOnly, wireType } from './component-value-type.ts';

/** The word that a gateway answers instead of a password: whoever has it as a value copied it from there. */
export const PASSWORD_ECHO = 'placeholder';

/** Null clears the property. */
export type WantedValue = WireValue | null;

export interface FormProblem {
  readonly pid: string;
  readonly name: string;
  readonly error: AppError;
}

export interface CheckedForm {
  /** By property id; complete where there are no problems. */
  readonly values: ReadonlyMap<string, WantedValue>;
  readonly problems: readonly FormProblem[];
}

/** Every problem of a form, not the first only; texts are taken as they are typed. */
export function checkForm(component: DescribedComponent, typed: Readonly<Record<string, GivenValue | null>>): CheckedForm {
  const { pid } = component;
  const values = new Map<string, WantedValue>();
  const problems: FormProblem[] = [];
  for (const [name, given] of Object.entries(typed)) {
    try {
      const attribute = attributeOf(component, name);
      values.set(name, wantedValue(attribute, asTyped(attribute, given)));
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      problems.push({ pid, name, error: thrown });
    }
  }
  const missing = missingRequired(component, values);
  if (problems.length === 0 && missing.length > 0) {
    const error = new AppError('component/missing-required', { params: { pid, names: missing.join(', ') } });
    problems.push(...missing.map((name) => ({ pid, name, error })));
  }
  return { values, problems };
}

/**
 * `component/unsupported-type`, `/placeholder-value`, and what `misfitError` gives. Null clears: `component/value-missing` where the
 * property has to have a value.
 */
export function wantedValue(attribute: DescribedAttribute, given: GivenValue | null): WantedValue {
  const name = attribute.id;
  if (wireType(attribute) === undefined) throw new AppError('component/unsupported-type', { params: { name, type: attribute.type } });
  if (given === null) {
    if (attribute.isRequired === true) throw misfitError(attribute, 'missing');
    return null;
  }
  const fit = fitValue(attribute, given);
  if ('misfit' in fit) throw misfitError(attribute, fit.misfit);
  if (isWriteOnly(attribute) && [fit.value].flat().includes(PASSWORD_ECHO))
    throw new AppError('component/placeholder-value', { params: { name } });
  return fit.value;
}

/** By id only: Kura stores a property of an unknown name without a word, and nothing ever reads it. `component/unknown-property`. */
export function attributeOf<Attribute extends DescribedAttribute>(
  { pid, definition }: { readonly pid: string; readonly definition?: { readonly attributes: readonly Attribute[] } | undefined },
  name: string,
): Attribute {
  const attributes = definition?.attributes ?? [];
  const found = attributes.find(({ id }) => id === name);
  if (found !== undefined) return found;
  const labelled = attributes.find((attribute) => attribute.name?.toLowerCase() === name.toLowerCase());
  const ids = attributes.map(({ id }) => id);
  throw new AppError('component/unknown-property', { params: { pid, name, suggestion: labelled?.id ?? closestName(name, ids) ?? '–' } });
}

/** Properties without which the component does not start: neither on the gateway nor wanted; the gateway would take the update all the same. */
export function missingRequired(component: DescribedComponent, wanted: ReadonlyMap<string, WantedValue>): readonly string[] {
  const lacking = (component.definition?.attributes ?? []).filter(({ id, isRequired, defaultValue }) => {
    const value = wanted.has(id) ? wanted.get(id) : component.properties[id]?.value;
    return isRequired === true && defaultValue === undefined && (value === undefined || value === null);
  });
  return lacking.map(({ id }) => id);
}

/** One text for a list is its items; nothing typed for a number or a choice that may be without is no value. */
function asTyped(attribute: DescribedAttribute, given: GivenValue | null): GivenValue | null {
  if (typeof given !== 'string') return given;
  if (isList(attribute)) return splitList(given);
  const mayBeNothing = attribute.isRequired !== true && !isTextType(attribute);
  return mayBeNothing && given.trim() === '' && given !== ' ' ? null : given;
}
