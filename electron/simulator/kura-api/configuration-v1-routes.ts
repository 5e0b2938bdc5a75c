/** `configuration/v1` of ESF 7.0 (kura.md §3.3): bare lists, types as in snapshot files. */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { ComponentStore } from '../kura/component-store.ts';
import { type Attribute, type ComponentTemplate, type Definition, type Values, valueTypes } from '../kura/definitions.ts';
import { updatesOf } from './component-json.ts';
import type { ConfigurationTimes } from './configuration-routes.ts';
import { ApiError, ok } from './reply.ts';
import { type Routes, guarded } from './routes.ts';

const BASE = '/configuration/v1';

const typeSchema = z
  .string()
  .transform((name) => name.toUpperCase())
  .pipe(z.enum(valueTypes));
const updateSchema = z.object({
  takeSnapshot: z.boolean().optional(),
  componentConfigurations: z.array(
    z.object({
      pid: z.string(),
      properties: z
        .record(z.string(), z.object({ array: z.boolean().optional(), type: typeSchema, value: z.unknown().optional() }))
        .optional(),
    }),
  ),
});

export function configurationV1Routes(components: ComponentStore, { updateMs, onUpdate }: ConfigurationTimes): Routes {
  return {
    [`GET ${BASE}/configurableComponents`]: guarded(() => ok(components.templates().map(({ pid }) => pid))),
    [`GET ${BASE}/configurableComponents/configurations`]: guarded(() =>
      ok(components.templates().map((template) => componentV1(template, components.values(template.pid)))),
    ),
    [`POST ${BASE}/configurableComponents/configurations/_update`]: guarded(async ({ body }) => {
      const parsed = updateSchema.safeParse(body);
      if (!parsed.success) throw new ApiError(400, `Bad request: ${parsed.error.issues[0]?.message ?? ''}`);
      if (updateMs > 0) await delay(updateMs);
      const failures = components.update(updatesOf(parsed.data.componentConfigurations), parsed.data.takeSnapshot ?? false);
      onUpdate();
      return failures.length === 0 ? ok() : { status: 500, json: { failures } };
    }),
    [`GET ${BASE}/snapshots`]: guarded(() => ok(components.snapshots().map(({ id }) => id))),
    [`GET ${BASE}/snapshots/{id}`]: guarded(({ lastName }) => {
      const snapshot = components.snapshots().find(({ id }) => String(id) === lastName);
      if (snapshot === undefined) throw new ApiError(404, 'Not Found');
      return ok([...snapshot.components].map(([pid, values]) => ({ pid, properties: propertiesV1(values) })));
    }),
    [`POST ${BASE}/snapshots/_write`]: guarded(() => {
      const written = components.writeSnapshot();
      return typeof written === 'number' ? ok(written) : { status: 500, json: { failures: [written] } };
    }),
  };
}

function componentV1({ pid, definition, factoryPid }: ComponentTemplate, values: Values): object {
  const factory = factoryPid === undefined ? {} : { 'service.factoryPid': { array: false, type: 'String', value: factoryPid } };
  return { pid, definition: definitionV1(definition), properties: { ...propertiesV1(values), ...factory } };
}

/** Passwords come as they are stored: masking came with 5.4 (kura.md §3.3). */
function propertiesV1(values: Values): object {
  return Object.fromEntries(
    [...values].map(([name, { type, value }]) => [name, { array: Array.isArray(value), type: titleCase(type), value }]),
  );
}

function definitionV1({ ad, ...rest }: Definition): object {
  return { ...rest, otherAttributes: {}, ad: ad.map(attributeV1) };
}

function attributeV1({ defaultValue, isRequired, type, ...rest }: Attribute): object {
  return { ...rest, type: titleCase(type), _default: defaultValue, required: isRequired, otherAttributes: {} };
}

function titleCase(type: string): string {
  return type.charAt(0) + type.slice(1).toLowerCase();
}
