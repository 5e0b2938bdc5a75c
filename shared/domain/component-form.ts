/**
 * Any component's definition as a form (kura.md §3.3): one field for each property, with what its author says of it and what the gateway
 * has. Values are texts, so that 64-bit numbers survive every wire; a password is never part of it.
 */
import { z } from 'zod';
import { isList } from './component-value.ts';
import { isTextType, isWriteOnly, toScalar, type TypedAttribute, wireType } from './component-value-type.ts';
import { splitList, toFormText } from './component-form-text.ts';

/** What a definition says beside the type, for people. */
export interface DescribedAttribute extends TypedAttribute {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly defaultValue?: string | undefined;
  /** By the option's value. */
  readonly optionLabels?: Readonly<Record<string, string>> | undefined;
}

export interface DescribedComponent {
  readonly pid: string;
  readonly factoryPid?: string | undefined;
  readonly definition?:
    | { readonly name?: string | undefined; readonly description?: string | undefined; readonly attributes: readonly DescribedAttribute[] }
    | undefined;
  readonly properties: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;
}

const formValueSchema = z.union([z.string(), z.array(z.string())]);

export const formFieldSchema = z.strictObject({
  id: z.string(),
  /** The definition's name for it, or the id. */
  label: z.string(),
  help: z.string().optional(),
  /** As Kura names it: `INTEGER`. */
  type: z.string(),
  /** `filter`: an OSGi filter that binds another service. `read-only`: no definition describes it, or its type is not known. */
  kind: z.enum(['text', 'text-area', 'number', 'flag', 'choice', 'password', 'filter', 'read-only']),
  /** Takes several values, at most so many. */
  listOf: z.int().min(2).optional(),
  required: z.boolean(),
  /** Of the number, or of the text's length. */
  min: z.string().optional(),
  max: z.string().optional(),
  default: formValueSchema.optional(),
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
  /** What the gateway has; left out where it has none, and for passwords always. */
  value: formValueSchema.optional(),
  /** Of passwords: whether the gateway has one is all that it tells, and not always. */
  password: z.enum(['set', 'unknown']).optional(),
  /** What the gateway has is of another type: the component may not be able to read it. */
  isMistyped: z.boolean(),
});
export type FormField = z.infer<typeof formFieldSchema>;

export const componentFormSchema = z.strictObject({
  pid: z.string(),
  name: z.string(),
  help: z.string().optional(),
  factoryPid: z.string().optional(),
  fields: z.array(formFieldSchema),
});
export type ComponentForm = z.infer<typeof componentFormSchema>;

/** Ends the description of a text that wants more than a line. */
const TEXT_AREA = /\|\s*TextArea\s*$/i;
const OWN = new Set(['kura.service.pid', 'service.pid', 'service.factoryPid', 'component.name', 'component.id']);

/** Declared properties in the definition's order, then what the gateway has beside them, to look at only. */
export function componentForm(component: DescribedComponent): ComponentForm {
  const { pid, factoryPid, definition, properties } = component;
  const attributes = definition?.attributes ?? [];
  const declared = new Set(attributes.map(({ id }) => id));
  const others = Object.keys(properties).filter((id) => !declared.has(id) && !isOwnProperty(id));
  return {
    pid,
    name: definition?.name ?? pid,
    ...given('help', definition?.description),
    ...given('factoryPid', factoryPid),
    fields: [
      ...attributes.map((attribute) => fieldOf(attribute, properties[attribute.id]?.value)),
      ...others.toSorted().map((id) => otherField(id, properties[id] ?? { type: 'STRING', value: undefined })),
    ],
  };
}

function fieldOf(attribute: DescribedAttribute, current: unknown): FormField {
  const kind = kindOf(attribute);
  const { id, name, description, min, max, defaultValue, isRequired } = attribute;
  const isPassword = kind === 'password';
  return {
    id,
    label: name ?? id,
    ...given('help', description?.replace(TEXT_AREA, '').trim() || undefined),
    type: wireType(attribute) ?? attribute.type,
    kind,
    ...(isList(attribute) ? { listOf: Math.abs(attribute.cardinality ?? 0) } : {}),
    required: isRequired === true,
    ...given('min', min),
    ...given('max', max),
    ...given('default', defaultValue === undefined || isPassword ? undefined : defaultOf(attribute, defaultValue)),
    ...optionsOf(attribute),
    ...(isPassword ? { password: isNothing(current) ? 'unknown' : 'set' } : given('value', toFormText(current))),
    isMistyped: !isPassword && !isNothing(current) && !isOfType(attribute, current),
  };
}

/** No definition says whether it is a secret, so its name does. */
function otherField(id: string, { type, value }: { readonly type: string; readonly value: unknown }): FormField {
  const isSecret = holdsSecret({ id, type });
  const base = { id, label: id, type: wireType({ type }) ?? type, required: false, isMistyped: false } as const;
  if (isSecret) return { ...base, kind: 'read-only', password: isNothing(value) ? 'unknown' : 'set' };
  return { ...base, kind: 'read-only', ...given('value', toFormText(value)) };
}

function kindOf(attribute: DescribedAttribute): FormField['kind'] {
  const type = wireType(attribute);
  if (type === undefined) return 'read-only';
  if (holdsSecret(attribute)) return 'password';
  if ((attribute.options ?? []).length > 0) return 'choice';
  if (type === 'BOOLEAN') return 'flag';
  if (attribute.id.endsWith('.target')) return 'filter';
  if (type !== 'CHAR' && !isTextType(attribute)) return 'number';
  return TEXT_AREA.test(attribute.description ?? '') ? 'text-area' : 'text';
}

function optionsOf({ options = [], optionLabels }: DescribedAttribute): Pick<FormField, 'options'> {
  return options.length === 0 ? {} : { options: options.map((value) => ({ value, label: optionLabels?.[value] ?? value })) };
}

function defaultOf(attribute: TypedAttribute, text: string): string | string[] {
  return isList(attribute) ? [...splitList(text)] : text;
}

function isOfType(attribute: TypedAttribute, current: unknown): boolean {
  if (wireType(attribute) === undefined) return true;
  if (Array.isArray(current) !== isList(attribute)) return false;
  return [current].flat().every((item) => {
    const isText = isTextType(attribute) || wireType(attribute) === 'CHAR';
    return (typeof item === 'string') === isText && toScalar(attribute, String(item)) !== undefined;
  });
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [Name in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [Name in Key]?: Value });
}

/** Also users of the console, whose passwords stand as plain hashes in a text (kura.md §2.4). */
const SECRET_NAME = /pass(?:word|wd|phrase)|secret|token|credential|private[._-]?key|^users\.config$/i;

/** A password, or a text whose name says that it holds a secret: never shown. */
export function holdsSecret({ id, type }: Pick<TypedAttribute, 'id' | 'type'>): boolean {
  return isWriteOnly({ type }) || (isTextType({ type }) && SECRET_NAME.test(id));
}

/** What every component has and nobody configures. */
export function isOwnProperty(id: string): boolean {
  return OWN.has(id);
}
