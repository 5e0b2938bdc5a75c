/**
 * Kura's answers as the station needs them (kura.md §3.2 to §3.4). Members that are not used are not checked, and what older or newer
 * gateways leave out is optional, so that only an answer that means something else is refused.
 */
import { z } from 'zod';
import type { AttributeDefinition, Component, PropertyValue } from '../gateway.ts';

export const loginAnswerSchema = z.object({ passwordChangeNeeded: z.boolean().optional() });
export const xsrfAnswerSchema = z.object({ xsrfToken: z.string().min(1) });

const scalarSchema = z.union([z.string(), z.number(), z.bigint(), z.boolean()]);
const textSchema = scalarSchema.transform(String);
const optionalText = textSchema.nullish().transform((text) => text ?? undefined);

/** Numbers and flags become texts; what is no scalar is no property. */
export const systemPropertiesSchema = z.record(z.string(), z.unknown()).transform((properties) => {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(properties)) {
    const text = textSchema.safeParse(value);
    if (text.success) texts[name] = text.data;
  }
  return texts;
});

export const kuraPropertiesSchema = z.object({ kuraProperties: z.record(z.string(), textSchema) });

export const componentPidsSchema = z.object({
  components: z.array(z.object({ pid: z.string(), factoryPid: optionalText })),
});

const attributeParts = {
  id: z.string(),
  name: optionalText,
  description: optionalText,
  type: z.string(),
  cardinality: z.number().nullish(),
  min: optionalText,
  max: optionalText,
  option: z.array(z.object({ label: optionalText, value: textSchema })).nullish(),
};

const attributeSchema = z.object({ ...attributeParts, defaultValue: optionalText, isRequired: z.boolean().nullish() }).transform(
  ({ option, ...attribute }): AttributeDefinition => ({
    ...attribute,
    ...optionsOf(option ?? []),
    cardinality: attribute.cardinality ?? undefined,
    isRequired: attribute.isRequired ?? undefined,
  }),
);

/** As `configuration/v1` writes it: types as in snapshot files, `_default` and `required` (kura.md §3.3). */
export const attributeV1Schema = z.object({ ...attributeParts, _default: optionalText, required: z.boolean().nullish() }).transform(
  ({ option, _default, required, type, ...attribute }): AttributeDefinition => ({
    ...attribute,
    type: type.toUpperCase(),
    defaultValue: _default,
    ...optionsOf(option ?? []),
    cardinality: attribute.cardinality ?? undefined,
    isRequired: required ?? undefined,
  }),
);

function optionsOf(options: readonly { readonly label?: string | undefined; readonly value: string }[]) {
  const labels = options.flatMap(({ label, value }) => (label === undefined ? [] : [[value, label] as const]));
  const optionLabels = labels.length === 0 ? {} : { optionLabels: Object.fromEntries(labels) };
  return { options: options.map(({ value }) => value), ...optionLabels };
}

/** The names of a definition's icons. */
const iconsSchema = z
  .array(z.object({ resource: z.string().nullish() }))
  .nullish()
  .transform((icons) => (icons ?? []).flatMap(({ resource }) => (typeof resource === 'string' ? [resource] : [])));

/** How one version of the configuration API writes the parts of a component. */
interface ComponentParts {
  readonly attribute: z.ZodType<AttributeDefinition>;
  readonly property: z.ZodType<PropertyValue>;
}

/** A component as every version of the configuration API names its parts. */
export function componentWith({ attribute, property }: ComponentParts): z.ZodType<Component> {
  const definition = z
    .object({ id: z.string(), name: optionalText, description: optionalText, icon: iconsSchema, ad: z.array(attribute).nullish() })
    .transform(({ icon, ad, ...named }) => ({ ...named, iconResources: icon, attributes: ad ?? [] }));
  return z
    .object({
      pid: z.string(),
      factoryPid: optionalText,
      definition: definition.nullish(),
      properties: z.record(z.string(), property).nullish(),
    })
    .transform(({ definition: given, properties, ...named }) => ({
      ...named,
      definition: given ?? undefined,
      properties: properties ?? {},
    }));
}

/** A property without `value` is set to null (kura.md §3.3). */
const propertySchema = z
  .object({ type: z.string(), value: z.unknown().optional() })
  .transform(({ type, value }) => ({ type, value: value ?? null }));

const componentSchema = componentWith({ attribute: attributeSchema, property: propertySchema });

export const componentsSchema = z.object({ configs: z.array(componentSchema) });

export const snapshotIdSchema = z.object({ id: z.union([z.number(), z.bigint()]) });
export const snapshotIdsSchema = z.object({ ids: z.array(z.union([z.number(), z.bigint()])) });

/** Kura's documents say `id`, its code and tests `keystoreServicePid` (kura.md §3.5). */
export const keystoresSchema = z
  .array(z.object({ keystoreServicePid: z.string().nullish(), id: z.string().nullish(), type: optionalText, size: z.number().nullish() }))
  .transform((keystores) =>
    keystores.flatMap(({ keystoreServicePid, id, type, size }) => {
      const pid = keystoreServicePid ?? id;
      return typeof pid === 'string' ? [{ pid, type: type ?? '', size: size ?? 0 }] : [];
    }),
  );

/** The certificate's text comes only with questions about one keystore or one entry. */
export const keystoreEntrySchema = z.object({
  alias: z.string(),
  type: z.string().nullish(),
  algorithm: optionalText,
  certificate: z.string().nullish(),
  certificateChain: z.array(z.string()).nullish(),
});
export const keystoreEntriesSchema = z.array(keystoreEntrySchema);
export const signingRequestSchema = z.object({ signingRequest: z.string().min(1) });
