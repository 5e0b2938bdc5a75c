/**
 * Kura's answers as the station needs them (kura.md §3.2 to §3.4). Members that are not used are not checked, and what older or newer
 * gateways leave out is optional, so that only an answer that means something else is refused.
 */
import { z } from 'zod';
import type { AttributeDefinition, Component } from '../gateway.ts';

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

const attributeSchema = z
  .object({
    id: z.string(),
    name: optionalText,
    type: z.string(),
    cardinality: z.number().nullish(),
    min: optionalText,
    max: optionalText,
    defaultValue: optionalText,
    isRequired: z.boolean().nullish(),
    option: z.array(z.object({ label: optionalText, value: textSchema })).nullish(),
  })
  .transform(
    ({ option, ...attribute }): AttributeDefinition => ({
      ...attribute,
      options: (option ?? []).map(({ value }) => value),
      cardinality: attribute.cardinality ?? undefined,
      isRequired: attribute.isRequired ?? undefined,
    }),
  );

const definitionSchema = z
  .object({
    id: z.string(),
    name: optionalText,
    icon: z.array(z.object({ resource: z.string().nullish() })).nullish(),
    ad: z.array(attributeSchema).nullish(),
  })
  .transform(({ id, name, icon, ad }) => ({
    id,
    name,
    iconResources: (icon ?? []).flatMap(({ resource }) => (typeof resource === 'string' ? [resource] : [])),
    attributes: ad ?? [],
  }));

/** A property without `value` is set to null (kura.md §3.3). */
const propertySchema = z
  .object({ type: z.string(), value: z.unknown().optional() })
  .transform(({ type, value }) => ({ type, value: value ?? null }));

const componentSchema = z
  .object({
    pid: z.string(),
    factoryPid: optionalText,
    definition: definitionSchema.nullish(),
    properties: z.record(z.string(), propertySchema).nullish(),
  })
  .transform(
    ({ pid, factoryPid, definition, properties }): Component => ({
      pid,
      factoryPid,
      definition: definition ?? undefined,
      properties: properties ?? {},
    }),
  );

export const componentsSchema = z.object({ configs: z.array(componentSchema) });

export const snapshotIdsSchema = z.object({ ids: z.array(z.union([z.number(), z.bigint()])) });

/** Kura's documents say `id`, its code and tests `keystoreServicePid` (kura.md §3.5). */
export const keystoresSchema = z
  .array(z.object({ keystoreServicePid: z.string().nullish(), id: z.string().nullish() }))
  .transform((keystores) => keystores.flatMap(({ keystoreServicePid, id }) => keystoreServicePid ?? id ?? []));

/** The certificate's text comes only with questions about one keystore or one entry. */
export const keystoreEntrySchema = z.object({ alias: z.string(), type: z.string().nullish(), certificate: z.string().nullish() });
export const keystoreEntriesSchema = z.array(keystoreEntrySchema);
